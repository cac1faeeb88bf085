import { randomUUID } from 'node:crypto';
import type {
  FrownRating,
  LifeEvent,
  Medication,
  PriorTreatment,
  RecordRef,
  Voiding,
} from '@glabella/contracts';
import { todayIn } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { dropDraft, dropEverybodysDrafts, useUpDraft } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import type { HistoryDescription, HistoryKind, HistoryVersion } from './history-kind';
import type { HistoryRow } from './history.repository';
import {
  frownRatingKind,
  lifeEventKind,
  medicationKind,
  priorTreatmentKind,
} from './patient-history.mapper';

/** Everything of the four histories of a patient, newest versions, voided ones included. */
export interface PatientHistory {
  readonly priorTreatments: PriorTreatment[];
  readonly medications: Medication[];
  readonly frownRatings: FrownRating[];
  readonly lifeEvents: LifeEvent[];
}

/** A reason with the facts that it corrects. */
type Correction<Facts> = Facts & { readonly reason: string };

/**
 * Treatments before toxin, medications, frown ratings and life events: recorded once, corrected by versions, voided with a
 * reason. The four go one way; a kind says what differs.
 */
@Injectable()
export class PatientHistoryService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly clock: Clock,
  ) {}

  record<Facts, Stated>(
    kind: HistoryKind<Facts, Stated>,
    caller: Caller,
    patientId: string,
    idempotencyKey: string,
    body: Facts,
    draftVersion: number | null,
  ): Promise<RecordRef> {
    const route = `POST patients/${patientId}/${kind.described.address}`;
    return this.creations.once(caller, { idempotencyKey, route, body }, async (tx) => {
      const at = this.clock.now();
      await assertMayStand(kind, tx, patientId, body, at);
      const id = randomUUID();
      const values = kind.described.values(body);
      const place = { id: patientId, form: kind.described.address, subjectId: patientId };
      await arrived(
        useUpDraft(tx, place, draftVersion),
        kind.records.insertFirst(tx, { id, patientId, version: 1, values, reason: null, at }),
      );
      audit(kind, tx, 'record', id, patientId, { version: 1 });
      return { id, version: 1 };
    });
  }

  correct<Facts, Stated>(
    kind: HistoryKind<Facts, Stated>,
    caller: Caller,
    id: string,
    expectedVersion: number,
    correction: Correction<Facts>,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await lockStanding(kind, tx, id, expectedVersion);
      const { patient_id: patientId } = current;
      const at = this.clock.now();
      await assertMayStand(kind, tx, patientId, correction, at, current);
      const version = expectedVersion + 1;
      const { reason } = correction;
      const values = kind.described.values(correction);
      await arrived(
        dropDraft(tx, { id: patientId, form: kind.described.address, subjectId: id }),
        kind.records.insertNext(tx, { id, patientId, version, values, reason, at }),
      );
      audit(kind, tx, 'correct', id, patientId, { version });
      return { id, version };
    });
  }

  void<Facts, Stated>(
    kind: HistoryKind<Facts, Stated>,
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason }: Voiding,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const { patient_id: patientId } = await lockStanding(kind, tx, id, expectedVersion);
      const voided = { id, fromVersion: expectedVersion, reason };
      await arrived(
        kind.records.insertVoided(tx, voided, this.clock.now()),
        dropEverybodysDrafts(tx, { id: patientId, form: kind.described.address, subjectId: id }),
      );
      const version = expectedVersion + 1;
      audit(kind, tx, 'void', id, patientId, { version });
      return { id, version };
    });
  }

  /** Every version of one record, the newest first. */
  read<Facts, Stated>(
    kind: HistoryKind<Facts, Stated>,
    caller: Caller,
    id: string,
  ): Promise<{ versions: (Stated & HistoryVersion)[] }> {
    return this.tenant.run(caller, async (tx) => {
      const rows = await kind.records.versions(tx, id);
      const [current] = rows;
      if (!current) throw new RecordNotFound(inWords(kind.described));
      audit(kind, tx, 'read', id, current.patient_id);
      return { versions: rows.map((row) => kind.toVersion(row)) };
    });
  }

  /** The four histories of a patient, sent in one flight; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<PatientHistory> {
    const [treatments, medications, ratings, events] = await arrived(
      priorTreatmentKind.records.ofPatient(tx, patientId),
      medicationKind.records.ofPatient(tx, patientId),
      frownRatingKind.records.ofPatient(tx, patientId),
      lifeEventKind.records.ofPatient(tx, patientId),
    );
    return {
      priorTreatments: treatments.map((row) => priorTreatmentKind.toVersion(row)),
      medications: medications.map((row) => medicationKind.toVersion(row)),
      frownRatings: ratings.map((row) => frownRatingKind.toVersion(row)),
      lifeEvents: events.map((row) => lifeEventKind.toVersion(row)),
    };
  }
}

/** Throws `RuleBroken`, with the fields concerned, unless the facts may be recorded. */
async function assertMayStand<Facts, Stated>(
  { described, records }: HistoryKind<Facts, Stated>,
  tx: TenantTransaction,
  patientId: string,
  facts: Facts,
  at: Date,
  current: HistoryRow | null = null,
): Promise<void> {
  const link = described.linkOf(facts);
  const context = await records.context(tx, patientId, link);
  if (!context) throw new RecordNotFound('patient');
  const today = todayIn(context.time_zone, at);
  const isKept = current !== null && link !== null && link === described.keptLink(current);
  const isItself = link !== null && link === current?.id;
  const isLinkKnown = isKept || (context.link_known && !isItself);
  const faults = [
    ...(isLinkKnown ? [] : [described.unknownLink]),
    ...described.faults(facts, { today, birthDate: context.birth_date }),
  ];
  const [first] = faults;
  if (first === undefined) return;
  throw new RuleBroken(
    `${described.table.name}.${first.code.replaceAll('-', '_')}`,
    first.message,
    {},
    faults.map(({ field, message }) => ({ path: field, message })),
  );
}

async function lockStanding<Facts, Stated>(
  { described, records }: HistoryKind<Facts, Stated>,
  tx: TenantTransaction,
  id: string,
  expectedVersion: number,
): Promise<HistoryRow> {
  const { table } = described;
  const subject = inWords(described);
  const current = await records.lockCurrent(tx, id);
  if (!current) throw new RecordNotFound(subject);
  if (current.version !== expectedVersion) throw new RecordChanged(subject, current.version);
  if (current.status === 'voided') {
    throw new StateConflict(`${table.name}.voided`, `This ${subject} has been voided.`);
  }
  return current;
}

function inWords<Facts, Stated>({ subjectType }: HistoryDescription<Facts, Stated>): string {
  return subjectType.replaceAll('-', ' ');
}

function audit<Facts, Stated>(
  { described }: HistoryKind<Facts, Stated>,
  tx: TenantTransaction,
  verb: 'record' | 'correct' | 'void' | 'read',
  id: string,
  patientId: string,
  detail: Readonly<Record<string, number>> = {},
): void {
  const { subjectType } = described;
  recordAudit(tx, {
    action: `${subjectType}.${verb}`,
    patientIds: [patientId],
    subjectType,
    subjectId: id,
    detail,
  });
}
