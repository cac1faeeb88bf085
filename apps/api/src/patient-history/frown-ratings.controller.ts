import {
  type FrownRatingCorrection,
  type FrownRatingRecording,
  type FrownRatingVersions,
  type IdParam,
  type RecordRef,
  type Voiding,
  frownRatingCorrectionSchema,
  frownRatingFactsSchema,
  frownRatingVersionsSchema,
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
import { frownRatingKind } from './patient-history.mapper';
import { PatientHistoryService } from './patient-history.service';

@Controller()
export class FrownRatingsController {
  constructor(private readonly history: PatientHistoryService) {}

  @Post('patients/:id/frown-ratings')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: frownRatingFactsSchema }) body: FrownRatingRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<RecordRef> {
    return this.history.record(frownRatingKind, caller, id, key, body, draftVersion);
  }

  @Get('frown-ratings/:id')
  @Access.roles(...RECORD_READERS)
  @Answers(frownRatingVersionsSchema, {
    versionOf: ({ versions }) => versions[0]?.version ?? null,
  })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<FrownRatingVersions> {
    return this.history.read(frownRatingKind, caller, id);
  }

  @Put('frown-ratings/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: frownRatingCorrectionSchema }) body: FrownRatingCorrection,
  ): Promise<RecordRef> {
    return this.history.correct(frownRatingKind, caller, id, version, body);
  }

  @Post('frown-ratings/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: voidingSchema }) body: Voiding,
  ): Promise<RecordRef> {
    return this.history.void(frownRatingKind, caller, id, version, body);
  }
}
