import { confoundersOn, doseWords, drugName, medicationChanges } from '@glabella/domain/treatment';
import {
  type CalendarDate,
  type PartialDate,
  earliestDay,
  formatPartialDate,
  latestDay,
} from '@glabella/domain/values';
import type { ChartMedicationFacts } from './chart-record';
import type {
  ChartDose,
  ChartMedication,
  ChartMedicationChange,
  ChartPoint,
  ClinicalChartSpec,
} from './clinical-chart-spec';

function spanOf(on: PartialDate | null): Pick<ChartDose, 'from' | 'certainFrom'> {
  return on === null
    ? { from: null, certainFrom: null }
    : { from: earliestDay(on), certainFrom: latestDay(on) };
}

function medicationOf(medication: ChartMedicationFacts): ChartMedication {
  const { id, steps, doseUnit, stoppedOn } = medication;
  return {
    id,
    name: drugName(medication),
    doses: steps.map(({ on, dose }, at) => {
      const end = steps[at + 1]?.on ?? stoppedOn;
      return {
        ...spanOf(on),
        to: end === null ? null : latestDay(end),
        label: doseWords(dose, doseUnit),
      };
    }),
    changes: medicationChanges(medication).map(({ on, words }) => ({
      on: earliestDay(on),
      until: latestDay(on),
      date: formatPartialDate(on),
      words,
    })),
    isOngoing: stoppedOn === null,
  };
}

const recorded = (medications: readonly ChartMedicationFacts[]): ChartMedicationFacts[] =>
  medications.filter(({ status }) => status === 'recorded');

/** The medications in order of their start, those without one first; voided ones are left out. */
export function medicationLane(medications: readonly ChartMedicationFacts[]): ChartMedication[] {
  const startOf = ({ doses }: ChartMedication): string => doses[0]?.from ?? '';
  return recorded(medications)
    .map(medicationOf)
    .sort((a, b) => (startOf(a) === startOf(b) ? 0 : startOf(a) < startOf(b) ? -1 : 1));
}

/** What is known of the antidepressants changed in the four weeks before an entry. */
export type Confounded = Pick<ChartPoint, 'confounders' | 'isSurelyConfounded'>;

/** The entries of a day each with the antidepressants that were changed in the four weeks before. */
export function withConfounders<Entry extends { readonly on: CalendarDate }>(
  entries: readonly Entry[],
  medications: readonly ChartMedicationFacts[],
): (Entry & Confounded)[] {
  const counted = recorded(medications);
  return entries.map((entry) => {
    const found = confoundersOn(entry.on, counted);
    return {
      ...entry,
      confounders: found.map(({ words }) => words),
      isSurelyConfounded: found.some(({ isCertain }) => isCertain),
    };
  });
}

/** The medications that reach into the days shown. */
export function shownMedications({
  medications,
  window,
}: Pick<ClinicalChartSpec, 'medications' | 'window'>): ChartMedication[] {
  return medications.filter(({ doses }) => {
    const [first, last] = [doses[0]?.from ?? null, doses.at(-1)?.to ?? null];
    return (first === null || first <= window.to) && (last === null || last >= window.from);
  });
}

/** True where a change may lie in the days shown. */
export function isChangeShown(
  { window }: Pick<ClinicalChartSpec, 'window'>,
  { on, until }: Pick<ChartMedicationChange, 'on' | 'until'>,
): boolean {
  return on <= window.to && until >= window.from;
}

/** A dose that goes on through all days shown, as no change of it lies in them. */
export interface StandingDose {
  readonly medication: ChartMedication;
  /** The first and the last day that its start can mean; null where nobody knows it. */
  readonly known: { readonly from: CalendarDate; readonly until: CalendarDate } | null;
  /** 'since Mar 2024', 'start not known'. */
  readonly date: string;
  /** 'sertraline 100 mg, ongoing'. */
  readonly words: string;
}

/** Of the medications shown those without a change in the days shown, each with the dose that goes on through them. */
export function standingDoses(
  spec: Pick<ClinicalChartSpec, 'medications' | 'window'>,
): StandingDose[] {
  const { window } = spec;
  return shownMedications(spec)
    .filter(({ changes }) => !changes.some((change) => isChangeShown(spec, change)))
    .map((medication) => {
      const { name, doses, changes } = medication;
      const dose = doses.findLast(({ from }) => from === null || from <= window.to);
      const start = changes.findLast(({ on }) => on <= window.to);
      return {
        medication,
        known: start === undefined ? null : { from: start.on, until: start.until },
        date: start === undefined ? 'start not known' : `since ${start.date}`,
        words: `${[name, dose?.label].join(' ')}, ongoing`,
      };
    });
}
