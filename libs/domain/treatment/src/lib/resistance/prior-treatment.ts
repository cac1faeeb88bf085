import {
  type CalendarDate,
  type PartialDate,
  earliestDay,
  latestDay,
} from '@glabella/domain/values';
import { type DrugNamed, drugName } from './antidepressants';

/** The kinds of treatment before toxin. */
export const priorTreatmentKinds = ['drug', 'ect', 'tms', 'ketamine', 'psychotherapy'] as const;

/** One of `priorTreatmentKinds`. */
export type PriorTreatmentKind = (typeof priorTreatmentKinds)[number];

/** The kinds in words. */
export const priorTreatmentLabels: Readonly<Record<PriorTreatmentKind, string>> = {
  drug: 'Drug',
  ect: 'Electroconvulsive therapy',
  tms: 'Transcranial magnetic stimulation',
  ketamine: 'Ketamine or esketamine',
  psychotherapy: 'Psychotherapy',
};

/** The units of a dose. */
export const doseUnitIds = ['mg', 'µg', 'g', 'mg/kg'] as const;

/** One of `doseUnitIds`. */
export type DoseUnitId = (typeof doseUnitIds)[number];

/** How it was taken. */
export const adherenceIds = ['taken', 'often-missed', 'unknown'] as const;

/** One of `adherenceIds`. */
export type AdherenceId = (typeof adherenceIds)[number];

/** Adherence in words. */
export const adherenceLabels: Readonly<Record<AdherenceId, string>> = {
  taken: 'Taken as agreed',
  'often-missed': 'Often missed',
  unknown: 'Not known',
};

/** What it brought. */
export const priorOutcomeIds = ['none', 'partial', 'response', 'intolerant', 'unknown'] as const;

/** One of `priorOutcomeIds`. */
export type PriorOutcomeId = (typeof priorOutcomeIds)[number];

/** Outcomes in words, with what each means. */
export const priorOutcomeLabels: Readonly<Record<PriorOutcomeId, string>> = {
  none: 'None (less than 25 % better)',
  partial: 'Partial (25 to 49 % better)',
  response: 'Response (50 % better or more)',
  intolerant: 'Not tolerated',
  unknown: 'Not known',
};

/** Where ECT was applied. */
export const electrodePlacements = ['bilateral', 'unilateral', 'unknown'] as const;

/** One of `electrodePlacements`. */
export type ElectrodePlacement = (typeof electrodePlacements)[number];

/** Electrode placements in words. */
export const electrodeLabels: Readonly<Record<ElectrodePlacement, string>> = {
  bilateral: 'Bilateral',
  unilateral: 'Unilateral',
  unknown: 'Not known',
};

/** Who told it. */
export const informationSourceIds = ['patient', 'relative', 'records', 'own-treatment'] as const;

/** One of `informationSourceIds`. */
export type InformationSourceId = (typeof informationSourceIds)[number];

/** Sources of the information in words. */
export const informationSourceLabels: Readonly<Record<InformationSourceId, string>> = {
  patient: 'The patient',
  relative: 'A relative',
  records: 'Letters or records',
  'own-treatment': 'Treated here',
};

/**
 * One treatment before toxin as recorded. Null: not known, or not asked of this kind. Dates may be months or years.
 */
export interface PriorTreatmentFacts extends DrugNamed {
  readonly kind: PriorTreatmentKind;
  readonly startedOn: PartialDate | null;
  /** Null while it goes on, and where nobody knows. */
  readonly stoppedOn: PartialDate | null;
  readonly isOngoing: boolean;
  /** The highest dose of a day. */
  readonly maximumDose: number | null;
  readonly doseUnit: DoseUnitId | null;
  /** Weeks at the minimum dose of the drug or more; of a drug without one, at the dose that is stated. */
  readonly weeksAtDose: number | null;
  /** What the clinician states of the dose of a drug without a sourced minimum. */
  readonly isDoseAdequate: boolean | null;
  /** How many sessions of ECT, TMS, ketamine or psychotherapy. */
  readonly sessionCount: number | null;
  readonly electrodes: ElectrodePlacement | null;
  readonly adherence: AdherenceId;
  readonly outcome: PriorOutcomeId;
  readonly reasonStopped: string | null;
  readonly sideEffects: string | null;
  /** The treatment that it was added to. */
  readonly augmentationOfId: string | null;
  readonly informationSource: InformationSourceId;
}

/** What it was, in a word or two: 'sertraline', 'Electroconvulsive therapy, bilateral'. */
export function priorTreatmentTitle(facts: PriorTreatmentFacts): string {
  const { kind, otherName, electrodes } = facts;
  if (kind === 'drug') return drugName(facts);
  const label = priorTreatmentLabels[kind];
  if (kind === 'ect' && electrodes !== null && electrodes !== 'unknown') {
    return `${label}, ${electrodes}`;
  }
  return otherName === null ? label : `${label}: ${otherName}`;
}

/** Answers of a rule that may be open: a missing fact is neither yes nor no. */
export type KnownAnswer = 'yes' | 'no' | 'unknown';

/** Whether it was going on at that day or later; 'unknown' where the dates leave both open. */
export function wentOnAfter(
  { startedOn, stoppedOn, isOngoing }: PriorTreatmentFacts,
  day: CalendarDate,
): KnownAnswer {
  if (isOngoing || (startedOn !== null && earliestDay(startedOn) >= day)) return 'yes';
  if (stoppedOn === null) return 'unknown';
  if (earliestDay(stoppedOn) >= day) return 'yes';
  return latestDay(stoppedOn) < day ? 'no' : 'unknown';
}

/** Whether it began before that day; without a start it counts as before: it is recorded as prior. */
export function beganBefore({ startedOn }: PriorTreatmentFacts, day: CalendarDate): KnownAnswer {
  if (startedOn === null || latestDay(startedOn) < day) return 'yes';
  return earliestDay(startedOn) >= day ? 'no' : 'unknown';
}
