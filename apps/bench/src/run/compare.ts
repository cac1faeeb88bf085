import type { MeasuredSlice } from '../load/closed-loop';
import { besideOf } from '../load/in-turns';
import { figuresOf, type Figures } from '../load/percentiles';
import type { Sides } from './sides';

/** The sides at one number of clients. */
export interface Comparison {
  readonly clients: number;
  readonly floorA: Figures;
  readonly floorB: Figures;
  readonly api: Figures;
  /** API beside floor B: of the median with one client, of the calls per second with more. 1 is as fast. */
  readonly ratio: number;
  /** Why the first call failed, of any side; null where none did. */
  readonly firstError: string | null;
}

type SideName = Exclude<keyof Sides, 'tidy'>;

/** Puts what was measured of the three sides beside each other. */
export function compareSides(
  clients: number,
  slices: Readonly<Record<SideName, readonly MeasuredSlice[]>>,
): Comparison {
  const floorB = figuresOf(slices.floorB);
  const api = figuresOf(slices.api);
  const errors = Object.entries(slices).flatMap(([side, measured]) =>
    measured.flatMap(({ firstError }) => (firstError === null ? [] : [`${side}: ${firstError}`])),
  );
  return {
    clients,
    floorA: figuresOf(slices.floorA),
    floorB,
    api,
    ratio: besideOf(clients, api, floorB),
    firstError: errors[0] ?? null,
  };
}
