import { type PrintedCount, suppressSmallCells } from './small-cells';

/** A band of changes in per cent of the baseline, and how many patients lie in it, as printed. */
export interface ChangeBand {
  readonly label: string;
  readonly patients: PrintedCount;
}

interface Band {
  readonly label: string;
  readonly holds: (change: number) => boolean;
}

const bands: readonly Band[] = [
  { label: 'Fell by 75 % or more', holds: (change) => change <= -75 },
  { label: 'Fell by 50 to under 75 %', holds: (change) => change > -75 && change <= -50 },
  { label: 'Fell by 25 to under 50 %', holds: (change) => change > -50 && change <= -25 },
  { label: 'Fell by under 25 %', holds: (change) => change > -25 && change < 0 },
  { label: 'No change', holds: (change) => change === 0 },
  { label: 'Rose by under 25 %', holds: (change) => change > 0 && change < 25 },
  { label: 'Rose by 25 % or more', holds: (change) => change >= 25 },
];

/**
 * The changes of a week in bands, the greatest fall first, as an aggregate report prints them: beside
 * the number of all of them no count of 1 to 4 can be computed back.
 */
export function changeBands(changes: readonly number[]): ChangeBand[] {
  const counted = bands.map(({ label, holds }) => [label, changes.filter(holds).length] as const);
  const labels = bands.map(({ label }) => label);
  const printed = suppressSmallCells<string>({
    counts: Object.fromEntries([['all', changes.length], ...counted]),
    sums: [{ total: 'all', parts: labels }],
    // The number of all stands above the table: withholding it here would hide nothing.
    costs: Object.fromEntries([['all', 1000], ...labels.map((label) => [label, 1] as const)]),
  });
  return labels.map((label) => ({ label, patients: printed[label] ?? 'withheld' }));
}
