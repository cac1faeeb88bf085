import type { ChartOptions, Scale } from 'chart.js';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { ChartLayout, Lane } from './chart-layout';
import type { ChartTheme } from './chart-theme';
import { axisDays, timeTicks } from './time-ticks';

type Scales = NonNullable<ChartOptions<'line'>['scales']>;

/** The options of one scale as Chart.js takes them. */
export type ScaleConfig = Extract<NonNullable<Scales[string]>, { type?: 'linear' }>;

/**
 * Room for the numbers left of the plot; every scale of the stack has it, so all share one edge.
 */
export function valueAxisPx({ scale }: ClinicalChartSpec): number {
  return scale.kind === 'points' ? 40 : 50;
}

const stackName = 'plot-and-lanes';

/**
 * Room beyond the range, so that the marks of the lowest and highest total are whole: half a point,
 * or this share of a long scale.
 */
const room = { points: 0.5, share: 1 / 54 };

const percentStep = 25;

/** The lowest and highest value of the plot's scale: fixed by the instrument, never by the data. */
export function valueRange({ instrument, scale }: ClinicalChartSpec): { min: number; max: number } {
  if (scale.kind === 'points') {
    const { min, max } = instrument.range;
    const beyond = Math.max(room.points, (max - min) * room.share);
    return { min: min - beyond, max: max + beyond };
  }
  const beyond = scale.top * room.share;
  return { min: -beyond, max: scale.top + beyond };
}

/** Where a value lies on the plot's scale: 0 at its lower end, 1 at its upper. */
export function shareOfRange(spec: ClinicalChartSpec, value: number): number {
  const { min, max } = valueRange(spec);
  return (value - min) / (max - min);
}

/** How many values of the plot's scale one CSS pixel is high. */
export function valuePerPx(spec: ClinicalChartSpec, { plotPx }: ChartLayout): number {
  const { min, max } = valueRange(spec);
  return (max - min) / plotPx;
}

function valueMarks({ instrument, scale }: ClinicalChartSpec): number[] {
  if (scale.kind === 'points') {
    const { bands, range } = instrument;
    const quarter = (range.max - range.min) / 4;
    const starts =
      bands.length > 0
        ? bands.map(({ from }) => from)
        : [0, 1, 2, 3].map((step) => range.min + step * quarter);
    return [...new Set([...starts, range.max])];
  }
  const count = Math.round(scale.top / percentStep);
  return Array.from({ length: count + 1 }, (_, at) => at * percentStep);
}

/**
 * The lowest and highest value of a lane's scale: grades in the frown lane, rows in the lanes of the
 * cycles and of the medication, else shares of its height.
 */
export function laneRange({ id, rows = 1 }: Lane): { min: number; max: number } {
  if (id === 'cycles') return { min: -0.9, max: rows - 0.1 };
  if (id === 'medication') return { min: -0.1, max: rows + 0.1 };
  return id === 'frown' ? { min: -0.9, max: 3.9 } : { min: 0, max: 1 };
}

const keepWidth =
  (spec: ClinicalChartSpec) =>
  (axis: Scale): void => {
    axis.width = valueAxisPx(spec);
  };

function valueScale(spec: ClinicalChartSpec, theme: ChartTheme, layout: ChartLayout): ScaleConfig {
  const marks = valueMarks(spec);
  const unit = spec.scale.kind === 'points' ? '' : ' %';
  return {
    type: 'linear',
    position: 'left',
    stack: stackName,
    stackWeight: layout.plotPx,
    weight: layout.lanes.length,
    ...valueRange(spec),
    border: { display: false },
    grid: { display: false },
    ticks: {
      color: theme.inkFaint,
      font: { family: theme.fontFamily, size: layout.fontPx },
      padding: unit === '' ? 8 : 3,
      autoSkip: false,
      callback: (value: string | number) => `${value}${unit}`,
    },
    afterBuildTicks: (axis: Scale) => {
      axis.ticks = marks.map((value) => ({ value }));
    },
    afterFit: keepWidth(spec),
  };
}

function laneScale(spec: ClinicalChartSpec, lane: Lane, weight: number): ScaleConfig {
  return {
    type: 'linear',
    position: 'left',
    stack: stackName,
    stackWeight: lane.heightPx,
    weight,
    ...laneRange(lane),
    border: { display: false },
    grid: { display: false },
    ticks: { display: false },
    afterFit: keepWidth(spec),
  };
}

function timeScale(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  plotWidthPx: number,
): ScaleConfig {
  const ticks = timeTicks(spec, plotWidthPx);
  const { from, to } = axisDays(spec);
  const labels = new Map(ticks.map(({ day, label }) => [day, label]));
  const font = { family: theme.fontFamily, size: layout.fontPx };
  return {
    type: 'linear',
    position: 'bottom',
    min: from,
    max: to,
    border: { display: true, color: theme.line },
    grid: {
      display: true,
      drawOnChartArea: false,
      drawTicks: true,
      tickLength: 5,
      color: theme.line,
    },
    title: {
      display: spec.axis !== 'date',
      text:
        spec.axis === 'weeks-since-last'
          ? 'Weeks since the injection that began the cycle'
          : 'Weeks since the first injection of the course',
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
    // The weights order the stack, not the keys: a lane that comes later would stand over the plot.
    ...Object.fromEntries(
      layout.lanes.map((lane, at) => [
        lane.id,
        laneScale(spec, lane, layout.lanes.length - 1 - at),
      ]),
    ),
    y: valueScale(spec, theme, layout),
  };
}
