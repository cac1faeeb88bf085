import {
  type DraftSaved,
  type FormDraft,
  type FormDraftBody,
  type FormDraftParam,
  draftSavedSchema,
  formDraftBodySchema,
  formDraftParamSchema,
  formDraftSchema,
} from '@glabella/contracts';
import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { Access, CLINICAL_ROLES } from '../http/access';
import { Answers, AnswersNothing } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion } from '../http/request-headers';
import { FormDraftsService } from './form-drafts.service';

@Controller('patients/:id/form-drafts/:form/:subjectId')
export class FormDraftsController {
  constructor(private readonly drafts: FormDraftsService) {}

  @Get()
  @Access.roles(...CLINICAL_ROLES)
  @Answers(formDraftSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: formDraftParamSchema }) place: FormDraftParam,
  ): Promise<FormDraft> {
    return this.drafts.read(caller, place);
  }

  @Put()
  @Access.roles(...CLINICAL_ROLES)
  @Answers(draftSavedSchema)
  save(
    @CurrentCaller() caller: Caller,
    @Param({ schema: formDraftParamSchema }) place: FormDraftParam,
    @ExpectedVersion() version: number,
    @Body({ schema: formDraftBodySchema }) body: FormDraftBody,
  ): Promise<DraftSaved> {
    return this.drafts.save(caller, place, version, body);
  }

  @Delete()
  @Access.roles(...CLINICAL_ROLES)
  @AnswersNothing()
  discard(
    @CurrentCaller() caller: Caller,
    @Param({ schema: formDraftParamSchema }) place: FormDraftParam,
  ): Promise<void> {
    return this.drafts.discard(caller, place);
  }
}
