import { isInWindow } from '../spec/chart-window';
import type { ChartInjection, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { countOf } from '../words/number-words';
import { unitsLabel } from '../words/readings';
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
  ({ units, siteCount, lotNumber }) =>
    `${unitsLabel(units)}, ${countOf(siteCount, 'site')}, lot ${lotNumber}`,
  ({ units, lotNumber }) => `${unitsLabel(units)}, lot ${lotNumber}`,
  ({ units }) => unitsLabel(units),
];

const asNumber: Wording = ({ number }) => String(number);

// Every label stands right of its marker; the last one may stand left of it instead.
function arrange(
  placed: readonly Placed[],
  wording: Wording,
  plotWidthPx: number,
  fontPx: number,
): ReadonlyMap<string, InjectionLabel> | null {
  const labels = new Map<string, InjectionLabel>();
  let takenTo = 0;
  for (const [index, { injection, x }] of placed.entries()) {
    const text = wording(injection);
    const width = markerPx + text.length * fontPx * letterShare;
    const next = placed[index + 1];
    const limit = next === undefined ? plotWidthPx : next.x - gapPx;
    if (x + width <= limit) {
      labels.set(injection.id, { text, side: 'right' });
      takenTo = x + width;
    } else if (next === undefined && x - width - gapPx >= takenTo) {
      labels.set(injection.id, { text, side: 'left' });
    } else {
      return null;
    }
  }
  return labels;
}

/**
 * The label beside each session in the window, all in the most telling wording for which every one
 * has its room; with more than eight sessions their numbers.
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
  for (const wording of wordings) {
    const labels = arrange(placed, wording, plotWidthPx, fontPx);
    if (labels !== null) return labels;
  }
  return numbered;
}
