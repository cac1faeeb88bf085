import {
  type ChartCycle,
  type ChartCycleEvent,
  type ChartCycleReview,
  cyclesInRange,
} from '../spec/chart-cycle';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { onScale } from '../spec/value-scale';
import { type ClinicalDataset, longestBridgeDays, middleOfLane } from './chart-datasets';
import { eventMarks } from './adverse-event-marks';
import { laneDataset } from './lane-dataset';
import { type ChartEnvironment, isShown } from './chart-environment';
import type { ChartLayout } from './chart-layout';
import type { ChartTheme } from './chart-theme';
import { cycleStyle, pointStyleOf } from './cycle-style';
import { unplottedMarks } from './plotted-lines';

const latestWidthPx = 2.8;
const notRatedPx = 4;
const earlierWidthPx = 1.8;

/** The colour of a cycle by its number. */
export function cycleColour({ cycles, series }: ChartTheme, number: number): string {
  return cycles[cycleStyle(number).colourAt] ?? series;
}

/** The row of a cycle in the lane under the plot, the earliest on top; 0 is the lowest. */
export function rowOfCycle(spec: ClinicalChartSpec, { number }: ChartCycle): number {
  const shown = cyclesInRange(spec);
  return shown.length - 1 - shown.findIndex((cycle) => cycle.number === number);
}

function lineOf(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  cycle: ChartCycle,
): ClinicalDataset {
  const { shape, dash } = cycleStyle(cycle.number);
  const { pointStyle, rotation } = pointStyleOf(shape);
  const colour = cycleColour(theme, cycle.number);
  const points = cycle.entries.map(({ pointIndex }) => spec.points[pointIndex]);
  const isHollow = (point: ChartPoint | undefined): boolean => point?.status === 'prorated';
  const isLatest = cycle.nextOn === null;
  const radius = layout.isNarrow ? 3.5 : isLatest ? 5 : 4.5;
  return {
    id: `cycle-${cycle.number}`,
    label: `Cycle ${cycle.number}`,
    yAxisID: 'y',
    data: cycle.entries.map(({ pointIndex, day }) => {
      const total = spec.points[pointIndex]?.total ?? null;
      return { x: day, y: total === null ? null : onScale(spec.scale, total) };
    }),
    borderColor: colour,
    borderWidth: isLatest ? latestWidthPx : earlierWidthPx,
    borderDash: [...dash],
    borderJoinStyle: 'round',
    tension: 0,
    spanGaps: longestBridgeDays,
    pointStyle,
    pointRotation: rotation,
    pointRadius: radius,
    pointBackgroundColor: points.map((point) => (isHollow(point) ? theme.surface : colour)),
    pointBorderColor: colour,
    pointBorderWidth: 1.8,
    pointHoverRadius: radius + 2,
    pointHoverBorderWidth: 2,
    pointHitRadius: 10,
    clip: { left: 6, right: 6, top: 8, bottom: 8 },
    // The latest lies over the earlier ones.
    order: isLatest ? 1 : 2,
  };
}

function gapsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  const data = unplottedMarks(spec).map(({ day }) => ({ x: day, y: middleOfLane }));
  return laneDataset({
    id: 'cycle-gaps',
    label: `${spec.instrument.name} without a total`,
    yAxisID: 'visits',
    data,
    pointStyle: 'crossRot',
    radius: 5,
    fill: theme.inkSoft,
    border: theme.inkSoft,
  });
}

function startsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  const shown = cyclesInRange(spec);
  const styles = shown.map(({ number }) => pointStyleOf(cycleStyle(number).shape));
  const colours = shown.map(({ number }) => cycleColour(theme, number));
  return {
    ...laneDataset({
      id: 'cycle-starts',
      label: 'Injection that began the cycle',
      yAxisID: 'cycles',
      data: shown.map((cycle) => ({ x: 0, y: rowOfCycle(spec, cycle) })),
      pointStyle: 'circle',
      radius: 5,
      fill: theme.toxin,
      border: theme.toxin,
    }),
    pointStyle: styles.map(({ pointStyle }) => pointStyle),
    pointRotation: styles.map(({ rotation }) => rotation),
    pointBackgroundColor: colours,
    pointBorderColor: colours,
  };
}

/** The adverse events of the cycles that are shown, cycle by cycle, in the order of their marks. */
export function shownCycleEvents(
  spec: ClinicalChartSpec,
): readonly { readonly cycle: ChartCycle; readonly event: ChartCycleEvent }[] {
  return cyclesInRange(spec).flatMap((cycle) => cycle.events.map((event) => ({ cycle, event })));
}

function eventsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  const shown = shownCycleEvents(spec);
  const isSerious = shown.map(
    ({ event }) => spec.adverseEvents[event.eventIndex]?.isSerious === true,
  );
  return {
    ...laneDataset({
      id: 'cycle-events',
      label: 'Adverse events',
      yAxisID: 'cycles',
      data: shown.map(({ cycle, event }) => ({ x: event.day, y: rowOfCycle(spec, cycle) })),
      ...eventMarks(isSerious, theme),
    }),
    // Over the bars and the injection of their row.
    order: 0,
  };
}

/** The frown reviews of the cycles that are shown, cycle by cycle, in the order of their marks. */
export function shownCycleReviews(
  spec: ClinicalChartSpec,
): readonly { readonly cycle: ChartCycle; readonly review: ChartCycleReview }[] {
  return cyclesInRange(spec).flatMap((cycle) => cycle.reviews.map((review) => ({ cycle, review })));
}

// The larger the square the stronger the frown, hollow for none; a cross was not rated at maximum.
function reviewsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  const shown = shownCycleReviews(spec);
  return {
    ...laneDataset({
      id: 'cycle-reviews',
      label: 'Frown at reviews',
      yAxisID: 'cycles',
      data: shown.map(({ cycle, review }) => ({ x: review.day, y: rowOfCycle(spec, cycle) })),
      pointStyle: 'rect',
      radius: 4,
      fill: shown.map(({ review }) => (review.atMaximum ? theme.frown : theme.surface)),
      border: theme.frown,
    }),
    pointStyle: shown.map(({ review }) => (review.atMaximum === null ? 'crossRot' : 'rect')),
    pointRadius: shown.map(({ review: { atMaximum } }) =>
      atMaximum === null ? notRatedPx : 3 + atMaximum * 1.2,
    ),
    order: 1,
  };
}

/** One line for each cycle that is shown, and the marks of the lanes under them. */
export function cycleDatasets(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  env: ChartEnvironment,
): ClinicalDataset[] {
  const has = (lane: string): boolean => layout.lanes.some(({ id }) => id === lane);
  return [
    ...cyclesInRange(spec)
      .filter(({ number }) => isShown(env, `cycle-${number}`))
      .map((cycle) => lineOf(spec, theme, layout, cycle)),
    ...(has('visits') ? [gapsDataset(spec, theme)] : []),
    ...(has('cycles') ? [startsDataset(spec, theme)] : []),
    ...(has('cycles') && isShown(env, 'adverse-events') && shownCycleEvents(spec).length > 0
      ? [eventsDataset(spec, theme)]
      : []),
    ...(has('cycles') && isShown(env, 'frown') && shownCycleReviews(spec).length > 0
      ? [reviewsDataset(spec, theme)]
      : []),
  ];
}
