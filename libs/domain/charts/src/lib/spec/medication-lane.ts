import { confoundersOn, doseWords, drugName, medicationChanges } from '@glabella/domain/treatment';
import {
  type CalendarDate,
  type PartialDate,
  earliestDay,
  formatPartialDate,
  latestDay,
} from '@glabella/domain/values';
import type { ChartMedicationFacts } from './chart-record';
import type { ChartDose, ChartMedication, ClinicalChartSpec } from './clinical-chart-spec';

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

/** The entries of a day each with the antidepressants that were changed in the four weeks before. */
export function withConfounders<Entry extends { readonly on: CalendarDate }>(
  entries: readonly Entry[],
  medications: readonly ChartMedicationFacts[],
): (Entry & { readonly confounders: readonly string[] })[] {
  const counted = recorded(medications);
  return entries.map((entry) => ({
    ...entry,
    confounders: confoundersOn(entry.on, counted).map(({ words }) => words),
  }));
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
