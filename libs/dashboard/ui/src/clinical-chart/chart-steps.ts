import {
  injectionReading,
  isInWindow,
  pointReading,
  type ClinicalChartSpec,
  type DatasetId,
} from '@glabella/domain/charts';

/** A mark that the keyboard can stand on: its dataset, its place in the spec's list, its spoken text. */
export interface ChartStep {
  readonly dataset: DatasetId;
  readonly index: number;
  readonly reading: string;
}

/** The rows of marks that the arrow keys walk along, upper first: entries, then sessions; empty rows are left out. */
export function chartSteps(spec: ClinicalChartSpec): ChartStep[][] {
  const points = spec.points.flatMap(({ on, total }, index): ChartStep[] => {
    if (!isInWindow(spec.window, on)) return [];
    const dataset = total === null ? 'entries-without-total' : 'points';
    return [{ dataset, index, reading: pointReading(spec, index) }];
  });
  const injections = spec.injections.flatMap(({ on }, index): ChartStep[] =>
    isInWindow(spec.window, on)
      ? [{ dataset: 'injections', index, reading: injectionReading(spec, index) }]
      : [],
  );
  return [points, injections].filter((row) => row.length > 0);
}

/** Where the keyboard stands: the row and the place in it. */
export interface StepPlace {
  readonly row: number;
  readonly at: number;
}

const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last);

/**
 * Where a key leads: arrows along the row and between rows, Home and End to its ends; the first key press stands on the last
 * mark. Null for a key that means nothing here.
 */
export function stepFrom(
  place: StepPlace | null,
  key: string,
  rows: readonly (readonly ChartStep[])[],
): StepPlace | null {
  const row = place?.row ?? 0;
  const last = (rows[row]?.length ?? 0) - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowLeft':
      return { row, at: place === null ? last : clamp(place.at - 1, last) };
    case 'ArrowRight':
      return { row, at: place === null ? last : clamp(place.at + 1, last) };
    case 'Home':
      return { row, at: 0 };
    case 'End':
      return { row, at: last };
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = clamp(row + (key === 'ArrowDown' ? 1 : -1), rows.length - 1);
      const nextLast = (rows[next]?.length ?? 0) - 1;
      return { row: next, at: next === row ? (place?.at ?? last) : nextLast };
    }
    default:
      return null;
  }
}
