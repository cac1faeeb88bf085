import {
  type MedicationCorrection,
  type MedicationRecording,
  type MedicationVersions,
  type IdParam,
  type RecordRef,
  type Voiding,
  medicationCorrectionSchema,
  medicationFactsSchema,
  medicationVersionsSchema,
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
import { medicationKind } from './patient-history.mapper';
import { PatientHistoryService } from './patient-history.service';

@Controller()
export class MedicationsController {
  constructor(private readonly history: PatientHistoryService) {}

  @Post('patients/:id/medications')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: medicationFactsSchema }) body: MedicationRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.history.record(medicationKind, caller, id, key, body, draftVersion);
  }

  @Get('medications/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(medicationVersionsSchema, {
    versionOf: ({ versions }) => versions[0]?.version ?? null,
  })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<MedicationVersions> {
    return this.history.read(medicationKind, caller, id);
  }

  @Put('medications/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: medicationCorrectionSchema }) body: MedicationCorrection,
  ): Promise<RecordRef> {
    return this.history.correct(medicationKind, caller, id, version, body);
  }

  @Post('medications/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: voidingSchema }) body: Voiding,
  ): Promise<RecordRef> {
    return this.history.void(medicationKind, caller, id, version, body);
  }
}
