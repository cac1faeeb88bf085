import { type ChartCycle, cyclesInRange } from '../spec/chart-cycle';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { valueRange } from './chart-scales';
import { cycleColour, rowOfCycle } from './cycle-datasets';
import { cycleNamePlaces } from './cycle-name-places';
import { axisDays } from './time-ticks';

/** How high the bar of the assumed effect is in its row, to each side. */
const barShare = 0.26;
const capShare = 0.34;
const frownGapPx = 12;

/** The line of the injection through the plot, and the name of each cycle at the end of its line. */
export function cycleLineAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout, lines } = drawing;
  const range = valueRange(spec);
  const annotations: Annotations = {
    'cycle-zero': {
      type: 'line',
      yScaleID: 'y',
      xMin: 0,
      xMax: 0,
      yMin: range.min,
      yMax: range.max,
      borderColor: theme.toxin,
      borderWidth: 1.2,
    },
    'cycle-zero-name': {
      type: 'label',
      content: 'injection',
      yScaleID: 'y',
      xValue: 0,
      yValue: range.max,
      position: { x: 'start', y: 'start' },
      xAdjust: 6,
      yAdjust: 4,
      color: theme.toxin,
      font: { family: theme.fontFamily, size: layout.fontPx },
    },
  };
  for (const { number, text, xAdjust, yAdjust } of cycleNamePlaces(drawing)) {
    const last = lines.find(({ id }) => id === `cycle-${number}`)?.drawn.at(-1);
    if (last === undefined) continue;
    annotations[`cycle-${number}-name`] = {
      type: 'label',
      isOverData: true,
      content: text,
      yScaleID: 'y',
      xValue: last.day,
      yValue: last.value,
      position: { x: 'center', y: 'center' },
      xAdjust,
      yAdjust,
      color: cycleColour(theme, number),
      font: { family: theme.fontFamily, size: layout.fontPx, weight: 650 },
    };
  }
  return annotations;
}

function assumedEffect({ spec, theme }: Drawing, cycle: ChartCycle): Annotation | null {
  const { effectEndsDay, isEffectOpen } = cycle;
  if (effectEndsDay === null) return null;
  const row = rowOfCycle(spec, cycle);
  return {
    type: 'box',
    yScaleID: 'cycles',
    xMin: 0,
    xMax: effectEndsDay,
    yMin: row - barShare,
    yMax: row + barShare,
    backgroundColor: theme.toxinSoft,
    // An effect that nothing cut short has no sharp end: the bar fades.
    fadesOut: isEffectOpen,
    borderWidth: 0,
    borderRadius: 2,
  };
}

// From the onset to the wear-off; where it was not seen to wear off, to the last total, without a cap.
function seenEffect({ spec, theme }: Drawing, cycle: ChartCycle): [string, Annotation][] {
  const { number, onset, wearOff, observedDays } = cycle;
  if (onset === null) return [];
  const row = rowOfCycle(spec, cycle);
  const shared = {
    type: 'line',
    yScaleID: 'cycles',
    borderColor: cycleColour(theme, number),
    borderWidth: 2,
  } as const;
  const end = wearOff?.day ?? observedDays;
  const bar: Annotation = {
    ...shared,
    xMin: onset.day,
    xMax: Math.max(onset.day + 1, end),
    yMin: row,
    yMax: row,
  };
  if (wearOff === null) return [[`cycle-${number}-seen`, bar]];
  const cap: Annotation = {
    ...shared,
    xMin: end,
    xMax: end,
    yMin: row - capShare,
    yMax: row + capShare,
  };
  return [
    [`cycle-${number}-seen`, bar],
    [`cycle-${number}-worn-off`, cap],
  ];
}

/** A row for each cycle: the assumed effect as a pale bar and, on it, the effect that was seen. */
export function cycleEffectAnnotations(drawing: Drawing): Annotations {
  const { spec, layout } = drawing;
  if (!layout.lanes.some(({ id }) => id === 'cycles')) return {};
  return Object.fromEntries(
    cyclesInRange(spec).flatMap((cycle): [string, Annotation][] => {
      const assumed = assumedEffect(drawing, cycle);
      return [
        ...(assumed === null
          ? []
          : [[`cycle-${cycle.number}-assumed`, assumed] satisfies [string, Annotation]]),
        ...seenEffect(drawing, cycle),
      ];
    }),
  );
}

const grade = (severity: number | null): string => (severity === null ? '?' : String(severity));

/** The frown ratings before each injection, in the row of its cycle left of day 0. */
export function cycleFrownAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout, plotWidthPx } = drawing;
  const { from, to } = axisDays(spec);
  const roomPx = (-from / (to - from)) * plotWidthPx - frownGapPx;
  return Object.fromEntries(
    cyclesInRange(spec).flatMap((cycle): [string, Annotation][] => {
      if (cycle.frown === null) return [];
      const { atMaximum, atRest } = cycle.frown;
      const full = `frown ${grade(atMaximum)} max, ${grade(atRest)} rest`;
      const fits = full.length * layout.fontPx * 0.52 < roomPx;
      const label: Annotation = {
        type: 'label',
        content: fits ? full : `${grade(atMaximum)}/${grade(atRest)}`,
        yScaleID: 'cycles',
        xValue: 0,
        yValue: rowOfCycle(spec, cycle),
        position: { x: 'end', y: 'center' },
        xAdjust: -frownGapPx,
        color: theme.inkSoft,
        font: { family: theme.fontFamily, size: layout.fontPx - 0.5 },
      };
      return [[`cycle-${cycle.number}-frown`, label]];
    }),
  );
}
