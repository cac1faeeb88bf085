import type { Medication, MedicationRecording } from '@glabella/contracts';
import {
  medicationFaults,
  type DoseUnitId,
  type DrugClassId,
  type HistoryContext,
} from '@glabella/domain/treatment';
import {
  dateIssues,
  dateText,
  issuesOf,
  numberIssues,
  orNull,
  reasonIssues,
  tooLong,
  typedDate,
  typedNumber,
  type EntryIssue,
} from './entry-values';

/** A dose and from when, as typed. */
export interface StepEntry {
  readonly on: string;
  readonly dose: string;
}

/** What stands in the controls of a medication. */
export interface MedicationEntry {
  readonly drugId: string;
  readonly otherName: string;
  readonly otherClass: DrugClassId | '';
  readonly doseUnit: DoseUnitId;
  readonly steps: readonly StepEntry[];
  readonly stoppedOn: string;
  readonly purpose: string;
  readonly reason: string;
}

/** A dose that is not typed yet. */
export const newStep: StepEntry = { on: '', dose: '' };

/** A new medication. */
export const newMedication: MedicationEntry = {
  drugId: '',
  otherName: '',
  otherClass: '',
  doseUnit: 'mg',
  steps: [newStep],
  stoppedOn: '',
  purpose: '',
  reason: '',
};

/** The form of a medication on record. */
export function medicationEntryOf(medication: Medication): MedicationEntry {
  return {
    drugId: medication.drugId ?? '',
    otherName: medication.otherName ?? '',
    otherClass: medication.otherClass ?? '',
    doseUnit: medication.doseUnit,
    steps: medication.steps.map(({ on, dose }) => ({
      on: dateText(on),
      dose: dose === null ? '' : String(dose),
    })),
    stoppedOn: dateText(medication.stoppedOn),
    purpose: medication.purpose ?? '',
    reason: '',
  };
}

/** What is recorded as the contract takes it. */
export function medicationOf(entry: MedicationEntry): MedicationRecording {
  const isOther = entry.drugId === 'other';
  return {
    drugId: orNull(entry.drugId),
    otherName: isOther ? orNull(entry.otherName) : null,
    otherClass: isOther && entry.otherClass !== '' ? entry.otherClass : null,
    doseUnit: entry.doseUnit,
    steps: entry.steps.map(({ on, dose }) => ({ on: typedDate(on), dose: typedNumber(dose) })),
    stoppedOn: typedDate(entry.stoppedOn),
    purpose: orNull(entry.purpose),
  };
}

/** Everything that keeps the entry from being recorded. */
export function medicationIssues(
  entry: MedicationEntry,
  context: HistoryContext,
  isCorrection: boolean,
): EntryIssue[] {
  const recording = medicationOf(entry);
  return [
    ...entry.steps.flatMap(({ on, dose }, at) => [
      ...dateIssues(`steps.${at}.on`, on),
      ...numberIssues(`steps.${at}.dose`, dose),
    ]),
    ...dateIssues('stoppedOn', entry.stoppedOn),
    ...tooLong('otherName', recording.otherName ?? '', 100),
    ...tooLong('purpose', entry.purpose, 200),
    ...reasonIssues(entry.reason, isCorrection),
    ...issuesOf(medicationFaults(recording, context)),
  ];
}
