import {
  type PartialDate,
  earliestDay,
  formatPartialDate,
  latestDay,
} from '@glabella/domain/values';
import { type HistoryContext, type HistoryFault, historyFault, spanFaults } from '../history-fault';
import { type DrugNamed, drugFaults, drugName } from '../resistance/antidepressants';
import type { DoseUnitId } from '../resistance/prior-treatment';

/** A dose of a day from a date on; null: that one is not known. */
export interface DoseStep {
  readonly on: PartialDate | null;
  readonly dose: number | null;
}

/** A drug that is taken beside the toxin, with its doses; what goes on has no end. */
export interface MedicationFacts extends DrugNamed {
  readonly doseUnit: DoseUnitId;
  /** In order of time, the start first; at least that one. */
  readonly steps: readonly DoseStep[];
  readonly stoppedOn: PartialDate | null;
  /** What it is taken for. */
  readonly purpose: string | null;
}

/** One change of a medication: its start, another dose, its end. */
export interface MedicationChange {
  readonly on: PartialDate;
  readonly kind: 'started' | 'dose-changed' | 'stopped';
  /** 'sertraline started at 50 mg', 'sertraline 50 to 100 mg', 'sertraline stopped'. */
  readonly words: string;
}

/** A dose in words; 'dose not known' where it is not. */
export function doseWords(dose: number | null, unit: DoseUnitId): string {
  return dose === null ? 'dose not known' : `${dose} ${unit}`;
}

/** The dose that it ends with or is taken at now, in words. */
export function latestDose({ steps, doseUnit }: MedicationFacts): string {
  return doseWords(steps.at(-1)?.dose ?? null, doseUnit);
}

/** From when to when: 'since Mar 2024', 'Mar 2024 to 2025', 'start not known, ongoing'. */
export function medicationSpan({ steps, stoppedOn }: MedicationFacts): string {
  const start = steps[0]?.on ?? null;
  const from = start === null ? null : formatPartialDate(start);
  if (stoppedOn === null) return from === null ? 'start not known, ongoing' : `since ${from}`;
  return `${from ?? 'start not known'} to ${formatPartialDate(stoppedOn)}`;
}

/** Its changes in order of time; a start whose date is not known is none. */
export function medicationChanges(facts: MedicationFacts): MedicationChange[] {
  const { steps, doseUnit, stoppedOn } = facts;
  const name = drugName(facts);
  const changes = steps.flatMap(({ on, dose }, at): MedicationChange[] => {
    if (on === null) return [];
    if (at === 0) {
      return [{ on, kind: 'started', words: `${name} started at ${doseWords(dose, doseUnit)}` }];
    }
    const before = steps[at - 1]?.dose ?? null;
    const from = before === null ? 'a dose not known' : String(before);
    return [{ on, kind: 'dose-changed', words: `${name} ${from} to ${doseWords(dose, doseUnit)}` }];
  });
  return stoppedOn === null
    ? changes
    : [...changes, { on: stoppedOn, kind: 'stopped', words: `${name} stopped` }];
}

/** Every rule that a medication breaks: a named drug, doses in order of time that differ, an end after them. */
export function medicationFaults(facts: MedicationFacts, context: HistoryContext): HistoryFault[] {
  const { steps, stoppedOn } = facts;
  return [
    ...drugFaults(facts),
    ...(steps.length === 0 ? [historyFault('steps', 'start-missing', 'Say how it started.')] : []),
    ...steps.flatMap((step, at) => stepFaults(steps, at, context)),
    ...spanFaults({ startedOn: steps[0]?.on ?? null, stoppedOn }, context).filter(
      ({ field }) => field === 'stoppedOn',
    ),
    ...endFaults(facts),
  ];
}

function stepFaults(
  steps: readonly DoseStep[],
  at: number,
  context: HistoryContext,
): HistoryFault[] {
  const step = steps[at];
  const before = steps[at - 1];
  if (step === undefined) return [];
  const field = `steps.${at}`;
  const faults = spanFaults({ startedOn: step.on, stoppedOn: null }, context).map(
    ({ code, message }) => historyFault(`${field}.on`, code, message),
  );
  if (before === undefined) return faults;
  if (step.on === null) {
    return [historyFault(`${field}.on`, 'change-without-date', 'Say when, if only the year.')];
  }
  if (step.dose === null || step.dose === before.dose) {
    faults.push(historyFault(`${field}.dose`, 'dose-not-changed', 'Give the new dose.'));
  }
  if (before.on !== null && latestDay(step.on) < earliestDay(before.on)) {
    faults.push(
      historyFault(`${field}.on`, 'out-of-order', 'That lies before the dose before it.'),
    );
  }
  return faults;
}

// The span of start and end is held by its own rule; here the end against the last change.
function endFaults({ steps, stoppedOn }: MedicationFacts): HistoryFault[] {
  const last = steps.length > 1 ? (steps.at(-1)?.on ?? null) : null;
  if (last === null || stoppedOn === null || latestDay(stoppedOn) >= earliestDay(last)) return [];
  return [
    historyFault('stoppedOn', 'stop-before-change', 'It cannot stop before its dose was changed.'),
  ];
}
