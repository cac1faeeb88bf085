import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import {
  draftSavedSchema,
  idParamSchema,
  recordRefSchema,
  sessionDraftBodySchema,
  sessionDraftCreationSchema,
  sessionDraftSchema,
  sessionSigningSchema,
  type DraftSaved,
  type IdParam,
  type RecordRef,
  type SessionDraft,
  type SessionDraftBody,
  type SessionSigning,
} from '@glabella/contracts';
import { Access, CLINICAL_ROLES } from '../http/access';
import { Answers, AnswersNothing } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { SessionDraftsService, type CheckedDraftCreation } from './session-drafts.service';
import { SessionSigningService } from './session-signing.service';

@Controller('session-drafts')
export class SessionDraftsController {
  constructor(
    private readonly drafts: SessionDraftsService,
    private readonly signing: SessionSigningService,
  ) {}

  @Post()
  @Access.roles(...CLINICAL_ROLES)
  @Answers(sessionDraftSchema, { status: 201 })
  create(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() idempotencyKey: string,
    @Body({ schema: sessionDraftCreationSchema }) body: CheckedDraftCreation,
  ): Promise<SessionDraft> {
    return this.drafts.create(caller, idempotencyKey, body);
  }

  @Get(':id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(sessionDraftSchema)
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<SessionDraft> {
    return this.drafts.read(caller, id);
  }

  @Put(':id')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(draftSavedSchema)
  save(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: sessionDraftBodySchema }) body: SessionDraftBody,
  ): Promise<DraftSaved> {
    return this.drafts.save(caller, id, version, body);
  }

  @Delete(':id')
  @Access.roles(...CLINICAL_ROLES)
  @AnswersNothing()
  discard(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    return this.drafts.discard(caller, id, version);
  }

  /** If-Match binds the signature to what the signer read: a draft that changed meanwhile is not signed. */
  @Post(':id/sign')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(recordRefSchema, { status: 201 })
  sign(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() idempotencyKey: string,
    @ExpectedVersion() version: number,
    @Body({ schema: sessionSigningSchema }) body: SessionSigning,
  ): Promise<RecordRef> {
    return this.signing.sign(caller, id, idempotencyKey, version, body);
  }
}
