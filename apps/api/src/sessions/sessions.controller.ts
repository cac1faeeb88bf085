import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  idParamSchema,
  injectionSessionRecordSchema,
  recordRefSchema,
  sessionDraftSchema,
  sessionVoidingSchema,
  type IdParam,
  type InjectionSessionRecord,
  type RecordRef,
  type SessionDraft,
  type SessionVoiding,
} from '@glabella/contracts';
import { Access, CLINICAL_ROLES, RECORD_READERS } from '../http/access';
import { Answers } from '../http/answers';
import type { Caller } from '../http/caller';
import { CurrentCaller } from '../http/current-caller';
import { ExpectedVersion, IdempotencyKey } from '../http/request-headers';
import { SessionDraftsService } from './session-drafts.service';
import { SessionSigningService } from './session-signing.service';
import { SessionsService } from './sessions.service';

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly drafts: SessionDraftsService,
    private readonly signing: SessionSigningService,
  ) {}

  @Get(':id')
  @Access.roles(...RECORD_READERS)
  @Answers(injectionSessionRecordSchema, {
    versionOf: ({ versions }) => versions[0]?.version ?? null,
  })
  read(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
  ): Promise<InjectionSessionRecord> {
    return this.sessions.read(caller, id);
  }

  @Post(':id/amendment-draft')
  @Access.roles(...CLINICAL_ROLES)
  @Answers(sessionDraftSchema, { status: 201 })
  amend(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<SessionDraft> {
    return this.drafts.createAmendment(caller, id, idempotencyKey);
  }

  @Post(':id/void')
  @Access.roles('psychiatrist')
  @Answers(recordRefSchema)
  void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: idParamSchema }) { id }: IdParam,
    @ExpectedVersion() version: number,
    @Body({ schema: sessionVoidingSchema }) body: SessionVoiding,
  ): Promise<RecordRef> {
    return this.signing.void(caller, id, version, body);
  }
}
