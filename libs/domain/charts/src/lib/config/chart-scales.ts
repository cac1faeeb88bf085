import type { ChartOptions, Scale } from 'chart.js';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { ChartLayout, Lane } from './chart-layout';
import type { ChartTheme } from './chart-theme';
import { dayNumberOn, timeTicks } from './time-ticks';

type Scales = NonNullable<ChartOptions<'line'>['scales']>;

/** The options of one scale as Chart.js takes them. */
export type ScaleConfig = Extract<NonNullable<Scales[string]>, { type?: 'linear' }>;

/**
 * Room for the numbers left of the plot; every scale of the stack has it, so all share one edge.
 */
export const valueAxisPx = 34;

const stackName = 'plot-and-lanes';

/** Half a point beyond the range, so that the marks of the lowest and highest total are whole. */
const roomPoints = 0.5;

/** The lowest and highest value of the plot's scale: fixed by the instrument, never by the data. */
export function valueRange({ instrument }: ClinicalChartSpec): { min: number; max: number } {
  const { min, max } = instrument.range;
  return { min: min - roomPoints, max: max + roomPoints };
}

/**
 * The lowest and highest value of a lane's scale: grades in the frown lane, else shares of its
 * height.
 */
export function laneRange({ id }: Lane): { min: number; max: number } {
  return id === 'frown' ? { min: -0.9, max: 3.9 } : { min: 0, max: 1 };
}

const keepWidth = (axis: Scale): void => {
  axis.width = valueAxisPx;
};

function valueScale(spec: ClinicalChartSpec, theme: ChartTheme, layout: ChartLayout): ScaleConfig {
  const { bands, range } = spec.instrument;
  const marks = [...bands.map(({ from }) => from), range.max];
  return {
    type: 'linear',
    position: 'left',
    stack: stackName,
    stackWeight: layout.plotPx,
    ...valueRange(spec),
    border: { display: false },
    grid: { display: false },
    ticks: {
      color: theme.inkFaint,
      font: { family: theme.fontFamily, size: layout.fontPx },
      padding: 8,
      autoSkip: false,
    },
    afterBuildTicks: (axis: Scale) => {
      axis.ticks = marks.map((value) => ({ value }));
    },
    afterFit: keepWidth,
  };
}

function laneScale(lane: Lane): ScaleConfig {
  return {
    type: 'linear',
    position: 'left',
    stack: stackName,
    stackWeight: lane.heightPx,
    ...laneRange(lane),
    border: { display: false },
    grid: { display: false },
    ticks: { display: false },
    afterFit: keepWidth,
  };
}

function timeScale(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  plotWidthPx: number,
): ScaleConfig {
  const ticks = timeTicks(spec, plotWidthPx);
  const labels = new Map(ticks.map(({ day, label }) => [day, label]));
  const font = { family: theme.fontFamily, size: layout.fontPx };
  return {
    type: 'linear',
    position: 'bottom',
    min: dayNumberOn(spec, spec.window.from),
    max: dayNumberOn(spec, spec.window.to),
    border: { display: true, color: theme.line },
    grid: {
      display: true,
      drawOnChartArea: false,
      drawTicks: true,
      tickLength: 5,
      color: theme.line,
    },
    title: {
      display: spec.axis === 'weeks-since-first',
      text: 'Weeks since the first injection of the course',
      align: 'end',
      color: theme.inkFaint,
      font,
      padding: { top: 2, bottom: 0 },
    },
    ticks: {
      color: theme.inkFaint,
      font,
      autoSkip: false,
      maxRotation: 0,
      padding: 2,
      includeBounds: false,
      callback: (value: string | number) => labels.get(Number(value)) ?? '',
    },
    afterBuildTicks: (axis: Scale) => {
      axis.ticks = ticks.map(({ day }) => ({ value: day }));
    },
  };
}

/** One time scale, the plot's scale and one for each lane, stacked from the plot downwards. */
export function chartScales(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  plotWidthPx: number,
): Record<string, ScaleConfig> {
  return {
    x: timeScale(spec, theme, layout, plotWidthPx),
    // Chart.js stacks from the bottom upwards in the order of the keys.
    ...Object.fromEntries(layout.lanes.toReversed().map((lane) => [lane.id, laneScale(lane)])),
    y: valueScale(spec, theme, layout),
  };
}
