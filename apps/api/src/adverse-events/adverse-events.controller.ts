import {
  type AdverseEventCorrection,
  type AdverseEventPage,
  type AdverseEventQuery,
  type AdverseEventRecord,
  type AdverseEventRecording,
  type IdParam,
  type LotRecipientPage,
  type PageQuery,
  type RecordRef,
  type Voiding,
  adverseEventCorrectionSchema,
  adverseEventFactsSchema,
  adverseEventPageSchema,
  adverseEventQuerySchema,
  adverseEventRecordSchema,
  idParamSchema,
  lotRecipientPageSchema,
  pageQuerySchema,
  recordRefSchema,
  voidingSchema,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { UsedDraft } from '../form-drafts/used-draft';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { AdverseEventsService } from './adverse-events.service';

@Controller()
export class AdverseEventsController {
  constructor(private readonly events: AdverseEventsService) {}

  @Get('adverse-events')
  @Access.roles(...RECORD_READERS)
  @Answers(adverseEventPageSchema)
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: adverseEventQuerySchema }) query: AdverseEventQuery,
  ): Promise<AdverseEventPage> {
    return this.events.list(caller, query);
  }

  @Post('patients/:id/adverse-events')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: adverseEventFactsSchema }) body: AdverseEventRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.events.record(caller, id, key, body, draftVersion);
  }

  @Get('adverse-events/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(adverseEventRecordSchema, {
    versionOf: ({ versions }) => versions[0]?.version ?? null,
  })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<AdverseEventRecord> {
    return this.events.read(caller, id);
  }

  @Put('adverse-events/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: adverseEventCorrectionSchema }) body: AdverseEventCorrection,
  ): Promise<RecordRef> {
    return this.events.correct(caller, id, version, body);
  }

  @Post('adverse-events/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: voidingSchema }) body: Voiding,
  ): Promise<RecordRef> {
    return this.events.void(caller, id, version, body);
  }

  @Get('adverse-events/:id/lot-recipients')
  @Access.roles(...RECORD_READERS)
  @Answers(lotRecipientPageSchema)
  lotRecipients(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<LotRecipientPage> {
    return this.events.lotRecipients(caller, id, query);
  }
}
