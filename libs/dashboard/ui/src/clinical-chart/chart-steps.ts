import {
  comparisonReading,
  adverseEventReading,
  cycleEntryReading,
  cycleEventReading,
  cycleGaps,
  cycleReading,
  cyclesInRange,
  frownReading,
  injectionReading,
  isChangeShown,
  isEventShown,
  isInWindow,
  lifeEventReading,
  medicationReading,
  pointReading,
  shownChanges,
  shownCycleEvents,
  shownLifeEvents,
  standingDoses,
  trialReading,
  trialsOf,
  visitReading,
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
  const gaps = cycleGaps(spec).map(({ entry }) => entry);
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
    reading: trialReading(trial, spec.instrument),
  }));
  return [weeks, trials];
}

/**
 * The rows of marks that the arrow keys walk along, upper first: entries, what they are compared with, planned visits that were
 * not recorded, sessions, adverse events, frown
 * reviews, the medication that goes on and its changes, life events;
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
  const visits = spec.visits.flatMap(({ dueOn }, index): ChartStep[] =>
    isInWindow(spec.window, dueOn)
      ? [{ dataset: 'visits', index, reading: visitReading(spec, index) }]
      : [],
  );
  const injections = spec.injections.flatMap(({ on }, index): ChartStep[] =>
    isInWindow(spec.window, on)
      ? [{ dataset: 'injections', index, reading: injectionReading(spec, index) }]
      : [],
  );
  const events = spec.adverseEvents.flatMap((event, index): ChartStep[] =>
    isEventShown(spec, event)
      ? [{ dataset: 'adverse-events', index, reading: adverseEventReading(spec, index) }]
      : [],
  );
  const frown = spec.frown.flatMap(({ on, injectionId }, index): ChartStep[] =>
    injectionId === null && isInWindow(spec.window, on)
      ? [{ dataset: 'frown-maximum', index, reading: frownReading(spec, index) }]
      : [],
  );
  const known = shownChanges(spec);
  const standing = standingDoses(spec).map((dose, at): ChartStep => ({
    dataset: 'medication-changes',
    index: known.length + at,
    reading: medicationReading(dose),
  }));
  const changes = known.flatMap(({ change }, index): ChartStep[] =>
    isChangeShown(spec, change)
      ? [{ dataset: 'medication-changes', index, reading: medicationReading(change) }]
      : [],
  );
  const lived = shownLifeEvents(spec).map((event, index): ChartStep => ({
    dataset: 'life-events',
    index,
    reading: lifeEventReading(event),
  }));
  return [
    points,
    ...referenceSteps(spec),
    visits,
    injections,
    events,
    frown,
    [...standing, ...changes],
    lived,
  ].filter((row) => row.length > 0);
}
