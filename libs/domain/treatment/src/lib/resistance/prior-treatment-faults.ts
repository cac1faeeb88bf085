import { addDays, daysBetween, earliestDay, latestDay } from '@glabella/domain/values';
import { type HistoryContext, type HistoryFault, historyFault, spanFaults } from '../history-fault';
import { drugFaults, findDrug } from './antidepressants';
import type { PriorTreatmentFacts } from './prior-treatment';

/**
 * Every rule that a treatment before toxin breaks, none for one that may be recorded: drug facts with a drug alone, a
 * placement with ECT alone, an end that fits the start, no more weeks than there were.
 */
export function priorTreatmentFaults(
  facts: PriorTreatmentFacts,
  context: HistoryContext,
): HistoryFault[] {
  return [
    ...(facts.kind === 'drug' ? drugTreatmentFaults(facts) : notDrugFaults(facts)),
    ...spanFaults(facts, context),
    ...endFaults(facts),
    ...weeksFaults(facts, context),
  ];
}

function drugTreatmentFaults(facts: PriorTreatmentFacts): HistoryFault[] {
  const { drugId, maximumDose, doseUnit, isDoseAdequate } = facts;
  const faults: HistoryFault[] = drugFaults(facts);
  const minimum = findDrug(drugId ?? '')?.minimum ?? null;
  if ((maximumDose === null) !== (doseUnit === null)) {
    faults.push(
      historyFault('maximumDose', 'dose-without-unit', 'A dose and its unit go together.'),
    );
  }
  if (isDoseAdequate !== null && minimum !== null && (doseUnit ?? 'mg') === 'mg') {
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
