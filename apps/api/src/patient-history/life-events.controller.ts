import {
  type IdParam,
  type LifeEventCorrection,
  type LifeEventRecording,
  type LifeEventVersions,
  type RecordRef,
  type Voiding,
  idParamSchema,
  lifeEventCorrectionSchema,
  lifeEventFactsSchema,
  lifeEventVersionsSchema,
  recordRefSchema,
  voidingSchema,
} from '@glabella/contracts';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { UsedDraft } from '../form-drafts/used-draft';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { lifeEventKind } from './patient-history.mapper';
import { PatientHistoryService } from './patient-history.service';

@Controller()
export class LifeEventsController {
  constructor(private readonly history: PatientHistoryService) {}

  @Post('patients/:id/life-events')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: lifeEventFactsSchema }) body: LifeEventRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.history.record(lifeEventKind, caller, id, key, body, draftVersion);
  }

  @Get('life-events/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(lifeEventVersionsSchema, {
    versionOf: ({ versions }) => versions[0]?.version ?? null,
  })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<LifeEventVersions> {
    return this.history.read(lifeEventKind, caller, id);
  }

  @Put('life-events/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: lifeEventCorrectionSchema }) body: LifeEventCorrection,
  ): Promise<RecordRef> {
    return this.history.correct(lifeEventKind, caller, id, version, body);
  }

  @Post('life-events/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: voidingSchema }) body: Voiding,
  ): Promise<RecordRef> {
    return this.history.void(lifeEventKind, caller, id, version, body);
  }
}
