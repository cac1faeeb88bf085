import { shownLifeEvents } from '../spec/life-event-lane';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import type { ClinicalDataset } from './chart-datasets';
import type { ChartTheme } from './chart-theme';
import { laneDataset } from './lane-dataset';
import { labelBeside, laneLabelSides } from './lane-labels';
import { dayNumberOn } from './time-ticks';

const laneId = 'life-events';
const markAt = 0.58;
/** Under the words, which it would cross at their own height. */
const openAt = 0.16;

/** The life events as dots; one of which only a part of the date is known is hollow. */
export function lifeEventsDataset(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset {
  const events = shownLifeEvents(spec);
  return laneDataset({
    id: laneId,
    label: 'Life events',
    yAxisID: laneId,
    data: events.map(({ until }) => ({ x: dayNumberOn(spec, until), y: markAt })),
    pointStyle: 'circle',
    radius: 4.5,
    fill: events.map(({ on, until }) => (on === until ? theme.inkSoft : theme.surface)),
    border: theme.inkSoft,
  });
}

/** For each event its kind where it has room, and the days that a partial date leaves open as a thin line before and under it. */
export function lifeEventAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const events = shownLifeEvents(spec);
  const sides = laneLabelSides(
    drawing,
    events.map(({ id, until, label }) => ({ id, on: until, words: label })),
  );
  const annotations: Record<string, Annotation> = {};
  for (const { id, on, until, label } of events) {
    const start = on > spec.window.from ? on : spec.window.from;
    if (start < until) {
      annotations[`life-event-${id}-open`] = {
        type: 'line',
        yScaleID: laneId,
        xMin: dayNumberOn(spec, start),
        xMax: dayNumberOn(spec, until),
        yMin: openAt,
        yMax: openAt,
        borderColor: theme.inkFaint,
        borderWidth: 1.4,
        borderDash: [3, 3],
      };
    }
    const side = sides.get(id);
    if (side === undefined) continue;
    annotations[`life-event-${id}-label`] = {
      type: 'label',
      content: label,
      yScaleID: laneId,
      xValue: dayNumberOn(spec, until),
      yValue: markAt,
      ...labelBeside(side),
      color: theme.ink,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
  }
  return annotations;
}
