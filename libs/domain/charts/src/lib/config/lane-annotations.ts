import { daysBetween } from '@glabella/domain/values';
import { isInWindow } from '../spec/chart-window';
import type { ChartInjection } from '../spec/clinical-chart-spec';
import type { Annotation, Annotations } from './annotation';
import { edgePx, nameLines } from './band-names';
import type { Drawing } from './chart-annotations';
import { injectionMarkAt } from './chart-datasets';
import type { Lane } from './chart-layout';
import { laneRange, valueRange } from './chart-scales';
import { injectionLabels } from './injection-labels';
import { axisDays, dayNumberOn } from './time-ticks';

const labelGapPx = 12;
const effectBar = { from: 0.1, to: 0.22, gapPx: 5 };

function laneName({ spec, theme, layout }: Drawing, lane: Lane): Annotation {
  const { min, max } = laneRange(lane);
  return {
    type: 'label',
    content: nameLines(lane.label, layout),
    yScaleID: lane.id,
    xValue: axisDays(spec).to,
    yValue: (min + max) / 2,
    position: { x: 'start', y: 'center' },
    xAdjust: edgePx,
    color: theme.inkFaint,
    font: { family: theme.fontFamily, size: layout.fontPx },
  };
}

/** The name of each lane and the line that closes it; its last line is the time axis. */
export function laneAnnotations(drawing: Drawing): Annotations {
  const { layout, theme } = drawing;
  const entries = layout.lanes.flatMap((lane, index): [string, Annotation][] => {
    const names: [string, Annotation][] = [[`lane-${lane.id}-name`, laneName(drawing, lane)]];
    if (index === layout.lanes.length - 1) return names;
    const floor = laneRange(lane).min;
    const edge: Annotation = {
      type: 'line',
      yScaleID: lane.id,
      yMin: floor,
      yMax: floor,
      borderColor: theme.line,
      borderWidth: 1,
    };
    return [...names, [`lane-${lane.id}-edge`, edge]];
  });
  return Object.fromEntries(entries);
}

/**
 * Where the marker of a session stands, in values of the plot's scale continued downwards: a line
 * has one scale, and this one runs from the top of the plot into the lane.
 */
function markerBelowPlot({ spec, layout }: Drawing): number {
  const range = valueRange(spec);
  const place = layout.lanes.findIndex(({ id }) => id === 'injections');
  const lane = layout.lanes[place];
  if (lane === undefined) return range.min;
  const lanesAbove = layout.lanes.slice(0, place);
  const pixels =
    lanesAbove.reduce((sum, { heightPx }) => sum + heightPx, 0) +
    lane.heightPx -
    injectionMarkAt * lane.heightPx;
  return range.min - (pixels * (range.max - range.min)) / layout.plotPx;
}

function effectOf(
  { spec, theme, plotWidthPx }: Drawing,
  { on, effectEndsOn, isEffectOpen }: ChartInjection,
): Annotation | null {
  const { window } = spec;
  if (effectEndsOn === null || effectEndsOn <= window.from || on >= window.to) return null;
  const from = dayNumberOn(spec, on > window.from ? on : window.from);
  const end = dayNumberOn(spec, effectEndsOn < window.to ? effectEndsOn : window.to);
  const daysPerPx = daysBetween(window.from, window.to) / plotWidthPx;
  const to = isEffectOpen ? end : Math.max(from, end - effectBar.gapPx * daysPerPx);
  return {
    type: 'box',
    yScaleID: 'injections',
    xMin: from,
    xMax: to,
    yMin: effectBar.from,
    yMax: effectBar.to,
    backgroundColor: theme.toxinSoft,
    // An effect that nothing cut short has no sharp end: the bar fades.
    fadesOut: isEffectOpen,
    borderWidth: 0,
    borderRadius: 2,
  };
}

/** For each session a thin line through the plot into its lane, its label and its effect bar. */
export function injectionAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout, plotWidthPx } = drawing;
  const labels = injectionLabels(spec, plotWidthPx, layout.fontPx);
  const annotations: Annotations = {};
  for (const injection of spec.injections) {
    const effect = effectOf(drawing, injection);
    if (effect !== null) annotations[`effect-${injection.id}`] = effect;
    if (!isInWindow(spec.window, injection.on)) continue;
    const day = dayNumberOn(spec, injection.on);
    annotations[`injection-${injection.id}`] = {
      type: 'line',
      yScaleID: 'y',
      xMin: day,
      xMax: day,
      yMin: markerBelowPlot(drawing),
      yMax: valueRange(spec).max,
      borderColor: theme.toxin,
      borderWidth: 1.2,
    };
    const label = labels.get(injection.id);
    if (label === undefined) continue;
    const isRight = label.side === 'right';
    annotations[`injection-${injection.id}-label`] = {
      type: 'label',
      content: label.text,
      yScaleID: 'injections',
      xValue: day,
      yValue: injectionMarkAt,
      position: { x: isRight ? 'start' : 'end', y: 'center' },
      xAdjust: isRight ? labelGapPx : -labelGapPx,
      yAdjust: 1,
      color: theme.ink,
      font: { family: theme.fontFamily, size: layout.fontPx, weight: 600 },
    };
  }
  return annotations;
}
