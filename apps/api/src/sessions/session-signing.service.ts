import { Injectable } from '@nestjs/common';
import {
  sessionSignatureMeanings,
  type RecordRef,
  type SessionSigning,
  type SessionVoiding,
} from '@glabella/contracts';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { SignatureConfirmation } from '../identity/signature-confirmation';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { SessionStock } from '../stock/session-stock.service';
import { ContextReader } from './context-reader';
import { auditSession } from './session-audit';
import { SessionDraftsRepository } from './session-drafts.repository';
import type { SessionDraftRow } from './session-rows';
import { stateSession } from './session-statement';
import { SessionSignatures } from './session-signature';
import { toDraftBody } from './sessions.mapper';
import { SessionsRepository } from './sessions.repository';

/** Signing makes a draft a version of a session, and voiding adds the last one: both ask for the password again. */
@Injectable()
export class SessionSigningService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly confirmation: SignatureConfirmation,
    private readonly drafts: SessionDraftsRepository,
    private readonly sessions: SessionsRepository,
    private readonly contexts: ContextReader,
    private readonly signatures: SessionSignatures,
    private readonly stock: SessionStock,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the draft in the version that the signer read: the credential and every check again, the versions, the
   * co-signature that a delegate asks for, projection and audit row in one transaction. A first signature gives the
   * session the id of its draft, so that no draft makes two sessions.
   */
  async sign(
    caller: Caller,
    draftId: string,
    idempotencyKey: string,
    expectedVersion: number,
    { password, supervisorId }: SessionSigning,
  ): Promise<RecordRef> {
    await this.confirmation.confirm(caller, password);
    const route = `POST session-drafts/${draftId}/sign`;
    const request = { idempotencyKey, route, body: { version: expectedVersion, supervisorId } };
    return this.creations.once(caller, request, async (tx) => {
      const draft = await this.lockDraft(tx, draftId, expectedVersion);
      const { patient_id: patientId, course_id: courseId, amends_session_id: amends } = draft;
      const body = toDraftBody(draft);
      await this.stock.lock(tx, { ...draft.body, sessionId: amends ?? draftId });
      const [{ context }, place] = await arrived(
        this.contexts.read(tx, {
          patientId,
          courseId,
          amendedSessionId: amends,
          tickedListVersion: body.aftercareListVersion,
        }),
        this.placeOf(tx, draft),
      );
      const at = this.clock.now();
      const isFirst = amends === null;
      const signature = await this.signatures.prepare(tx, {
        performedOn: draft.body.performedOn,
        today: context.today,
        isAmendment: !isFirst,
        supervisorId,
      });
      const { meaning, signer } = signature;
      const session = stateSession(
        { body, context, amendsSessionId: amends },
        place,
        at.toISOString(),
        signer,
      );
      await arrived(
        isFirst
          ? this.sessions.insertFirst(tx, session, { at, meaning })
          : this.sessions.insertNext(tx, session, { at, meaning }),
        this.signatures.keep(tx, session, signature, at),
        this.drafts.delete(tx, draftId, expectedVersion),
        refreshPatientSummary(tx, patientId),
      );
      if (context.stock) {
        const vials = { ...session, injectedUnits: session.totalUnits };
        await this.stock.take(tx, vials, context.stock, at);
      }
      auditSession(tx, isFirst ? 'sign' : 'amend', session, { version: place.version });
      return place;
    });
  }

  async void(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason, password }: SessionVoiding,
  ): Promise<RecordRef> {
    await this.confirmation.confirm(caller, password);
    return this.tenant.run(caller, async (tx) => {
      const current = await this.sessions.lock(tx, id);
      if (!current) throw new RecordNotFound('session');
      if (current.version !== expectedVersion) throw new RecordChanged('session', current.version);
      if (current.status === 'voided') {
        throw new StateConflict('session.voided', 'This session has been voided already.');
      }
      const { patient_id: patientId } = current;
      const version = expectedVersion + 1;
      const signature = { at: this.clock.now(), meaning: sessionSignatureMeanings.voided };
      await arrived(
        this.sessions.insertVoided(tx, { id, version, reason }, signature),
        refreshPatientSummary(tx, patientId),
      );
      await this.stock.giveBack(tx, { id, version, reason }, signature.at);
      auditSession(tx, 'void', { id, patientId }, { version });
      return { id, version };
    });
  }

  private async lockDraft(
    tx: TenantTransaction,
    draftId: string,
    expectedVersion: number,
  ): Promise<SessionDraftRow> {
    const draft = await this.drafts.lock(tx, draftId);
    if (!draft) {
      const signed = await this.sessions.find(tx, draftId);
      if (!signed) throw new RecordNotFound('session draft');
      throw new StateConflict('session.already_signed', 'This session has been signed already.');
    }
    if (draft.version !== expectedVersion) throw new RecordChanged('session draft', draft.version);
    return draft;
  }

  /** The version that the draft becomes. Rejects when the session was amended or voided since the draft was begun. */
  private async placeOf(tx: TenantTransaction, draft: SessionDraftRow): Promise<RecordRef> {
    const { amends_session_id: amended, amends_version: amendedVersion } = draft;
    if (amended === null || amendedVersion === null) return { id: draft.id, version: 1 };
    const current = await this.sessions.find(tx, amended);
    if (!current) throw new RecordNotFound('session');
    if (current.version !== amendedVersion) throw new RecordChanged('session', current.version);
    return { id: amended, version: amendedVersion + 1 };
  }
}
