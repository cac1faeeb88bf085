import { isInWindow } from '../spec/chart-window';
import type { ChartInjection, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { countOf } from '../words/number-words';
import { givenLabel } from '../words/readings';
import { dayNumberOn } from './time-ticks';

/** The words beside a session's marker and on which side of it they stand. */
export interface InjectionLabel {
  readonly text: string;
  readonly side: 'left' | 'right';
}

type Wording = (injection: ChartInjection) => string;

interface Placed {
  readonly injection: ChartInjection;
  readonly x: number;
}

/** Above this many sessions each is a number, and the table says what it was. */
const numberedAbove = 8;
const markerPx = 13;
const gapPx = 10;
/**
 * The mean width of a letter of the bold label as a share of its size, a little on the wide side.
 */
const letterShare = 0.56;

const wordings: readonly Wording[] = [
  (injection) =>
    `${givenLabel(injection)}, ${countOf(injection.siteCount, 'site')}, lot ${injection.lotNumber}`,
  (injection) => `${givenLabel(injection)}, lot ${injection.lotNumber}`,
  givenLabel,
];

const asNumber: Wording = ({ number }) => String(number);

// The most telling wording that ends before the next marker; the last label may stand left of its
// marker instead. Null where not even the units fit.
function labelFor(
  { injection, x }: Placed,
  next: Placed | undefined,
  takenTo: number,
  plotWidthPx: number,
  fontPx: number,
): { readonly label: InjectionLabel; readonly endsAt: number } | null {
  const limit = next === undefined ? plotWidthPx : next.x - gapPx;
  for (const wording of wordings) {
    const text = wording(injection);
    const width = markerPx + text.length * fontPx * letterShare;
    if (x + width <= limit) return { label: { text, side: 'right' }, endsAt: x + width };
    if (next === undefined && x - width - gapPx >= takenTo) {
      return { label: { text, side: 'left' }, endsAt: x };
    }
  }
  return null;
}

/**
 * The label beside each session in the window, each as telling as it has room for; all are numbers
 * when there are more than eight or one has no room for its units.
 */
export function injectionLabels(
  spec: ClinicalChartSpec,
  plotWidthPx: number,
  fontPx: number,
): ReadonlyMap<string, InjectionLabel> {
  const from = dayNumberOn(spec, spec.window.from);
  const days = Math.max(1, dayNumberOn(spec, spec.window.to) - from);
  const placed = spec.injections
    .filter(({ on }) => isInWindow(spec.window, on))
    .map((injection) => ({
      injection,
      x: ((dayNumberOn(spec, injection.on) - from) / days) * plotWidthPx,
    }));
  const numbered = new Map<string, InjectionLabel>(
    placed.map(({ injection }) => [injection.id, { text: asNumber(injection), side: 'right' }]),
  );
  if (placed.length > numberedAbove) return numbered;
  const labels = new Map<string, InjectionLabel>();
  let takenTo = 0;
  for (const [index, one] of placed.entries()) {
    const told = labelFor(one, placed[index + 1], takenTo, plotWidthPx, fontPx);
    if (told === null) return numbered;
    labels.set(one.injection.id, told.label);
    takenTo = told.endsAt;
  }
  return labels;
}
