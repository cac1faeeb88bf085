import type { Instrument } from '@glabella/domain/instruments';
import { improvementPoints, improvesByPercent } from './change';
import { practiceRule } from './sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/**
 * The answers to "has this patient responded?"; 'no-rule' is an instrument without a published
 * response.
 */
export const responseStatuses = [
  'response',
  'partial-response',
  'no-response',
  'baseline-below-10',
  'no-baseline',
  'not-computable',
  'no-rule',
] as const;

/** One of `responseStatuses`. */
export type ResponseStatus = (typeof responseStatuses)[number];

/** The words a screen shows for each status. */
export const responseStatusLabels: Readonly<Record<ResponseStatus, string>> = {
  response: 'Response',
  'partial-response': 'Partial response',
  'no-response': 'No response',
  'baseline-below-10': 'Baseline below the threshold',
  'no-baseline': 'No baseline',
  'not-computable': 'Not computable',
  'no-rule': 'No published rule',
};

/**
 * True when the total has fallen by half of the baseline or more; whole numbers only, so 15 needs
 * 7. False for baseline 0. Of a short scale: by the grades that its rule names (HDSS 2).
 */
export function isResponse(
  instrument: Instrument,
  baseline: number,
  x: number,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): boolean {
  const grades = thresholdsOf(instrument, thresholds).responseGrades;
  if (grades !== undefined) return improvementPoints(instrument, baseline, x) >= grades.value;
  return improvesByPercent(instrument, baseline, x, thresholds.responsePercent.value);
}

/**
 * True when the total is under the remission threshold (PHQ-9 under 5); false where the instrument
 * has none or the total lies outside its range.
 */
export function isRemission(
  instrument: Instrument,
  x: number,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): boolean {
  const threshold = thresholdsOf(instrument, thresholds).remissionBelow;
  return threshold !== undefined && x >= instrument.range.min && x < threshold.value;
}

/**
 * True when response, partial response and remission may be stated: the baseline exists and is at
 * least 10 (PHQ-9).
 */
export function baselineAllowsResponse(
  instrument: Instrument,
  baseline: number | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): baseline is number {
  const threshold = thresholdsOf(instrument, thresholds).responseBaselineFrom;
  return threshold !== undefined && baseline !== null && baseline >= threshold.value;
}

/**
 * Response, partial response (25 % to under 50 %) or no response from the totals, or why nothing
 * can be said.
 */
export function responseStatus(
  instrument: Instrument,
  baseline: number | null,
  x: number | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): ResponseStatus {
  if (thresholdsOf(instrument, thresholds).responseBaselineFrom === undefined) return 'no-rule';
  if (baseline === null) return 'no-baseline';
  if (!baselineAllowsResponse(instrument, baseline, thresholds)) return 'baseline-below-10';
  if (x === null || baseline <= 0) return 'not-computable';
  if (isResponse(instrument, baseline, x, thresholds)) return 'response';
  if (thresholdsOf(instrument, thresholds).responseGrades !== undefined) return 'no-response';
  const partial = thresholds.partialResponsePercent.value;
  return improvesByPercent(instrument, baseline, x, partial) ? 'partial-response' : 'no-response';
}

/** A response rule as a protocol states it. */
export type ProtocolResponseRule =
  | { readonly kind: 'percent-fall'; readonly instrument: string; readonly percent: number }
  | { readonly kind: 'grade-fall'; readonly instrument: string; readonly grades: number };

/**
 * The thresholds of an instrument as the response rule of a course's protocol has them; a rule of another instrument changes
 * nothing of this one. A fall by grades counts in place of per cent; a percentage other than the published one counts in place
 * of it, and that one leaves what the practice set.
 */
export function withResponseRule(
  thresholds: OutcomeThresholds,
  rule: ProtocolResponseRule | null | undefined,
  instrument: Pick<Instrument, 'id'>,
): OutcomeThresholds {
  if (!rule || rule.instrument !== instrument.id) return thresholds;
  const source = practiceRule('The response rule of the protocol that the course keeps.');
  if (rule.kind === 'percent-fall') {
    if (rule.percent === defaultOutcomeThresholds.responsePercent.value) return thresholds;
    return { ...thresholds, responsePercent: { value: rule.percent, source } };
  }
  const known = thresholds.instruments[rule.instrument];
  if (known?.responseGrades?.value === rule.grades) return thresholds;
  const grades = { ...known, responseGrades: { value: rule.grades, source } };
  return { ...thresholds, instruments: { ...thresholds.instruments, [rule.instrument]: grades } };
}
