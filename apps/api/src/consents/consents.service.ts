import { randomUUID } from 'node:crypto';
import {
  isClinical,
  type Consent,
  type ConsentRecording,
  type ConsentVoiding,
  type ConsentWithdrawal,
  type RecordRef,
  type SessionContext,
  type WithdrawalVoiding,
} from '@glabella/contracts';
import {
  agreedVersionFaults,
  mayNameFormerTaker,
  consentFaults,
  isVoidedConsent,
  withdrawalFaults,
  withdrawalVoidingFaults,
  type ConsentFault,
} from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { CoursesService } from '../courses/courses.service';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { useUpDraft } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import {
  RecordChanged,
  RecordNotFound,
  RuleBroken,
  StateConflict,
  type ProblemIssue,
} from '../http/errors';
import { Creations } from '../http/idempotency';
import { refreshPatientSummary } from '../patient-summary/refresh-patient-summary';
import { PatientsService } from '../patients/patients.service';
import { PracticeService } from '../practice/practice.service';
import { StaffService } from '../practice/staff.service';
import { ConsentTextRepository } from './consent-text.repository';
import {
  toConsent,
  toConsentText,
  toSessionConsents,
  type SessionConsents,
} from './consents.mapper';
import { ConsentsRepository, type NewConsentEvent } from './consents.repository';

type Verb = 'record' | 'withdraw' | 'void' | 'void-withdrawal';

/** What patients agreed to for a course, and what they withdrew: given once, never changed, every step beside it. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly consents: ConsentsRepository,
    private readonly texts: ConsentTextRepository,
    private readonly courses: CoursesService,
    private readonly patients: PatientsService,
    private readonly practice: PracticeService,
    private readonly staff: StaffService,
    private readonly clock: Clock,
  ) {}

  record(
    caller: Caller,
    courseId: string,
    idempotencyKey: string,
    body: ConsentRecording,
    draftVersion: number | null,
  ): Promise<RecordRef> {
    const route = `POST courses/${courseId}/consents`;
    return this.creations.once(caller, { idempotencyKey, route, body }, async (tx) => {
      const { patientId } = await this.courses.readOne(tx, courseId);
      const [patient, { today }, staff] = await arrived(
        this.patients.lockOne(tx, patientId),
        this.practice.read(tx),
        this.staff.readColleagues(tx),
      );
      if (patient.isArchived) {
        throw new StateConflict('patient.archived', 'Restore the patient before a consent.');
      }
      const at = this.clock.now();
      await this.texts.storeShipped(tx, { on: today, at });
      const { versions } = toConsentText(await this.texts.list(tx), today);
      const isKnown = versions.some(({ version }) => version === body.documentVersion);
      const former = mayNameFormerTaker(body.agreedOn, today)
        ? await this.staff.readFormerColleagues(tx)
        : [];
      const isTaker = [...staff, ...former].some(
        ({ id, roles }) => id === body.takenById && isClinical(roles),
      );
      refuseIf([
        ...consentFaults(body.agreedOn, { birthDate: patient.birthDate, today }).map(toIssue),
        ...(isKnown
          ? agreedVersionFaults(body, versions).map(toIssue)
          : [{ path: 'documentVersion', message: 'There is no such version of the text.' }]),
        ...(isTaker ? [] : [{ path: 'takenById', message: takerMessage }]),
      ]);
      const id = randomUUID();
      await arrived(
        useUpDraft(tx, { id: patientId, form: 'consent', subjectId: courseId }, draftVersion),
        this.consents.insert(tx, { id, patientId, courseId, facts: body, at }),
        refreshPatientSummary(tx, patientId),
      );
      audit(tx, 'record', { id, patientId, version: 1 });
      return { id, version: 1 };
    });
  }

  withdraw(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { scope, withdrawnOn, withdrawnBy, representative, reason }: ConsentWithdrawal,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'withdraw', async (tx, consent) => {
      refuseVoided(consent);
      const { today } = await this.practice.read(tx);
      refuseIf(withdrawalFaults(consent, { scope, withdrawnOn }, today).map(toIssue));
      return {
        kind: 'withdrawn',
        scope,
        voids: null,
        happenedOn: withdrawnOn,
        by: withdrawnBy,
        representative,
        reason,
      };
    });
  }

  /** Says that a consent was entered by mistake: it covers no session from now on, those signed stay as they are. */
  void(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason }: ConsentVoiding,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'void', async (tx, consent) => {
      refuseVoided(consent);
      const { today } = await this.practice.read(tx);
      return { ...mistake, kind: 'voided', voids: null, happenedOn: today, reason };
    });
  }

  /** Says that a withdrawal was entered by mistake; also of a consent that is void, which leaves its withdrawals standing. */
  voidWithdrawal(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { withdrawal, reason }: WithdrawalVoiding,
  ): Promise<RecordRef> {
    return this.change(caller, id, expectedVersion, 'void-withdrawal', async (tx, { events }) => {
      refuseIf(withdrawalVoidingFaults(events, withdrawal).map(toIssue));
      const { today } = await this.practice.read(tx);
      const step = { ...mistake, kind: 'withdrawal-voided', voids: withdrawal } as const;
      return { ...step, happenedOn: today, reason };
    });
  }

  /** Every consent of a patient, the one given last first; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<Consent[]> {
    return (await this.consents.ofPatient(tx, patientId)).map(toConsent);
  }

  /** What of them and of the texts decides whether a session of that course may be signed; the caller audits. */
  async readForSession(
    tx: TenantTransaction,
    { patientId, courseId }: { readonly patientId: string; readonly courseId: string },
  ): Promise<SessionConsents> {
    const [consents, rules] = await arrived(this.readAllOf(tx, patientId), this.consents.rules(tx));
    return toSessionConsents(consents, courseId, rules);
  }

  /** The versions of the text that ask everybody again, the oldest first. */
  async readAskedAgain(tx: TenantTransaction): Promise<SessionContext['consents']['askedAgain']> {
    return [...(await this.consents.askedAgain(tx))];
  }

  private change(
    caller: Caller,
    id: string,
    expectedVersion: number,
    verb: Verb,
    next: (
      tx: TenantTransaction,
      consent: Consent,
    ) => Promise<Omit<NewConsentEvent, 'consentId' | 'version' | 'patientId' | 'at'>>,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const row = await this.consents.lock(tx, id);
      if (!row) throw new RecordNotFound('consent');
      const consent = toConsent(row);
      if (consent.version !== expectedVersion) throw new RecordChanged('consent', consent.version);
      const version = expectedVersion + 1;
      const { patient_id: patientId } = row;
      const step = await next(tx, consent);
      await arrived(
        this.consents.insertEvent(tx, {
          ...step,
          consentId: id,
          version,
          patientId,
          at: this.clock.now(),
        }),
        refreshPatientSummary(tx, patientId),
      );
      audit(tx, verb, { id, patientId, version });
      return { id, version };
    });
  }
}

const takerMessage =
  'Choose a psychiatrist or clinician who is active in this practice; for a day before today, also one who was.';

/** The fields that a withdrawal alone fills, empty for a step that says something was a mistake. */
const mistake = { scope: null, by: null, representative: null } as const;

function refuseVoided(consent: Consent): void {
  if (!isVoidedConsent(consent)) return;
  const text = 'This consent was entered by mistake and is void.';
  throw new StateConflict('consent.voided', text);
}

function toIssue({ field, message }: ConsentFault): ProblemIssue {
  return { path: field, message };
}

function refuseIf(issues: readonly ProblemIssue[]): void {
  if (issues.length === 0) return;
  const text = 'Some facts of the consent do not fit. Each is named below.';
  throw new RuleBroken('consent.invalid', text, {}, issues);
}

function audit(
  tx: TenantTransaction,
  verb: Verb,
  {
    id,
    patientId,
    version,
  }: { readonly id: string; readonly patientId: string; readonly version: number },
): void {
  recordAudit(tx, {
    action: `consent.${verb}`,
    patientIds: [patientId],
    subjectType: 'consent',
    subjectId: id,
    detail: { version },
  });
}
