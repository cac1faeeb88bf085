import { type PrintedCount, suppressSmallCells } from './small-cells';

/** A band of changes in per cent of the baseline, as an aggregate report prints and draws it. */
export interface ChangeBand {
  readonly label: string;
  readonly patients: PrintedCount;
  /** One change for each patient, the greatest fall first; null where their number is not shown. */
  readonly changes: number[] | null;
}

interface Band {
  readonly label: string;
  readonly holds: (change: number) => boolean;
}

/** Where a fall is told in bands, beside the fall that counts as a response. */
const fallEdges = [75, 25];

/** The bands of falls from the greatest on; the response lies on an edge, so that no band is cut by its line. */
function bandsOf(responsePercent: number): Band[] {
  const edges = [...new Set([...fallEdges, responsePercent])].sort((a, b) => b - a);
  const falls = edges.map((edge, at): Band => {
    const above = edges[at - 1];
    return above === undefined
      ? { label: `Fell by ${edge} % or more`, holds: (change) => change <= -edge }
      : {
          label: `Fell by ${edge} to under ${above} %`,
          holds: (change) => change <= -edge && change > -above,
        };
  });
  const least = edges.at(-1) ?? 0;
  return [
    ...falls,
    { label: `Fell by under ${least} %`, holds: (change) => change > -least && change < 0 },
    { label: 'No change', holds: (change) => change === 0 },
    { label: 'Rose', holds: (change) => change > 0 },
  ];
}

/**
 * The changes of a week in bands, the greatest fall first, as an aggregate report prints and draws
 * them: beside the number of all of them, and of the responders where it is printed (`isResponseShown`),
 * no small cell can be computed back, and the bars of a band that is not counted are not there to be counted.
 * Null where that leaves no band to print.
 */
export function changeBands(
  changes: readonly number[],
  responsePercent: number,
  isResponseShown: boolean,
  leastPrinted: number,
): ChangeBand[] | null {
  const bands = bandsOf(responsePercent);
  const held = bands.map(({ label, holds }) => ({
    label,
    changes: changes.filter(holds).sort((a, b) => a - b),
  }));
  const labels = bands.map(({ label }) => label);
  const responding = bands.filter(({ holds }) => holds(-responsePercent));
  const responseParts = labels.slice(0, labels.indexOf(responding[0]?.label ?? '') + 1);
  const responders = held
    .filter(({ label }) => responseParts.includes(label))
    .reduce((sum, band) => sum + band.changes.length, 0);
  const printed = suppressSmallCells<string>({
    leastPrinted,
    counts: Object.fromEntries([
      ['all', changes.length],
      ...(isResponseShown ? [['response', responders] as const] : []),
      ...held.map((band) => [band.label, band.changes.length] as const),
    ]),
    sums: [
      { total: 'all', parts: labels },
      ...(isResponseShown ? [{ total: 'response', parts: responseParts }] : []),
    ],
    costs: Object.fromEntries(['all', 'response', ...labels].map((label) => [label, 1] as const)),
    readElsewhere: ['all', ...(isResponseShown ? ['response'] : [])],
  });
  if (labels.every((label) => printed[label] === 'withheld')) return null;
  return held.map((band) => {
    const patients = printed[band.label] ?? 'withheld';
    return { ...band, patients, changes: typeof patients === 'number' ? band.changes : null };
  });
}
