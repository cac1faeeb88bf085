import type { Patient, PatientFacts } from '@glabella/contracts';
import { thresholdsWith } from '@glabella/domain/outcomes';
import { addDays, type CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { TenantTransaction } from '../database/tenant';
import { PatientsService } from '../patients/patients.service';
import { PracticeThresholdsService } from '../practice/practice-thresholds.service';
import { PracticeService } from '../practice/practice.service';
import type { CheckedImportRequest } from './import-batch';
import { importKey } from './import-key';
import { ImportedAssessmentsRepository, type SameDayRow } from './imported-assessments.repository';
import {
  type MatchedAssessment,
  type MatchedFile,
  type Person,
  matchPatients,
} from './match-patients';
import type { ReadAssessment, ReadFile } from './read-assessment';

const ROWS_PER_QUERY = 2_000;

/** What an import would do to the practice as it is now. */
export interface ImportPlan {
  readonly toStore: readonly MatchedAssessment[];
  readonly unchangedCount: number;
  readonly newPatients: readonly PatientFacts[];
  /** Patients of the practice whose data were looked at. */
  readonly patientIds: readonly string[];
  /** From this day on an answer to the safety item opens a task; an older one marks its point only. */
  readonly safetyTasksFrom: CalendarDate;
  readonly followUpHours: number;
}

/** An assessment of somebody who is in the practice. */
interface KnownAssessment {
  readonly read: ReadAssessment;
  readonly patientId: string;
}

/** Finds whose the assessments of a file are and which of them are there already. The caller audits. */
@Injectable()
export class ImportPlanner {
  constructor(
    private readonly practice: PracticeService,
    private readonly thresholds: PracticeThresholdsService,
    private readonly patients: PatientsService,
    private readonly assessments: ImportedAssessmentsRepository,
  ) {}

  /** What is wrong with the file goes to its problems. Rejects with RecordNotFound for an unknown chosen patient. */
  async plan(
    tx: TenantTransaction,
    request: CheckedImportRequest,
    file: ReadFile,
  ): Promise<ImportPlan> {
    const { today, settings } = await this.practice.read(tx);
    const { importedItem9Days } = thresholdsWith(await this.thresholds.readValues(tx));
    const known = await this.findPatients(tx, file);
    const chosen = await this.findChosen(tx, request);
    const { createPatients } = request;
    const matched = matchPatients(file, { known, chosen, createPatients, today });
    const same = await this.patients.findPossibleDuplicates(tx, matched.newPatients);
    reportPossibleDuplicates(matched, same.places, request, file);
    const once = withoutRepetitions(matched.assessments, file);
    const present = await this.findPresent(tx, once.filter(isOfKnown), file);
    const toStore = once.filter(({ read }) => !present.has(read));
    return {
      toStore,
      unchangedCount: present.size,
      newPatients: matched.newPatients,
      patientIds: [
        ...new Set([
          ...once.filter(isOfKnown).map(({ person }) => person.patientId),
          ...same.patientIds,
        ]),
      ],
      safetyTasksFrom: addDays(today, -importedItem9Days.value),
      followUpHours: settings.followUpHours,
    };
  }

  private async findChosen(
    tx: TenantTransaction,
    request: CheckedImportRequest,
  ): Promise<Patient | null> {
    return request.kind === 'fhir' && request.patientId !== undefined
      ? this.patients.readOne(tx, request.patientId)
      : null;
  }

  private async findPatients(
    tx: TenantTransaction,
    file: ReadFile,
  ): Promise<ReadonlyMap<string, Patient>> {
    const mrns = [...new Set(file.assessments.flatMap(({ patient }) => patient.mrns))];
    const found = new Map<string, Patient>();
    for (const part of partsOf(mrns, ROWS_PER_QUERY)) {
      for (const [mrn, patient] of await this.patients.findByMrns(tx, part)) {
        found.set(mrn, patient);
      }
    }
    return found;
  }

  /** What is in the practice already: imported before, or recorded on the same day with the same content. */
  private async findPresent(
    tx: TenantTransaction,
    matched: readonly (MatchedAssessment & { person: { kind: 'known' } })[],
    file: ReadFile,
  ): Promise<ReadonlySet<ReadAssessment>> {
    const present = new Set<ReadAssessment>();
    const known = matched.map(({ read, person }) => ({ read, patientId: person.patientId }));
    for (const part of partsOf(known, ROWS_PER_QUERY)) {
      const byKey = new Map(part.map((one) => [importKey(one.patientId, one.read), one.read]));
      for (const { key, isVoided } of await this.assessments.findKeys(tx, [...byKey.keys()])) {
        const read = byKey.get(key);
        if (!read) continue;
        present.add(read);
        if (isVoided) reportVoided(read, file);
      }
      const rest = part.filter(({ read }) => !present.has(read));
      const sameDay = groupByDay(await this.assessments.findSameDay(tx, rest));
      for (const one of rest) {
        if (isThere(one, sameDay.get(dayKey(one)) ?? [], file)) present.add(one.read);
      }
    }
    return present;
  }
}

/** Parts of a list, each of at most `size`. */
export function* partsOf<Element>(
  list: readonly Element[],
  size: number,
): Generator<readonly Element[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

function isOfKnown(
  matched: MatchedAssessment,
): matched is MatchedAssessment & { person: { kind: 'known' } } {
  return matched.person.kind === 'known';
}

/** Names once where each new patient stands who may be a patient already. */
function reportPossibleDuplicates(
  { assessments }: MatchedFile,
  places: ReadonlySet<number>,
  { acceptDuplicates }: CheckedImportRequest,
  { problems }: ReadFile,
): void {
  const code = 'import.possible_duplicate';
  const named = new Set<number>();
  for (const { read, person } of assessments) {
    if (person.kind !== 'new' || !places.has(person.index) || named.has(person.index)) continue;
    named.add(person.index);
    const place = { line: read.line };
    if (acceptDuplicates) {
      const text = 'A new patient has the name and birth date of another one, as was accepted.';
      problems.warn(code, text, place);
    } else {
      const text =
        'Somebody of this name and birth date is there under another number. Correct the number, or say that these are different people.';
      problems.error(code, text, place);
    }
  }
}

/** The same content for the same person and day counts once, whatever events it came from. */
function withoutRepetitions(
  matched: readonly MatchedAssessment[],
  file: ReadFile,
): MatchedAssessment[] {
  const known = new Set<string>();
  return matched.filter(({ read, person }) => {
    const key = importKey(personKey(person), read);
    if (!known.has(key)) {
      known.add(key);
      return true;
    }
    const text = 'The same form of the same person and day stands in the file before: taken once.';
    file.problems.warn('import.repeated', text, read);
    return false;
  });
}

/** What somebody voided by itself does not come back with its file. */
function reportVoided(read: ReadAssessment, { problems }: ReadFile): void {
  const text =
    'It was imported before and the entry is voided: not stored again. If it is right after all, enter it by hand.';
  problems.skip('import.voided_before', text, { line: read.line });
}

function personKey(person: Person): string {
  return person.kind === 'known' ? person.patientId : `new ${person.index}`;
}

/** Whether a form adds nothing to the entries of its day; says what a reader of the record should know. */
function isThere(one: KnownAssessment, sameDay: readonly SameDayRow[], file: ReadFile): boolean {
  const { read } = one;
  const place = { line: read.line };
  if (sameDay.some((row) => holdsAllOf(row, read))) {
    const text = 'An entry of this day with the same answers or total is there: not stored again.';
    file.problems.warn('import.already_recorded', text, place);
    return true;
  }
  if (sameDay.some((row) => row.item_scores === null && row.total === read.total)) {
    const text =
      'The total of this form stands already as an entry of its own. The form is stored with its answers: void that entry.';
    file.problems.warn('import.total_stands_alone', text, place);
  } else if (sameDay.length > 0) {
    const text = 'Another entry of this day is there, with other answers or another total.';
    file.problems.warn('import.same_day_differs', text, place);
  }
  return false;
}

/** Answers are compared with answers, a lone total with the total; a total alone never holds a form's answers. */
function holdsAllOf(row: SameDayRow, { answers, total }: ReadAssessment): boolean {
  if (answers !== null) return JSON.stringify(row.item_scores) === JSON.stringify(answers);
  return total !== null && row.total === total;
}

function groupByDay(rows: readonly SameDayRow[]): Map<string, SameDayRow[]> {
  const groups = new Map<string, SameDayRow[]>();
  for (const row of rows) {
    const key = `${row.patient_id} ${row.instrument_id} ${row.assessed_on}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function dayKey({ patientId, read }: KnownAssessment): string {
  return `${patientId} ${read.instrumentId} ${read.assessedOn}`;
}
