import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  DuplicateList,
  DuplicateQuery,
  Patient,
  PatientArchiving,
  PatientFacts,
  PatientHistory,
  RecordRef,
  patientCorrectionSchema,
  patientCreationSchema,
} from '@glabella/contracts';
import {
  compareDates,
  formatPartialDate,
  latestDay,
  type CalendarDate,
  type PartialDate,
} from '@glabella/domain/values';
import type { z } from 'zod';
import { recordAudit, type AuditedAct } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { dropDraft } from '../form-drafts/used-draft';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound, RuleBroken, StateConflict } from '../http/errors';
import { Creations } from '../http/idempotency';
import { findEarliestDate } from '../patient-summary/record-days';
import {
  refreshPatientSummaries,
  refreshPatientSummary,
} from '../patient-summary/refresh-patient-summary';
import { PracticeService } from '../practice/practice.service';
import type { PatientRow } from './patient-rows';
import { toPatient, toPatientFacts, toPatientVersion } from './patients.mapper';
import { nameKeys, PatientsRepository, type StatedPatient } from './patients.repository';
import { addSearchWords, replaceSearchWords } from './search-words.repository';

export type CheckedPatientCreation = z.output<typeof patientCreationSchema>;
export type CheckedPatientCorrection = z.output<typeof patientCorrectionSchema>;

/** No birth date before this one; `patient_birth_date_possible` says the same. */
const earliestBirth: CalendarDate = '1880-01-01';

const PEOPLE_PER_QUERY = 2_000;

/** People of a list who may be patients already. */
export interface PossibleDuplicates {
  /** Places in the list, from 0. */
  readonly places: ReadonlySet<number>;
  /** The patients of the practice who have the same name and birth date. */
  readonly patientIds: readonly string[];
}

/** Patients: who they are. A correction is a version; archiving hides and deletes nothing. */
@Injectable()
export class PatientsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly creations: Creations,
    private readonly patients: PatientsRepository,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, idempotencyKey: string, body: CheckedPatientCreation): Promise<RecordRef> {
    const request = { idempotencyKey, route: 'POST patients', body };
    return this.creations.once(caller, request, async (tx) => {
      const { isKnownDuplicate, ...facts } = body;
      const [{ today }, same] = await arrived(
        this.practice.read(tx),
        this.patients.findSamePerson(tx, facts),
      );
      assertBirthDate(facts.birthDate, today);
      if (!isKnownDuplicate) refusePossibleDuplicate(same);
      const [id] = await this.store(tx, [facts]);
      if (id === undefined) throw new Error('A patient was not stored');
      auditPatient(tx, 'patient.create', id, { version: 1 });
      return { id, version: 1 };
    });
  }

  /**
   * Stores several new patients of an import within its transaction and answers their ids in order; the caller
   * audits. Rejects with `patient.mrn_taken`, or RuleBroken for a birth date that cannot be.
   */
  async createAll(tx: TenantTransaction, patients: readonly PatientFacts[]): Promise<string[]> {
    const { today } = await this.practice.read(tx);
    for (const { birthDate } of patients) assertBirthDate(birthDate, today);
    return this.store(tx, patients);
  }

  correct(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { reason, ...facts }: CheckedPatientCorrection,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const [{ today }, earliestRecord, current] = await arrived(
        this.practice.read(tx),
        findEarliestDate(tx, id),
        this.patients.lock(tx, id),
      );
      assertCurrent(current, expectedVersion);
      assertBirthDate(facts.birthDate, today);
      if (facts.birthDate !== current.birth_date) {
        assertBornBefore(facts.birthDate, earliestRecord);
      }
      const version = expectedVersion + 1;
      await arrived(
        this.patients.insertNext(
          tx,
          { ...facts, id, version, archived: current.archived, reason },
          this.clock.now(),
        ),
        replaceSearchWords(tx, [{ ...facts, id }]),
        refreshPatientSummary(tx, id),
        dropDraft(tx, { id, form: 'patient', subjectId: id }),
      );
      auditPatient(tx, 'patient.correct', id, { version });
      return { id, version };
    });
  }

  archive(
    caller: Caller,
    id: string,
    expectedVersion: number,
    { isArchived, reason }: PatientArchiving,
  ): Promise<RecordRef> {
    return this.tenant.run(caller, async (tx) => {
      const current = await this.patients.lock(tx, id);
      assertCurrent(current, expectedVersion);
      if (current.archived === isArchived) {
        throw isArchived
          ? new StateConflict('patient.archived', 'This patient has been archived already.')
          : new StateConflict('patient.not_archived', 'This patient is not archived.');
      }
      const version = expectedVersion + 1;
      await arrived(
        this.patients.insertNext(
          tx,
          { ...toPatientFacts(current), id, version, archived: isArchived, reason },
          this.clock.now(),
        ),
        refreshPatientSummary(tx, id),
      );
      auditPatient(tx, isArchived ? 'patient.archive' : 'patient.restore', id, { version });
      return { id, version };
    });
  }

  read(caller: Caller, id: string): Promise<Patient> {
    return this.tenant.run(caller, async (tx) => {
      const patient = await this.readOne(tx, id);
      auditPatient(tx, 'patient.read-identity', id);
      return patient;
    });
  }

  history(caller: Caller, id: string): Promise<PatientHistory> {
    return this.tenant.run(caller, async (tx) => {
      const versions = await this.patients.history(tx, id);
      if (versions.length === 0) throw new RecordNotFound('patient');
      auditPatient(tx, 'patient.read-history', id);
      return { versions: versions.map(toPatientVersion) };
    });
  }

  /** Who of the practice may be the person that somebody is about to enter. */
  duplicates(caller: Caller, query: DuplicateQuery): Promise<DuplicateList> {
    return this.tenant.run(caller, async (tx) => {
      const [samePerson, sameMrn] = await arrived(
        this.patients.findSamePerson(tx, query, query.exceptId ?? null),
        this.patients.findByMrns(tx, query.mrn === undefined ? [] : [query.mrn]),
      );
      const rows = [
        ...sameMrn
          .filter(({ id }) => id !== query.exceptId)
          .map((row) => ({ ...toPatient(row), match: 'mrn' as const })),
        ...samePerson.map((row) => ({ ...toPatient(row), match: 'name-and-birth-date' as const })),
      ];
      recordAudit(tx, {
        action: 'patient.find-duplicates',
        patientIds: [...new Set(rows.map(({ id }) => id))],
      });
      return { rows };
    });
  }

  /** The patient within a transaction that reads more; the caller audits. Rejects with RecordNotFound. */
  async readOne(tx: TenantTransaction, id: string): Promise<Patient> {
    const row = await this.patients.find(tx, id);
    if (!row) throw new RecordNotFound('patient');
    return toPatient(row);
  }

  /** Which people of an import may be in the practice, or in the list, already; the caller audits. */
  async findPossibleDuplicates(
    tx: TenantTransaction,
    people: readonly PatientFacts[],
  ): Promise<PossibleDuplicates> {
    const places = repeatedIn(people);
    const patientIds = new Set<string>();
    for (let start = 0; start < people.length; start += PEOPLE_PER_QUERY) {
      const part = people.slice(start, start + PEOPLE_PER_QUERY);
      for (const { place, id } of await this.patients.findSamePeople(tx, part)) {
        places.add(start + place);
        patientIds.add(id);
      }
    }
    return { places, patientIds: [...patientIds] };
  }

  /**
   * The patient, locked until the transaction ends: whoever writes to a patient's record by rules that look at the
   * rest of it comes after whoever was first. The caller audits. Rejects with RecordNotFound.
   */
  async lockOne(tx: TenantTransaction, id: string): Promise<Patient> {
    const row = await this.patients.lock(tx, id);
    if (!row) throw new RecordNotFound('patient');
    return toPatient(row);
  }

  /** The practice's patients with these numbers, by number; the caller audits. */
  async findByMrns(
    tx: TenantTransaction,
    mrns: readonly string[],
  ): Promise<ReadonlyMap<string, Patient>> {
    const rows = await this.patients.findByMrns(tx, mrns);
    return new Map(rows.map((row) => [row.mrn, toPatient(row)]));
  }

  private async store(tx: TenantTransaction, patients: readonly PatientFacts[]): Promise<string[]> {
    const stated: StatedPatient[] = patients.map((facts) => ({
      ...facts,
      id: randomUUID(),
      version: 1,
      archived: false,
      reason: null,
    }));
    const ids = stated.map(({ id }) => id);
    await arrived(
      this.patients.insert(tx, stated, this.clock.now()),
      addSearchWords(tx, stated),
      refreshPatientSummaries(tx, ids),
    );
    return ids;
  }
}

function assertCurrent(
  current: PatientRow | null,
  expectedVersion: number,
): asserts current is PatientRow {
  if (!current) throw new RecordNotFound('patient');
  if (current.version !== expectedVersion) throw new RecordChanged('patient', current.version);
}

/** The places of people whose name and birth date stand in the list before. */
function repeatedIn(people: readonly PatientFacts[]): Set<number> {
  const known = new Set<string>();
  const places = new Set<number>();
  people.forEach((person, place) => {
    const key = [person.birthDate, ...nameKeys(person).sort()].join('\n');
    if (known.has(key)) places.add(place);
    known.add(key);
  });
  return places;
}

function refusePossibleDuplicate(same: readonly PatientRow[]): void {
  if (same.length === 0) return;
  throw new StateConflict(
    'patient.possible_duplicate',
    'A patient with this name and birth date exists. Open that record, or confirm that this is another person.',
    { count: same.length },
  );
}

function assertBirthDate(birthDate: CalendarDate, today: CalendarDate): void {
  if (compareDates(birthDate, today) > 0) {
    throw birthDateBroken('patient.birth_date_in_future', 'The birth date lies in the future.');
  }
  if (compareDates(birthDate, earliestBirth) < 0) {
    throw birthDateBroken('patient.birth_date_impossible', 'Check the year of the birth date.');
  }
}

function assertBornBefore(birthDate: CalendarDate, earliestRecord: PartialDate | null): void {
  if (earliestRecord === null || compareDates(birthDate, latestDay(earliestRecord)) <= 0) return;
  throw birthDateBroken(
    'patient.birth_date_after_record',
    `The record of this patient goes back to ${formatPartialDate(earliestRecord)}, before this birth date.`,
  );
}

function birthDateBroken(code: string, message: string): RuleBroken {
  return new RuleBroken(code, message, {}, [{ path: 'birthDate', message }]);
}

function auditPatient(
  tx: TenantTransaction,
  action: AuditedAct['action'],
  id: string,
  detail: AuditedAct['detail'] = {},
): void {
  recordAudit(tx, { action, patientIds: [id], subjectType: 'patient', subjectId: id, detail });
}
