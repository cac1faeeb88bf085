import {
  emptyBodySchema,
  idParamSchema,
  recordRefSchema,
  savedReportContentSchema,
  savedReportListSchema,
  type IdParam,
  type RecordRef,
  type SavedReportContent,
  type SavedReportList,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Access, REPORT_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { SavedReportsService } from './saved-reports.service';

@Controller('saved-reports')
export class SavedReportsController {
  constructor(private readonly reports: SavedReportsService) {}

  @Get()
  @Access.roles(...REPORT_READERS)
  @Answers(savedReportListSchema)
  list(@CurrentCaller() caller: Caller): Promise<SavedReportList> {
    return this.reports.list(caller);
  }

  @Post()
  @Access.roles(...REPORT_READERS)
  @Answers(recordRefSchema, { status: 201 })
  save(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: savedReportContentSchema }) body: SavedReportContent,
  ): Promise<RecordRef> {
    return this.reports.save(caller, key, body);
  }

  @Put(':id')
  @Access.roles(...REPORT_READERS)
  @Answers(recordRefSchema)
  change(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: savedReportContentSchema }) body: SavedReportContent,
  ): Promise<RecordRef> {
    return this.reports.change(caller, id, version, body);
  }

  @Post(':id/retire')
  @Access.roles(...REPORT_READERS)
  @Answers(recordRefSchema)
  retire(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: emptyBodySchema }) _body: unknown,
  ): Promise<RecordRef> {
    return this.reports.retire(caller, id, version);
  }
}
