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
  readonly barPx: number;
  readonly levels: readonly BarLevel[];
  /** All bars as one path: a drawing of thousands stays one element. */
  readonly path: string;
  /** The bar at a place, for the one that the keyboard stands on. */
  readonly barAt: (at: number) => {
    readonly x: number;
    readonly y: number;
    readonly height: number;
  };
}

const edges = { left: 58, right: 8, top: 12, plotPx: 230, below: 14 };
const step = 25;
/** A change beyond this is drawn cut at it: one bar must not flatten all others. */
const mostDrawn = 100;
const leastBarPx = 1.5;

/** Lays out the bars of sorted changes for a width; `response` is the fall that counts as one, in per cent. */
export function barsShape(
  changes: readonly number[],
  response: number,
  widthPx: number,
): BarsShape {
  const left = edges.left;
  const right = Math.max(left + 40, widthPx - edges.right);
  const highest = Math.max(step, ...changes.map((change) => Math.ceil(change / step) * step));
  const most = Math.min(mostDrawn, highest);
  const yOf = (percent: number): number =>
    edges.top + (edges.plotPx * (most - Math.min(Math.max(percent, -100), most))) / (most + 100);
  const slot = (right - left) / Math.max(1, changes.length);
  const barPx = Math.max(slot * 0.78, Math.min(slot, 0.6));
  const zero = yOf(0);
  const barAt = (at: number) => {
    const y = yOf(changes[at] ?? 0);
    const height = Math.max(Math.abs(y - zero), leastBarPx);
    return { x: left + slot * at + (slot - barPx) / 2, y: Math.min(y, zero), height };
  };
  const path = changes
    .map((_, at) => {
      const { x, y, height } = barAt(at);
      return `M${x.toFixed(2)} ${y.toFixed(1)}h${barPx.toFixed(2)}v${height.toFixed(1)}h-${barPx.toFixed(2)}Z`;
    })
    .join('');
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
    barPx,
    levels,
    path,
    barAt,
  };
}
