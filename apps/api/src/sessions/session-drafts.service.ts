import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DraftSaved,
  type PatientRecord,
  type SessionDraft,
  type SessionDraftBody,
  type sessionDraftCreationSchema,
} from '@glabella/contracts';
import type { DomainError } from '@glabella/domain/values';
import type { z } from 'zod';
import { CoursesService } from '../courses/courses.service';
import { SigningRights } from '../credentials/signing-rights';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { ContextReader } from './context-reader';
import { amendmentBody, newDraftBody } from './draft-body';
import { auditDraft } from './session-audit';
import { SessionDraftsRepository, type NewSessionDraft } from './session-drafts.repository';
import { toDraftBody, toInjectionSession, toListedDraft, toSessionDraft } from './sessions.mapper';
import { SessionsRepository } from './sessions.repository';

export type CheckedDraftCreation = z.output<typeof sessionDraftCreationSchema>;

/** Sessions while they are written: kept on the server, one version per saving, so that no tab overwrites another. */
@Injectable()
export class SessionDraftsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly drafts: SessionDraftsRepository,
    private readonly sessions: SessionsRepository,
    private readonly courses: CoursesService,
    private readonly contexts: ContextReader,
    private readonly rights: SigningRights,
    private readonly clock: Clock,
  ) {}

  async create(
    caller: Caller,
    idempotencyKey: string,
    body: CheckedDraftCreation,
  ): Promise<SessionDraft> {
    const request = { idempotencyKey, route: 'POST session-drafts', body };
    const { id } = await this.creations.once(caller, request, async (tx) => {
      const { patientId } = await this.courses.readOne(tx, body.courseId);
      const { context, isPatientArchived } = await this.contexts.read(tx, {
        patientId,
        courseId: body.courseId,
        amendedSessionId: null,
        tickedListVersion: null,
      });
      if (isPatientArchived) {
        throw new StateConflict('patient.archived', 'Restore the patient before a new session.');
      }
      const isInjector =
        caller.roles.includes('psychiatrist') ||
        (await this.rights.mayCallerSignOn(tx, context.today));
      return this.store(tx, {
        id: randomUUID(),
        patientId,
        courseId: body.courseId,
        amends: null,
        body: newDraftBody({
          context,
          prefill: body.prefill,
          injectorId: isInjector ? caller.staffId : null,
          lastCareSite: await this.sessions.lastCareSite(tx),
          now: this.clock.now().toISOString(),
        }),
      });
    });
    return this.read(caller, id);
  }

  /** The draft of an amendment: as the session stands, to be signed as its next version. */
  async createAmendment(
    caller: Caller,
    sessionId: string,
    idempotencyKey: string,
  ): Promise<SessionDraft> {
    const route = `POST sessions/${sessionId}/amendment-draft`;
    const request = { idempotencyKey, route, body: null };
    const { id } = await this.creations.once(caller, request, async (tx) => {
      const row = await this.sessions.find(tx, sessionId);
      if (!row) throw new RecordNotFound('session');
      if (row.status === 'voided') {
        throw new StateConflict('session.voided', 'This session was voided. It can only be read.');
      }
      const session = toInjectionSession(row);
      return this.store(tx, {
        id: randomUUID(),
        patientId: session.patientId,
        courseId: session.courseId,
        amends: { sessionId, version: session.version },
        body: amendmentBody(session),
      });
    });
    return this.read(caller, id);
  }

  read(caller: Caller, id: string): Promise<SessionDraft> {
    return this.tenant.run(caller, async (tx) => {
      const row = await this.drafts.find(tx, id);
      if (!row) throw new RecordNotFound('session draft');
      const { context } = await this.contexts.read(tx, {
        patientId: row.patient_id,
        courseId: row.course_id,
        amendedSessionId: row.amends_session_id,
        tickedListVersion: toDraftBody(row).aftercareListVersion,
      });
      auditDraft(tx, 'read', { id, patientId: row.patient_id });
      return toSessionDraft(row, context);
    });
  }

  save(
    caller: Caller,
    id: string,
    expectedVersion: number,
    body: SessionDraftBody,
  ): Promise<DraftSaved> {
    return this.tenant.run(caller, async (tx) => {
      const at = this.clock.now();
      const saved = await this.drafts.save(tx, { id, version: expectedVersion, body, at });
      if (!saved) throw await this.whyNot(tx, id);
      const { version, patient_id: patientId } = saved;
      auditDraft(tx, 'save', { id, patientId }, { version });
      return { version, savedAt: at.toISOString() };
    });
  }

  discard(caller: Caller, id: string, expectedVersion: number): Promise<void> {
    return this.tenant.run(caller, async (tx) => {
      const patientId = await this.drafts.delete(tx, id, expectedVersion);
      if (patientId === null) throw await this.whyNot(tx, id);
      auditDraft(tx, 'discard', { id, patientId });
    });
  }

  /** The drafts of a patient as the page lists them; the caller audits. */
  async readAllOf(
    tx: TenantTransaction,
    patientId: string,
  ): Promise<PatientRecord['sessionDrafts']> {
    return (await this.drafts.ofPatient(tx, patientId)).map(toListedDraft);
  }

  /** Why a draft could not be changed: it is gone, or somebody saved it meanwhile. */
  private async whyNot(tx: TenantTransaction, id: string): Promise<DomainError> {
    const current = await this.drafts.find(tx, id);
    return current
      ? new RecordChanged('session draft', current.version)
      : new RecordNotFound('session draft');
  }

  private async store(
    tx: TenantTransaction,
    draft: NewSessionDraft,
  ): Promise<{ readonly id: string }> {
    await this.drafts.insert(tx, draft, this.clock.now());
    auditDraft(tx, 'create', draft, draft.amends ? { amends: draft.amends.sessionId } : {});
    return { id: draft.id };
  }
}
