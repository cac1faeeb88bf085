import { besideOf, inTurns, type Turns } from '../load/in-turns';
import { figuresOf, type Figures } from '../load/percentiles';
import type { Sides } from './sides';

/** The sides at one number of clients, measured in turns. */
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

/** Measures the three sides in turns. */
export async function compareSides(
  { tidy, ...calls }: Sides,
  turns: Omit<Turns, 'tidy'>,
): Promise<Comparison> {
  const { clients } = turns;
  const slices = await inTurns(calls, { ...turns, tidy });
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
