import type { Drawing } from './chart-annotations';
import { type Box, type Spot, isNear, overlaps, plotGeometry } from './plot-geometry';

/** Where the name of a cycle stands: the distance of its middle from the last mark of its line. */
export interface CycleNamePlace {
  readonly number: number;
  readonly text: string;
  readonly xAdjust: number;
  readonly yAdjust: number;
  readonly box: Box;
}

/** More cycles than this, or little width, and a name is only the number. */
const namedUpTo = 5;
const letterShare = 0.6;
const gapPx = 9;
const markPx = 5;
const samplesPerLine = 24;
const costs = { name: 60, edge: 20, mark: 4, line: 1, place: 0.4 };

/**
 * Where the name of each cycle stands at the end of its line: to the right, above, below or to the
 * left, wherever names, marks and lines leave most room.
 */
export function cycleNamePlaces(drawing: Drawing): CycleNamePlace[] {
  const { layout, plotWidthPx, lines } = drawing;
  const { spotOf } = plotGeometry(drawing);
  const isShort = layout.isNarrow || lines.length > namedUpTo;
  const pixels = lines.map(({ id, drawn }) => ({
    number: Number(id.replace('cycle-', '')),
    marks: drawn.map(spotOf),
  }));
  const marks = pixels.flatMap((line) => line.marks);
  const path = pixels.flatMap((line) =>
    line.marks.slice(1).flatMap((end, at) => {
      const start = line.marks[at] ?? end;
      return Array.from({ length: samplesPerLine }, (_, step) => {
        const share = step / samplesPerLine;
        return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
      });
    }),
  );
  const height = layout.fontPx + 2;
  const taken: Box[] = [];
  const places: CycleNamePlace[] = [];
  for (const { number, marks: own } of pixels) {
    const last = own.at(-1);
    if (last === undefined) continue;
    const text = isShort ? String(number) : `Cycle ${number}`;
    const width = text.length * layout.fontPx * letterShare;
    const beside = width / 2 + gapPx;
    const above = height / 2 + gapPx - 2;
    const candidates = [
      [beside, 0],
      [beside, -above],
      [beside, above],
      [0, -above],
      [0, above],
      [-beside, -above],
      [-beside, above],
      [0, -2 * above],
      [0, 2 * above],
      [beside, -2 * above],
      [beside, 2 * above],
      [-beside, -2 * above],
      [-beside, 2 * above],
    ] as const;
    const [best] = candidates
      .map(([xAdjust, yAdjust], order) => {
        const middle = { x: last.x + xAdjust, y: last.y + yAdjust };
        const box = {
          left: middle.x - width / 2,
          right: middle.x + width / 2,
          top: middle.y - height / 2,
          bottom: middle.y + height / 2,
        };
        const isIn = (spot: Spot, room: number): boolean => isNear(box, spot, room, room);
        const cost =
          costs.name * taken.filter((other) => overlaps(box, other)).length +
          costs.edge * Number(box.right > plotWidthPx) +
          costs.mark * marks.filter((mark) => isIn(mark, markPx)).length +
          costs.line * path.filter((spot) => isIn(spot, 1)).length +
          costs.place * order;
        return { xAdjust, yAdjust, box, cost };
      })
      .sort((a, b) => a.cost - b.cost);
    if (best === undefined) continue;
    taken.push(best.box);
    const { xAdjust, yAdjust, box } = best;
    places.push({ number, text, xAdjust, yAdjust, box });
  }
  return places;
}
