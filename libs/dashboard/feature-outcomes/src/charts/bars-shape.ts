import type { ChangeBand } from '@glabella/domain/outcomes';

/** What stands at a place of the drawing: one patient's change, or a band whose bars are not shown. */
export type BarMark =
  | { readonly kind: 'bar'; readonly change: number }
  | { readonly kind: 'hidden'; readonly label: string; readonly words: string };

/** The marks of a week's bands from the greatest fall on. */
export function barMarks(bands: readonly ChangeBand[]): BarMark[] {
  return bands.flatMap(({ label, patients, changes }): BarMark[] =>
    changes === null
      ? [{ kind: 'hidden', label, words: String(patients) }]
      : changes.map((change): BarMark => ({ kind: 'bar', change })),
  );
}

/** A line across the bars: a threshold with its name. */
export interface BarLevel {
  readonly percent: number;
  readonly y: number;
  readonly label: string;
  readonly isThreshold: boolean;
}

/** Everything that the drawing of one bar for each patient is made of, in CSS pixels. */
export interface BarsShape {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly zero: number;
  readonly levels: readonly BarLevel[];
  /** All bars as one path: a drawing of thousands stays one element. */
  readonly path: string;
  /** The places of bands whose bars are not shown: as wide as each other, whatever they hold. */
  readonly hidden: readonly (BarBox & { readonly words: string })[];
  /** The mark at a place, for the one that the keyboard stands on. */
  readonly markAt: (at: number) => BarBox;
}

/** Where a mark lies. */
export interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const edges = { left: 58, right: 8, top: 12, plotPx: 230, below: 14 };
const step = 25;
/** A change beyond this is drawn cut at it: one bar must not flatten all others. */
const mostDrawn = 100;
const leastBarPx = 1.5;
const hiddenPx = 30;

/** Lays out the bars of sorted changes for a width; `response` is the fall that counts as one, in per cent. */
export function barsShape(marks: readonly BarMark[], response: number, widthPx: number): BarsShape {
  const left = edges.left;
  const right = Math.max(left + 40, widthPx - edges.right);
  const bars = marks.flatMap((mark) => (mark.kind === 'bar' ? [mark.change] : []));
  const highest = Math.max(step, ...bars.map((change) => Math.ceil(change / step) * step));
  const most = Math.min(mostDrawn, highest);
  const yOf = (percent: number): number =>
    edges.top + (edges.plotPx * (most - Math.min(Math.max(percent, -100), most))) / (most + 100);
  const hiddenWidth = hiddenPx * (marks.length - bars.length);
  const slot = Math.max(0, right - left - hiddenWidth) / Math.max(1, bars.length);
  const barPx = Math.max(slot * 0.78, Math.min(slot, 0.6));
  const zero = yOf(0);
  let x = left;
  const boxes = marks.map((mark): BarBox => {
    const start = x;
    if (mark.kind === 'hidden') {
      x += hiddenPx;
      return { x: start + 2, y: edges.top, width: hiddenPx - 4, height: edges.plotPx };
    }
    x += slot;
    const y = yOf(mark.change);
    const height = Math.max(Math.abs(y - zero), leastBarPx);
    return { x: start + (slot - barPx) / 2, y: Math.min(y, zero), width: barPx, height };
  });
  const nowhere: BarBox = { x: left, y: zero, width: 0, height: 0 };
  const path = marks
    .map((mark, at) => {
      if (mark.kind === 'hidden') return '';
      const { x: from, y, width, height } = boxes[at] ?? nowhere;
      return `M${from.toFixed(2)} ${y.toFixed(1)}h${width.toFixed(2)}v${height.toFixed(1)}h-${width.toFixed(2)}Z`;
    })
    .join('');
  const hidden = marks.flatMap((mark, at) =>
    mark.kind === 'hidden' ? [{ ...(boxes[at] ?? nowhere), words: mark.words }] : [],
  );
  const steps = Array.from(
    { length: Math.round((most + 100) / step) + 1 },
    (_, at) => most - at * step,
  );
  const levels = [...new Set([...steps, -response])]
    .sort((a, b) => b - a)
    .map((percent) => {
      const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
      const isThreshold = percent === -response || percent === 0;
      return { percent, y: yOf(percent), label: `${sign}${Math.abs(percent)} %`, isThreshold };
    });
  return {
    height: edges.top + edges.plotPx + edges.below,
    left,
    right,
    zero,
    levels,
    path,
    hidden,
    markAt: (at) => boxes[at] ?? nowhere,
  };
}
