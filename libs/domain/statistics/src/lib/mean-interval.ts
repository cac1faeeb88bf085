import { studentTwoSided95 } from './student-t';

/** A mean of `n` values and its 95 % confidence interval; the ends are null for fewer than 2 values. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The mean with mean ± t(0.975, n - 1) × s / √n, s the standard deviation with n - 1 below the line.
 * Null without any value; one value has a mean and no interval.
 */
export function meanInterval(values: readonly number[]): MeanInterval | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = sumOf(values) / n;
  if (n === 1) return { n, mean, low: null, high: null };
  const variance = sumOf(values.map((value) => (value - mean) ** 2)) / (n - 1);
  const margin = studentTwoSided95(n - 1) * Math.sqrt(variance / n);
  return { n, mean, low: mean - margin, high: mean + margin };
}
