import { isInWindow } from '../spec/chart-window';
import type { ChartFrown } from '../spec/clinical-chart-spec';
import type { Annotation, Annotations } from './annotation';
import type { Drawing } from './chart-annotations';
import { dayNumberOn } from './time-ticks';

const labelGapPx = 11;
const middleGrade = 1.5;
const letterShare = 0.52;

const grade = (severity: number | null): string => (severity === null ? '?' : String(severity));

const shortly = ({ atMaximum, atRest }: ChartFrown): string =>
  `${grade(atMaximum)}/${grade(atRest)}`;

function inWords({ atMaximum, atRest }: ChartFrown): string {
  const parts = [
    atMaximum === null ? null : `${atMaximum} at max`,
    atRest === null ? null : `${atRest} at rest`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

// The fuller wording for which every label ends before the next rating; null where none does.
function fittingWording(
  { spec, layout, plotWidthPx }: Drawing,
  drawn: readonly ChartFrown[],
): ((frown: ChartFrown) => string) | null {
  const from = dayNumberOn(spec, spec.window.from);
  const pxPerDay = plotWidthPx / Math.max(1, dayNumberOn(spec, spec.window.to) - from);
  const xOf = ({ on }: ChartFrown): number => (dayNumberOn(spec, on) - from) * pxPerDay;
  const fits = (wording: (frown: ChartFrown) => string): boolean =>
    drawn.every((frown, index) => {
      const next = drawn[index + 1];
      const end = next === undefined ? plotWidthPx : xOf(next) - labelGapPx;
      return xOf(frown) + labelGapPx + wording(frown).length * layout.fontPx * letterShare <= end;
    });
  return [inWords, shortly].find(fits) ?? null;
}

/**
 * For each rating a stem between the grades at maximum frown and at rest, where both were rated, and
 * both as numbers where they have room.
 */
export function frownAnnotations(drawing: Drawing): Annotations {
  const { spec, theme, layout } = drawing;
  const drawn = spec.frown.filter(({ on }) => isInWindow(spec.window, on));
  const wording = fittingWording(drawing, drawn);
  const entries = drawn.flatMap((frown): [string, Annotation][] => {
    const day = dayNumberOn(spec, frown.on);
    const label: Annotation = {
      type: 'label',
      content: wording?.(frown) ?? '',
      yScaleID: 'frown',
      xValue: day,
      yValue: middleGrade,
      position: { x: 'start', y: 'center' },
      xAdjust: labelGapPx,
      color: theme.inkSoft,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
    const named: [string, Annotation][] =
      wording === null ? [] : [[`frown-${frown.id}-label`, label]];
    const { atRest, atMaximum } = frown;
    if (atRest === null || atMaximum === null) return named;
    const stem: Annotation = {
      type: 'line',
      yScaleID: 'frown',
      xMin: day,
      xMax: day,
      yMin: atRest,
      yMax: atMaximum,
      borderColor: theme.frown,
      borderWidth: 2,
    };
    return [[`frown-${frown.id}`, stem], ...named];
  });
  return Object.fromEntries(entries);
}
