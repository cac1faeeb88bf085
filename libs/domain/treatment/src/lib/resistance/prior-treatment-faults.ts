import {
  type CalendarDate,
  type PartialDate,
  addDays,
  daysBetween,
  earliestDay,
  latestDay,
} from '@glabella/domain/values';
import { findDrug, unlistedDrugId } from './antidepressants';
import type { PriorTreatmentFacts } from './prior-treatment';

/** What the rules of a history need to know besides what is recorded. */
export interface HistoryContext {
  readonly today: CalendarDate;
  readonly birthDate: CalendarDate;
}

/** A rule that the facts break: the field that it speaks of, a code, the words. */
export interface HistoryFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A fault of one field. */
export const historyFault = (field: string, code: string, message: string): HistoryFault => ({
  field,
  code,
  message,
});

/** The rules of a start and an end of which perhaps only month or year is known. */
export function spanFaults(
  { startedOn, stoppedOn }: { startedOn: PartialDate | null; stoppedOn: PartialDate | null },
  { today, birthDate }: HistoryContext,
): HistoryFault[] {
  const faults: HistoryFault[] = [];
  for (const [field, on] of [
    ['startedOn', startedOn],
    ['stoppedOn', stoppedOn],
  ] as const) {
    if (on === null) continue;
    if (earliestDay(on) > today)
      faults.push(historyFault(field, 'in-future', 'That lies in the future.'));
    if (latestDay(on) < birthDate) {
      faults.push(historyFault(field, 'before-birth', 'That lies before the birth.'));
    }
  }
  if (startedOn !== null && stoppedOn !== null && latestDay(stoppedOn) < earliestDay(startedOn)) {
    faults.push(historyFault('stoppedOn', 'stop-before-start', 'It cannot stop before it starts.'));
  }
  return faults;
}

/**
 * Every rule that a treatment before toxin breaks, none for one that may be recorded: drug facts with a drug alone, a
 * placement with ECT alone, an end that fits the start, no more weeks than there were.
 */
export function priorTreatmentFaults(
  facts: PriorTreatmentFacts,
  context: HistoryContext,
): HistoryFault[] {
  return [
    ...(facts.kind === 'drug' ? drugFaults(facts) : notDrugFaults(facts)),
    ...spanFaults(facts, context),
    ...endFaults(facts),
    ...weeksFaults(facts, context),
  ];
}

function drugFaults(facts: PriorTreatmentFacts): HistoryFault[] {
  const { drugId, otherName, otherClass, maximumDose, doseUnit, isDoseAdequate } = facts;
  const faults: HistoryFault[] = [];
  const listed = findDrug(drugId ?? '');
  if (listed === undefined && drugId !== unlistedDrugId) {
    faults.push(historyFault('drugId', 'drug-missing', 'Choose the drug.'));
  }
  if (drugId === unlistedDrugId) {
    if (otherName === null)
      faults.push(historyFault('otherName', 'name-missing', 'Name the drug.'));
    if (otherClass === null) {
      faults.push(historyFault('otherClass', 'class-missing', 'Choose its class.'));
    }
  } else if (otherName !== null || otherClass !== null) {
    faults.push(
      historyFault('otherName', 'name-not-asked', 'The list names this drug and its class.'),
    );
  }
  if ((maximumDose === null) !== (doseUnit === null)) {
    faults.push(
      historyFault('maximumDose', 'dose-without-unit', 'A dose and its unit go together.'),
    );
  }
  if (isDoseAdequate !== null && listed?.minimum != null && (doseUnit ?? 'mg') === 'mg') {
    faults.push(
      historyFault(
        'isDoseAdequate',
        'adequacy-computed',
        'This drug has a sourced minimum dose: adequacy is computed, not stated.',
      ),
    );
  }
  if (facts.electrodes !== null || facts.sessionCount !== null) {
    faults.push(historyFault('sessionCount', 'not-of-drug', 'A drug has no sessions.'));
  }
  return faults;
}

function notDrugFaults(facts: PriorTreatmentFacts): HistoryFault[] {
  const ofDrug = [
    facts.drugId,
    facts.otherClass,
    facts.maximumDose,
    facts.doseUnit,
    facts.weeksAtDose,
    facts.isDoseAdequate,
    facts.augmentationOfId,
  ];
  return [
    ...(ofDrug.some((fact) => fact !== null)
      ? [
          historyFault(
            'kind',
            'drug-facts-not-asked',
            'Drug, dose and weeks stand with a drug alone.',
          ),
        ]
      : []),
    ...((facts.kind === 'ect') !== (facts.electrodes !== null)
      ? [
          historyFault(
            'electrodes',
            facts.kind === 'ect' ? 'electrodes-missing' : 'electrodes-not-asked',
            facts.kind === 'ect'
              ? 'Say where, if only “not known”.'
              : 'A placement stands with ECT alone.',
          ),
        ]
      : []),
  ];
}

function endFaults({ isOngoing, stoppedOn, reasonStopped }: PriorTreatmentFacts): HistoryFault[] {
  return [
    ...(isOngoing && stoppedOn !== null
      ? [historyFault('stoppedOn', 'stopped-while-ongoing', 'It goes on: it has no end.')]
      : []),
    ...(isOngoing && reasonStopped !== null
      ? [historyFault('reasonStopped', 'reason-while-ongoing', 'It goes on: nobody stopped it.')]
      : []),
  ];
}

// The longest that the dates allow, with a week of grace for counting in weeks.
function weeksFaults(
  { startedOn, stoppedOn, weeksAtDose }: PriorTreatmentFacts,
  { today }: HistoryContext,
): HistoryFault[] {
  if (weeksAtDose === null || startedOn === null) return [];
  const last = stoppedOn === null || latestDay(stoppedOn) > today ? today : latestDay(stoppedOn);
  const longest = daysBetween(earliestDay(startedOn), addDays(last, 7));
  return weeksAtDose * 7 > longest
    ? [
        historyFault(
          'weeksAtDose',
          'weeks-beyond-dates',
          'That is longer than between start and end.',
        ),
      ]
    : [];
}
