import type { Instrument } from '@glabella/domain/instruments';
import type { Definition } from './cycle-definitions';
import { jacobsonTruax } from './sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** How far a scale's totals spread in a group (standard deviation, points), and how reliable it is there (0 to 1). */
export interface ScaleError {
  readonly standardDeviation: number;
  readonly reliability: number;
}

/** Beyond this many standard errors of a difference, chance alone is left with 5 %: Jacobson & Truax 1991. */
export const reliableBeyond = 1.96;

/** The standard error of one measurement in points: SD x sqrt(1 - r). */
export function errorOfMeasurement({ standardDeviation, reliability }: ScaleError): number {
  return standardDeviation * Math.sqrt(1 - reliability);
}

/** The standard error of the difference between two measurements in points: sqrt(2) x that of one. */
export function errorOfDifference(scale: ScaleError): number {
  return Math.SQRT2 * errorOfMeasurement(scale);
}

/**
 * The reliable change index of a change from one total to another: positive when the total rises, whichever direction
 * is better. Jacobson & Truax 1991, J Consult Clin Psychol 59:12.
 */
export function reliableChangeIndex(from: number, to: number, scale: ScaleError): number {
  return (to - from) / errorOfDifference(scale);
}

/** The smallest change in whole points whose index lies beyond 1.96. */
export function smallestReliableChange(scale: ScaleError): number {
  return Math.floor(reliableBeyond * errorOfDifference(scale)) + 1;
}

/** Up to which standard deviation of the group so many points lie beyond measurement error; at that one they no longer do. */
export function largestSpreadFor(points: number, reliability: number): number {
  return points / (reliableBeyond * Math.SQRT2 * Math.sqrt(1 - reliability));
}

/**
 * Why a change is called reliable from so many points on, with the number in force; null for an instrument without
 * such a threshold or without a published reliability.
 */
export function reliableChangeDefinition(
  instrument: Instrument,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Definition | null {
  const points = thresholdsOf(instrument, thresholds).reliableChange?.value;
  const { internalConsistency } = instrument;
  if (points === undefined || internalConsistency === undefined) return null;
  const { value: reliability, source } = internalConsistency;
  const spread = (of: number): string => withOneDecimal(largestSpreadFor(of, reliability));
  return {
    term: `Reliable change: ${points} points on the ${instrument.name}`,
    text:
      `The index is the change divided by the standard error of a difference, √2 × SD × √(1 − r); beyond ` +
      `${reliableBeyond} it is more than measurement error. With the published r of ${reliability} ` +
      `(${source.label}), ${points} points are beyond it in every group whose totals have an SD of up to ` +
      `${spread(points)}; ${points - 1} points only up to ${spread(points - 1)}. The SD of this practice is not ` +
      `computed: the number in force is the one stated.`,
    source: jacobsonTruax,
  };
}

/** Rounded down: a spread that is printed still holds. */
function withOneDecimal(value: number): string {
  return (Math.floor(10 * value) / 10).toFixed(1);
}
