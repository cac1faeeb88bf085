/** The shapes that tell cycles apart, each whole or, for a prorated total, hollow. */
export const cycleShapes = [
  'circle',
  'square',
  'diamond',
  'triangle-down',
  'triangle-right',
] as const;

/** One of `cycleShapes`. */
export type CycleShape = (typeof cycleShapes)[number];

/** How a cycle is drawn: by shape and dash as well as by colour. */
export interface CycleStyle {
  readonly shape: CycleShape;
  /** Lengths of stroke and gap in CSS pixels; empty for an unbroken line. */
  readonly dash: readonly number[];
  /** Its place in the colours of a theme. */
  readonly colourAt: number;
}

/** How many colours a theme has for cycles. */
export const cycleColourCount = 5;

const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

/** The style of a cycle by its number, from 1: of twenty in a row no two look alike. */
export function cycleStyle(number: number): CycleStyle {
  const at = number - 1;
  return {
    shape: cycleShapes[at % cycleShapes.length] ?? 'circle',
    dash: dashes[at % dashes.length] ?? [],
    // Once round the shapes the colours move on by one: no shape keeps its colour.
    colourAt: (at + Math.floor(at / cycleShapes.length)) % cycleColourCount,
  };
}

/** A shape as Chart.js draws it: its point style and how it is turned, in degrees. */
export function pointStyleOf(shape: CycleShape): {
  readonly pointStyle: 'circle' | 'rect' | 'rectRot' | 'triangle';
  readonly rotation: number;
} {
  switch (shape) {
    case 'circle':
      return { pointStyle: 'circle', rotation: 0 };
    case 'square':
      return { pointStyle: 'rect', rotation: 0 };
    case 'diamond':
      return { pointStyle: 'rectRot', rotation: 0 };
    case 'triangle-down':
      return { pointStyle: 'triangle', rotation: 180 };
    case 'triangle-right':
      return { pointStyle: 'triangle', rotation: 90 };
  }
}
