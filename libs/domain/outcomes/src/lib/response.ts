import type { Instrument } from '@glabella/domain/instruments';
import { improvesByPercent } from './change';
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
  'baseline-below-10': 'Baseline below 10',
  'no-baseline': 'No baseline',
  'not-computable': 'Not computable',
  'no-rule': 'No published rule',
};

/**
 * True when the total has fallen by half of the baseline or more; whole numbers only, so 15 needs
 * 7. False for baseline 0.
 */
export function isResponse(
  instrument: Instrument,
  baseline: number,
  x: number,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): boolean {
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
  const partial = thresholds.partialResponsePercent.value;
  return improvesByPercent(instrument, baseline, x, partial) ? 'partial-response' : 'no-response';
}
