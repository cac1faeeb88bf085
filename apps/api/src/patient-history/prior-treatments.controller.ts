import {
  type PriorTreatmentCorrection,
  type PriorTreatmentRecording,
  type PriorTreatmentVersions,
  type IdParam,
  type RecordRef,
  type Voiding,
  priorTreatmentCorrectionSchema,
  priorTreatmentFactsSchema,
  priorTreatmentVersionsSchema,
  idParamSchema,
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
import { priorTreatmentKind } from './patient-history.mapper';
import { PatientHistoryService } from './patient-history.service';

@Controller()
export class PriorTreatmentsController {
  constructor(private readonly history: PatientHistoryService) {}

  @Post('patients/:id/prior-treatments')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: priorTreatmentFactsSchema }) body: PriorTreatmentRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.history.record(priorTreatmentKind, caller, id, key, body, draftVersion);
  }

  @Get('prior-treatments/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(priorTreatmentVersionsSchema, {
    versionOf: ({ versions }) => versions[0]?.version ?? null,
  })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<PriorTreatmentVersions> {
    return this.history.read(priorTreatmentKind, caller, id);
  }

  @Put('prior-treatments/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: priorTreatmentCorrectionSchema }) body: PriorTreatmentCorrection,
  ): Promise<RecordRef> {
    return this.history.correct(priorTreatmentKind, caller, id, version, body);
  }

  @Post('prior-treatments/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: voidingSchema }) body: Voiding,
  ): Promise<RecordRef> {
    return this.history.void(priorTreatmentKind, caller, id, version, body);
  }
}
