import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  draftSavedSchema,
  injectionSessionRecordSchema,
  recordRefSchema,
  sessionDraftSchema,
  type DraftSaved,
  type InjectionSessionRecord,
  type RecordRef,
  type SessionDraft,
  type SessionDraftBody,
  type SessionDraftCreation,
  type SessionSigning,
  type SessionVoiding,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** A signed session with all its versions. Call in an injection context. */
export function sessionRecordResource(
  sessionId: () => string,
): HttpResourceRef<InjectionSessionRecord | undefined> {
  return apiResource(() => apiPath`sessions/${sessionId()}`, injectionSessionRecordSchema);
}

/** Drafts of sessions, signing them, and what may follow a signed one: an amendment, a voiding. */
@Service()
export class SessionCalls {
  private readonly api = inject(ApiClient);

  /** Begins a session of a course: the protocol's preparation, sites as asked, and no answer to any question. */
  createDraft(body: SessionDraftCreation, submission: Submission): Promise<SessionDraft> {
    const path = 'session-drafts';
    return this.api.send({ method: 'POST', path, body, submission }, sessionDraftSchema);
  }

  /** A draft with what its checks need to know. */
  readDraft(draftId: string): Promise<SessionDraft> {
    return this.api.get(apiPath`session-drafts/${draftId}`, sessionDraftSchema);
  }

  /** Keeps the draft over `version`; a 412 means that another tab or person kept a newer one. */
  saveDraft(draftId: string, body: SessionDraftBody, version: number): Promise<DraftSaved> {
    const path = apiPath`session-drafts/${draftId}`;
    return this.api.send({ method: 'PUT', path, body, version }, draftSavedSchema);
  }

  /** Drops a draft as it stood at `version`. */
  discardDraft(draftId: string, version: number): Promise<void> {
    return this.api.run({ method: 'DELETE', path: apiPath`session-drafts/${draftId}`, version });
  }

  /** Signs the draft as it stood at `version`; answers the signed session. */
  signDraft(
    draftId: string,
    body: SessionSigning,
    version: number,
    submission: Submission,
  ): Promise<RecordRef> {
    const path = apiPath`session-drafts/${draftId}/sign`;
    return this.api.send({ method: 'POST', path, body, version, submission }, recordRefSchema);
  }

  /** A signed session with every version, the newest first. */
  readSession(sessionId: string): Promise<InjectionSessionRecord> {
    return this.api.get(apiPath`sessions/${sessionId}`, injectionSessionRecordSchema);
  }

  /** Begins an amendment of a signed session, as the session stands; it has one at a time. */
  createAmendment(sessionId: string, submission: Submission): Promise<SessionDraft> {
    const path = apiPath`sessions/${sessionId}/amendment-draft`;
    return this.api.send({ method: 'POST', path, body: {}, submission }, sessionDraftSchema);
  }

  /** Voids a signed session as it stood at `version`; its record stays readable. */
  voidSession(sessionId: string, body: SessionVoiding, version: number): Promise<RecordRef> {
    const path = apiPath`sessions/${sessionId}/void`;
    return this.api.send({ method: 'POST', path, body, version }, recordRefSchema);
  }
}
