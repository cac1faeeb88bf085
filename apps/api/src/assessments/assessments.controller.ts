import {
  type AssessmentHistory,
  type AssessmentRecorded,
  type IdParam,
  type Moving,
  type RecordRef,
  type Voiding,
  assessmentCorrectionSchema,
  assessmentHistorySchema,
  assessmentRecordedSchema,
  assessmentRecordingSchema,
  idParamSchema,
  movingSchema,
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
import {
  AssessmentsService,
  type CheckedCorrection,
  type CheckedRecording,
} from './assessments.service';

@Controller()
export class AssessmentsController {
  constructor(private readonly assessments: AssessmentsService) {}

  @Post('patients/:id/assessments')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(assessmentRecordedSchema, { status: 201 })
  record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() key: string,
    @Body({ schema: assessmentRecordingSchema }) body: CheckedRecording,
    @UsedDraft() draftVersion: number | null,
  ): Promise<AssessmentRecorded> {
    return this.assessments.record(caller, id, key, body, draftVersion);
  }

  @Put('assessments/:id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(assessmentRecordedSchema)
  correct(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: assessmentCorrectionSchema }) body: CheckedCorrection,
  ): Promise<AssessmentRecorded> {
    return this.assessments.correct(caller, id, version, body);
  }

  @Post('assessments/:id/void')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: voidingSchema }) body: Voiding,
  ): Promise<RecordRef> {
    return this.assessments.void(caller, id, version, body);
  }

  @Post('assessments/:id/move')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema)
  move(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: movingSchema }) body: Moving,
  ): Promise<RecordRef> {
    return this.assessments.move(caller, id, version, body);
  }

  @Get('assessments/:id/history')
  @Access.roles(...RECORD_READERS)
  @Answers(assessmentHistorySchema)
  history(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<AssessmentHistory> {
    return this.assessments.history(caller, id);
  }
}
