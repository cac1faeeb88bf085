import {
  comparisonReading,
  adverseEventReading,
  cycleEntryReading,
  cycleEventReading,
  cycleReading,
  cyclesInRange,
  injectionReading,
  isInWindow,
  pointReading,
  shownCycleEvents,
  trialReading,
  trialsOf,
  type ClinicalChartSpec,
  type DatasetId,
} from '@glabella/domain/charts';

/** A mark that the keyboard can stand on: its dataset, its place in the spec's list, its spoken text. */
export interface ChartStep {
  readonly dataset: DatasetId;
  readonly index: number;
  readonly reading: string;
}

function cycleSteps(spec: ClinicalChartSpec): ChartStep[][] {
  const shown = cyclesInRange(spec);
  const gaps = shown.flatMap((cycle) =>
    cycle.entries.filter(({ pointIndex }) => spec.points[pointIndex]?.total === null),
  );
  const lines = shown.map((cycle) =>
    cycle.entries.map((entry, index): ChartStep => {
      const reading = cycleEntryReading(spec, cycle, entry);
      const gap = gaps.indexOf(entry);
      return gap < 0
        ? { dataset: `cycle-${cycle.number}`, index, reading }
        : { dataset: 'cycle-gaps', index: gap, reading };
    }),
  );
  const starts = shown.map((cycle, index): ChartStep => ({
    dataset: 'cycle-starts',
    index,
    reading: cycleReading(cycle),
  }));
  const events = shownCycleEvents(spec).map(({ cycle, event }, index): ChartStep => ({
    dataset: 'cycle-events',
    index,
    reading: cycleEventReading(spec, cycle, event),
  }));
  // The latest cycle first: it is the one a person came for.
  return [...lines.toReversed(), starts, events];
}

function referenceSteps(spec: ClinicalChartSpec): ChartStep[][] {
  const weeks = (spec.comparison?.weeks ?? []).flatMap((week, index): ChartStep[] =>
    isInWindow(spec.window, week.on)
      ? [{ dataset: 'comparison-median', index, reading: comparisonReading(spec, week) }]
      : [],
  );
  const trials = trialsOf(spec).map((trial, index): ChartStep => ({
    dataset: 'trials-active',
    index,
    reading: trialReading(trial),
  }));
  return [weeks, trials];
}

/**
 * The rows of marks that the arrow keys walk along, upper first: entries, what they are compared with, sessions, adverse events;
 * where cycles are laid over each other,
 * each cycle, the latest first, then the cycles as a whole and their adverse events. Empty rows are left out.
 */
export function chartSteps(spec: ClinicalChartSpec): ChartStep[][] {
  if (spec.axis === 'weeks-since-last') {
    return cycleSteps(spec).filter((row) => row.length > 0);
  }
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
  const events = spec.adverseEvents.flatMap(({ on }, index): ChartStep[] =>
    isInWindow(spec.window, on)
      ? [{ dataset: 'adverse-events', index, reading: adverseEventReading(spec, index) }]
      : [],
  );
  return [points, ...referenceSteps(spec), injections, events].filter((row) => row.length > 0);
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
