import { type CitedNumber, formatPartialDate } from '@glabella/domain/values';
import { drugClassOf, findDrug, isAntidepressant } from './antidepressants';
import type { KnownAnswer, PriorTreatmentFacts } from './prior-treatment';
import { sforzini2022 } from './sources';

/** The weeks that a trial lasts at the minimum dose to be adequate. */
export const adequateWeeks: CitedNumber = { value: 4, source: sforzini2022 };

/** What a part of the rule says of one treatment. */
export interface TrialFinding {
  readonly answer: KnownAnswer;
  /** 'dose 150 mg, minimum 50 mg'; one line of the explanation. */
  readonly text: string;
}

/** Whether a trial was adequate, and why: one line for dose, weeks and adherence each. */
export interface TrialAdequacy {
  readonly answer: KnownAnswer;
  /** True where the dose stands as the clinician stated it. */
  readonly isStated: boolean;
  readonly findings: readonly TrialFinding[];
}

const found = (answer: KnownAnswer, text: string): TrialFinding => ({ answer, text });

/** All yes is yes, one no is no, else it is open. */
export function allOf(answers: readonly KnownAnswer[]): KnownAnswer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function doseFinding(facts: PriorTreatmentFacts): TrialFinding {
  const { drugId, maximumDose, doseUnit, isDoseAdequate } = facts;
  const minimum = findDrug(drugId ?? '')?.minimum ?? null;
  const dose = maximumDose === null ? 'dose not known' : `dose ${maximumDose} ${doseUnit ?? ''}`;
  if (minimum === null || (doseUnit !== null && doseUnit !== 'mg')) {
    if (isDoseAdequate === null) {
      return found(
        'unknown',
        `${dose}: no sourced minimum, and nobody has stated whether it was enough`,
      );
    }
    return found(
      isDoseAdequate ? 'yes' : 'no',
      `${dose}: stated as ${isDoseAdequate ? 'adequate' : 'too low'}, no sourced minimum`,
    );
  }
  if (maximumDose === null) return found('unknown', `dose not known, minimum ${minimum.mg} mg`);
  const isEnough = maximumDose >= minimum.mg;
  return found(
    isEnough ? 'yes' : 'no',
    `${dose}, ${isEnough ? 'at least' : 'under'} the minimum of ${minimum.mg} mg`,
  );
}

function weeksFinding({ weeksAtDose }: PriorTreatmentFacts): TrialFinding {
  const { value } = adequateWeeks;
  if (weeksAtDose === null) return found('unknown', `weeks at the dose not known, ${value} needed`);
  const weeks = `${weeksAtDose} ${weeksAtDose === 1 ? 'week' : 'weeks'}`;
  return weeksAtDose >= value
    ? found('yes', `${weeks} at the dose`)
    : found('no', `${weeks} at the dose, ${value} needed`);
}

function adherenceFinding({ adherence }: PriorTreatmentFacts): TrialFinding {
  return {
    taken: found('yes', 'taken as agreed'),
    'often-missed': found('no', 'often missed'),
    unknown: found('unknown', 'adherence not known'),
  }[adherence];
}

/**
 * Whether a drug was given in an adequate trial: the minimum dose or more, for four weeks or more, taken as agreed. What
 * is not known leaves it open, never yes and never no. Sforzini 2022.
 */
export function trialAdequacy(facts: PriorTreatmentFacts): TrialAdequacy {
  const dose = doseFinding(facts);
  const findings = [dose, weeksFinding(facts), adherenceFinding(facts)];
  return {
    answer: allOf(findings.map(({ answer }) => answer)),
    isStated: facts.isDoseAdequate !== null,
    findings,
  };
}

/** Whether it failed: better by less than half. Not tolerated is no failure; not known stays open. */
export function hasFailed({ outcome }: Pick<PriorTreatmentFacts, 'outcome'>): KnownAnswer {
  return { none: 'yes', partial: 'yes', response: 'no', intolerant: 'no', unknown: 'unknown' }[
    outcome
  ] as KnownAnswer;
}

/** True for an antidepressant in its own right: not an augmenting drug, and not added to another treatment. */
export function isTrial(facts: PriorTreatmentFacts): boolean {
  return facts.kind === 'drug' && facts.augmentationOfId === null && isAntidepressant(facts);
}

/** True for a drug that was added to another, or that is an augmenting drug. */
export function isAugmentation(facts: PriorTreatmentFacts): boolean {
  const isAdded = facts.augmentationOfId !== null || drugClassOf(facts) === 'augmenter';
  return facts.kind === 'drug' && isAdded;
}

/** From when to when, as much as is known: '2021 to Mar 2022', 'since 2023', 'dates not known'. */
export function treatmentSpan({ startedOn, stoppedOn, isOngoing }: PriorTreatmentFacts): string {
  const from = startedOn === null ? null : formatPartialDate(startedOn);
  const to = stoppedOn === null ? null : formatPartialDate(stoppedOn);
  if (isOngoing) return from === null ? 'ongoing, start not known' : `since ${from}`;
  if (from === null) return to === null ? 'dates not known' : `start not known, until ${to}`;
  return to === null ? `from ${from}, end not known` : `${from} to ${to}`;
}
