import type { Instrument } from '@glabella/domain/instruments';
import { type Citation, type CitedNumber, capital } from '@glabella/domain/values';
import { relapseWords } from '../relapse';
import { practiceRule } from '../sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from '../thresholds';
import {
  type AttentionKind,
  type AttentionTier,
  attentionKinds,
  attentionLabels,
  attentionTierOf,
} from './attention-kind';

/** One rule of the list as a person reads it: the exact condition, what ends it, the number in force and its source. */
export interface AttentionRule {
  readonly kind: AttentionKind;
  readonly tier: AttentionTier;
  readonly label: string;
  readonly condition: string;
  readonly ends: string;
  /** Null where the rule compares with no number. */
  readonly threshold: number | null;
  readonly source: Citation;
}

/** How the list is ordered and what a person can do to it, in sentences; the rules follow them. */
export const attentionPrinciples: readonly string[] = [
  'Lower tiers come first. Within a tier, whoever has waited longest comes first: since the day on which the reason was first met and has been met ever since.',
  'A patient stands in the lowest tier of the reasons that are shown. In tier 8 nothing waits; whoever is due next comes first.',
  'Acknowledging a reason hides it for everybody for as long as its evidence stands. Snoozing hides it until a day. Both end by themselves when the evidence changes: a new assessment, a corrected total, day or onset, a new injection, a further planned visit that passed. Who did it, when and why stays readable, and anybody can take it back.',
  'Nothing hides tier 1. Item 9 leaves the list when its follow-up is closed, a serious adverse event when it is resolved.',
  'An ended course raises only tiers 1 and 5. An archived patient is listed for tier 1 alone.',
];

type Wording = Pick<AttentionRule, 'condition' | 'ends' | 'threshold' | 'source'>;

interface Numbers {
  readonly instrument: Instrument;
  readonly thresholds: OutcomeThresholds;
  readonly reinjectionFromDay: CitedNumber | null;
}

const decision = practiceRule('The tiers of the list are the product’s own order of urgency.');

/**
 * Every rule with the numbers in force, in the order of the tiers; without those for which the instrument has no
 * threshold or the protocol no interval.
 */
export function attentionRules(
  instrument: Instrument,
  reinjectionFromDay: CitedNumber | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): AttentionRule[] {
  return attentionKinds.flatMap((kind) => {
    const wording = wordings[kind]({ instrument, thresholds, reinjectionFromDay });
    if (wording === null) return [];
    return [{ kind, tier: attentionTierOf[kind], label: attentionLabels[kind], ...wording }];
  });
}

const wordings: Readonly<Record<AttentionKind, (numbers: Numbers) => Wording | null>> = {
  'open-item-9': ({ thresholds }) => ({
    condition: `A follow-up of item 9 is open: the answer was 1 or more, item 9 was not answered, or the PHQ-9 had fewer than 7 answers. It waits since the day of the form. Of imported forms only the patient’s latest opens one, where it was at most ${thresholds.importedItem9Days.value} days old.`,
    ends: 'The follow-up is closed by name.',
    threshold: 1,
    source: practiceRule(
      'An answer of 1 or more, or none, or a PHQ-9 without a total opens a follow-up.',
    ),
  }),
  'serious-adverse-event': () => ({
    condition:
      'An adverse event is not resolved that is serious by definition or concerns swallowing or breathing. It waits since its onset.',
    ends: 'The event is resolved.',
    threshold: null,
    source: {
      label: 'US label, boxed warning',
      detail: 'Distant spread of toxin effect: swallowing and breathing difficulties.',
    },
  }),
  worsening: ({ instrument, thresholds }) => {
    const threshold = thresholdsOf(instrument, thresholds).worsening;
    if (threshold === undefined) return null;
    return {
      condition: `The latest ${instrument.name} of the open course is ${threshold.value} points or more worse than the best of the course before it, the baseline included.`,
      ends: 'A later total does not meet it.',
      threshold: threshold.value,
      source: threshold.source,
    };
  },
  'new-severe': ({ instrument, thresholds }) => {
    const threshold = thresholdsOf(instrument, thresholds).newSevereFrom;
    if (threshold === undefined) return null;
    return {
      condition: `The latest ${instrument.name} of the open course is ${threshold.value} or more and the one before it was not.`,
      ends: 'The next total: it is no longer new.',
      threshold: threshold.value,
      source: threshold.source,
    };
  },
  relapse: ({ instrument, thresholds }) => relapseWording(instrument, thresholds, 'before'),
  recurrence: ({ instrument, thresholds }) => relapseWording(instrument, thresholds, 'after'),
  'no-response': ({ instrument, thresholds }) => {
    const { responseBaselineFrom: from, responseGrades } = thresholdsOf(instrument, thresholds);
    // By a fall of grades nobody is called off track: see `noResponse`.
    if (from === undefined || responseGrades !== undefined) return null;
    const { responsePercent, noResponseFromDay } = thresholds;
    return {
      condition: `The latest ${instrument.name} was taken on day ${noResponseFromDay.value} after the first injection or later and is less than ${responsePercent.value} % better than the baseline, or less than the protocol of the course asks where that sets a response of its own. Stated only for a baseline of ${from.value} or more; nobody is called off track before that day.`,
      ends: 'A later total is a response.',
      threshold: -responsePercent.value,
      source: noResponseFromDay.source,
    };
  },
  'adverse-event': () => ({
    condition: 'Any other adverse event that is not resolved. It waits since its onset.',
    ends: 'The event is resolved.',
    threshold: null,
    source: decision,
  }),
  'measure-overdue': ({ instrument, thresholds }) => ({
    condition: `The day of a visit that the protocol plans has passed without ${askedOf(instrument)} that counts for it (${windowWords(thresholds)}), and none came after its window either. It waits since the day after.`,
    ends: `${capital(askedOf(instrument))}, or the end of the course.`,
    threshold: 0,
    source: thresholds.visitTolerance.source,
  }),
  'reinjection-window': ({ reinjectionFromDay }) =>
    reinjectionFromDay && {
      condition: `An open course had its first injection, and the patient’s last one, of any course and product, lies ${reinjectionFromDay.value} days back or more. It waits since that day.`,
      ends: 'A new injection, or the end of the course.',
      threshold: reinjectionFromDay.value,
      source: reinjectionFromDay.source,
    },
};

function relapseWording(
  instrument: Instrument,
  thresholds: OutcomeThresholds,
  when: 'before' | 'after',
): Wording | null {
  const rule = thresholdsOf(instrument, thresholds).relapse;
  if (rule === undefined) return null;
  const months = thresholds.recoveryMonths.value;
  const days = thresholds.relapseConfirmationDays.value;
  const state =
    when === 'before'
      ? `before ${months} months of remission`
      : `after remission held for ${months} months`;
  return {
    condition: `After a response or remission, ${state}, ${relapseWords(rule)}. It counts at once and is withdrawn when a visit within ${days} days does not meet it.`,
    ends: 'A new response or remission, or the withdrawal.',
    threshold: rule.from,
    source: rule.source,
  };
}

/** What a planned visit asks for: 'a total of the PHQ-9', and of answers that never add up 'a Check-in'. */
function askedOf({ entry, name }: Instrument): string {
  return entry.kind === 'separate-items' ? `a ${name}` : `a total of the ${name}`;
}

function windowWords({ visitTolerance }: OutcomeThresholds): string {
  const { earlyUntilWeek, earlyDays, lateDays } = visitTolerance;
  return `${earlyDays} days either side up to week ${earlyUntilWeek}, ${lateDays} days after`;
}
