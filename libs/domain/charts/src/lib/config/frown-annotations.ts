import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { isInWindow } from '../spec/chart-window';
import type { ChartFrown } from '../spec/clinical-chart-spec';
import { plainLabel } from './band-annotations';
import type { Annotations, Drawing } from './chart-annotations';
import { dayNumberOn } from './time-ticks';

const labelGapPx = 11;
const middleGrade = 1.5;
const numberedAbove = 8;

const grade = (severity: number | null): string => (severity === null ? '?' : String(severity));

function frownLabel({ atMaximum, atRest }: ChartFrown, isShort: boolean): string {
  if (isShort) return `${grade(atMaximum)}/${grade(atRest)}`;
  const parts = [
    atMaximum === null ? null : `${atMaximum} at max`,
    atRest === null ? null : `${atRest} at rest`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** For each rating a stem between the grades at maximum frown and at rest, and both as numbers. */
export function frownAnnotations({ spec, theme, layout }: Drawing): Annotations {
  const drawn = spec.frown.filter(({ on }) => isInWindow(spec.window, on));
  const entries = drawn.flatMap((frown): [string, AnnotationOptions][] => {
    const day = dayNumberOn(spec, frown.on);
    const label: AnnotationOptions = {
      ...plainLabel,
      content: frownLabel(frown, layout.isNarrow),
      xScaleID: 'x',
      yScaleID: 'frown',
      xValue: day,
      yValue: middleGrade,
      position: { x: 'start', y: 'center' },
      xAdjust: labelGapPx,
      color: theme.inkSoft,
      font: { family: theme.fontFamily, size: layout.fontPx },
    };
    const stem: AnnotationOptions = {
      type: 'line',
      xScaleID: 'x',
      yScaleID: 'frown',
      xMin: day,
      xMax: day,
      yMin: frown.atRest ?? 0,
      yMax: frown.atMaximum ?? frown.atRest ?? 0,
      borderColor: theme.frown,
      borderWidth: 2,
      adjustScaleRange: false,
      drawTime: 'beforeDatasetsDraw',
    };
    const named: [string, AnnotationOptions][] =
      drawn.length > numberedAbove ? [] : [[`frown-${frown.injectionId}-label`, label]];
    return [[`frown-${frown.injectionId}`, stem], ...named];
  });
  return Object.fromEntries(entries);
}
