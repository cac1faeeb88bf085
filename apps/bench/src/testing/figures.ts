import type { Figures } from '../load/percentiles';
import type { Comparison } from '../run/compare';

/** Figures of a side without errors, but for what a test changes. */
export function someFigures(changes: Partial<Figures> = {}): Figures {
  return { calls: 100, errors: 0, p50: 1, p99: 2, perSecond: 100, ...changes };
}

/** A comparison with 8 clients of which a test looks at the ratio and at the API's side. */
export function comparisonOf(ratio: number, api: Partial<Figures> = {}): Comparison {
  const [floorA, floorB] = [someFigures(), someFigures()];
  return { clients: 8, ratio, floorA, floorB, api: someFigures(api), firstError: null };
}
