import { daysBetween } from '@glabella/domain/values';
import { isEventShown } from '../spec/chart-window';
import type { ChartAdverseEvent, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import type { ClinicalDataset } from './chart-datasets';
import type { ChartTheme } from './chart-theme';
import { type LaneMarks, laneDataset } from './lane-dataset';
import { labelBeside, laneLabelSides } from './lane-labels';
import { dayNumberOn } from './time-ticks';

const laneId = 'adverse-events';
const markAt = 0.56;
const bar = { from: 0.08, to: 0.2 };

/** How the marks of adverse events look: filled for a serious one, hollow for any other. */
export function eventMarks(
  isSerious: readonly boolean[],
  theme: ChartTheme,
): Pick<LaneMarks, 'pointStyle' | 'radius' | 'fill' | 'border'> {
  return {
    pointStyle: 'rectRot',
    radius: 6,
    fill: isSerious.map((serious) => (serious ? theme.alarm : theme.surface)),
    border: isSerious.map((serious) => (serious ? theme.alarm : theme.ink)),
  };
}

/** The adverse events in the lane under the injections. */
export function adverseEventsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  return laneDataset({
    id: laneId,
    label: 'Adverse events',
    yAxisID: laneId,
    data: spec.adverseEvents.map(({ on }) => ({ x: dayNumberOn(spec, on), y: markAt })),
    ...eventMarks(
      spec.adverseEvents.map(({ isSerious }) => isSerious),
      theme,
    ),
  });
}

/** What stands beside the mark: a serious event says so, since a fill alone is no word. */
const wordsOf = ({ title, isSerious }: ChartAdverseEvent): string =>
  isSerious ? `${title}, serious` : title;

/**
 * For each event a bar from its onset to its end, or to today while it is open, and its words; those of one that began
 * before the days shown stand where its bar begins.
 */
export function adverseEventAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const { window, today } = spec;
  const shown = spec.adverseEvents
    .filter((event) => isEventShown(spec, event))
    .map((event) => ({ event, start: event.on > window.from ? event.on : window.from }));
  const sides = laneLabelSides(
    drawing,
    shown.map(({ event, start }) => ({ id: event.id, on: start, words: wordsOf(event) })),
  );
  const annotations: Annotations = {};
  for (const { event, start } of shown) {
    const end = event.endedOn ?? today;
    const colour = event.isSerious ? theme.alarm : theme.inkFaint;
    if (daysBetween(start, end) > 0) {
      annotations[`adverse-event-${event.id}`] = {
        type: 'box',
        yScaleID: laneId,
        xMin: dayNumberOn(spec, start),
        xMax: dayNumberOn(spec, end < window.to ? end : window.to),
        yMin: bar.from,
        yMax: bar.to,
        backgroundColor: colour,
        borderWidth: 0,
      } satisfies Annotation;
    }
    const side = sides.get(event.id);
    if (side === undefined) continue;
    annotations[`adverse-event-${event.id}-label`] = {
      type: 'label',
      content: wordsOf(event),
      yScaleID: laneId,
      xValue: dayNumberOn(spec, start),
      yValue: markAt,
      ...labelBeside(side),
      color: event.isSerious ? theme.alarm : theme.ink,
      font: { family: theme.fontFamily, size: layout.fontPx, weight: event.isSerious ? 600 : 400 },
    };
  }
  return annotations;
}
