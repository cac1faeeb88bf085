import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import {
  auditFileQuerySchema,
  auditPageSchema,
  auditQuerySchema,
  idParamSchema,
  pageQuerySchema,
  type AuditFileQuery,
  type AuditPage,
  type IdParam,
  type PageQuery,
} from '@glabella/contracts';
import { csvAnswer } from '../files/csv-answer';
import { Access, RECORD_READERS } from '../http/access';
import { Answers, AnswersFile } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { AuditQueries, type CheckedAuditQuery } from './audit-queries';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditQueries) {}

  @Get('audit')
  @Access.roles('administrator')
  @Answers(auditPageSchema)
  page(
    @CurrentCaller() caller: Caller,
    @Query({ schema: auditQuerySchema }) query: CheckedAuditQuery,
  ): Promise<AuditPage> {
    return this.audit.page(caller, query);
  }

  @Get('audit/export')
  @Access.roles('administrator')
  @AnswersFile('text/csv')
  async export(
    @CurrentCaller() caller: Caller,
    @Query({ schema: auditFileQuerySchema }) { format, ...filters }: AuditFileQuery,
  ): Promise<StreamableFile> {
    return csvAnswer(await this.audit.export(caller, filters), format);
  }

  @Get('patients/:id/access')
  @Access.roles(...RECORD_READERS)
  @Answers(auditPageSchema)
  accessTo(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<AuditPage> {
    return this.audit.accessTo(caller, id, query);
  }
}
