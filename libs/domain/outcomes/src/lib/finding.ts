import type { Citation } from '@glabella/domain/values';
import { hasCompleteTotal, type TotalPoint } from './score-point';

/** What a finding states; a screen may give each its own colour or order. */
export const findingKinds = [
  'relapse',
  'recurrence',
  'new-severe',
  'worsening',
  'reliable-deterioration',
  'recovery',
  'remission',
  'response',
  'partial-response',
  'no-response',
  'reliable-improvement',
  'important-improvement',
  'little-change-yet',
  'within-error',
  'baseline-below-10',
  'no-baseline',
] as const;

/** One of `findingKinds`. */
export type FindingKind = (typeof findingKinds)[number];

/** The words a screen shows for each kind. */
export const findingLabels: Readonly<Record<FindingKind, string>> = {
  relapse: 'Relapse',
  recurrence: 'Recurrence',
  'new-severe': 'New severe total',
  worsening: 'Worsening',
  'reliable-deterioration': 'Reliable deterioration',
  recovery: 'Recovery',
  remission: 'Remission',
  response: 'Response',
  'partial-response': 'Partial response',
  'no-response': 'No response',
  'reliable-improvement': 'Reliable improvement',
  'important-improvement': 'Clinically important improvement',
  'little-change-yet': 'Little change yet',
  'within-error': 'Within measurement error',
  'baseline-below-10': 'Baseline below the threshold',
  'no-baseline': 'No baseline',
};

/**
 * One statement about a course: the rule in words with its numbers (`evidence`), the value that was
 * compared with the threshold, the totals it rests on, the latest of them last, and the source of the
 * rule. Null numbers belong to a finding that says why nothing can be stated.
 */
export interface Finding {
  readonly kind: FindingKind;
  readonly label: string;
  readonly evidence: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly source: Citation;
  readonly restsOn: readonly TotalPoint[];
}

/**
 * The parts of a finding that its rule supplies; `label` only where the kind's own would not fit.
 */
export interface FindingFacts extends Omit<Finding, 'kind' | 'label'> {
  readonly label?: string;
}

/** Builds a finding; the evidence says so when one of the totals it rests on is prorated. */
export function findingOf(kind: FindingKind, facts: FindingFacts): Finding {
  const { evidence, value, threshold, source, restsOn } = facts;
  const hasProrated = restsOn.some((point) => !hasCompleteTotal(point));
  return {
    kind,
    label: facts.label ?? findingLabels[kind],
    evidence: hasProrated ? `${evidence}; prorated total` : evidence,
    value,
    threshold,
    source,
    restsOn,
  };
}
