import {
  type AssessmentDraft,
  type AssessmentDraftBody,
  type AssessmentDraftParam,
  type DraftSaved,
  assessmentDraftBodySchema,
  assessmentDraftParamSchema,
  assessmentDraftSchema,
  draftSavedSchema,
} from '@glabella/contracts';
import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { Access, CLINICAL_ROLES } from '../http/access';
import { AlsoRefuses, Answers, AnswersNothing } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { AssessmentDraftsService } from './assessment-drafts.service';

@Controller('patients/:id/assessment-drafts/:instrumentId')
export class AssessmentDraftsController {
  constructor(private readonly drafts: AssessmentDraftsService) {}

  @Get()
  @Access.roles(...CLINICAL_ROLES)
  @Answers(assessmentDraftSchema)
  @AlsoRefuses(422)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: assessmentDraftParamSchema }) { id, instrumentId }: AssessmentDraftParam,
  ): Promise<AssessmentDraft> {
    return this.drafts.read(caller, id, instrumentId);
  }

  @Put()
  @Access.roles(...CLINICAL_ROLES)
  @Answers(draftSavedSchema)
  save(
    @CurrentCaller() caller: Caller,
    @Param({ schema: assessmentDraftParamSchema }) { id, instrumentId }: AssessmentDraftParam,
    @ExpectedVersion() version: number,
    @Body({ schema: assessmentDraftBodySchema }) body: AssessmentDraftBody,
  ): Promise<DraftSaved> {
    return this.drafts.save(caller, id, instrumentId, version, body);
  }

  @Delete()
  @Access.roles(...CLINICAL_ROLES)
  @AnswersNothing()
  discard(
    @CurrentCaller() caller: Caller,
    @Param({ schema: assessmentDraftParamSchema }) { id, instrumentId }: AssessmentDraftParam,
  ): Promise<void> {
    return this.drafts.discard(caller, id, instrumentId);
  }
}
