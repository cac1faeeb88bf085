import { closedLoop, type MeasuredSlice, type SliceLength } from '../load/closed-loop';
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

const names = ['floorA', 'floorB', 'api'] as const;

/**
 * Measures the sides one after the other, `rounds` times over: what else the machine does meanwhile meets all of them.
 */
export async function compareSides(
  sides: Sides,
  clients: number,
  rounds: number,
  length: SliceLength,
): Promise<Comparison> {
  const slices = { floorA: [], floorB: [], api: [] } as Record<
    (typeof names)[number],
    MeasuredSlice[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      slices[name].push(await closedLoop(clients, length, sides[name]));
      await sides.tidy();
    }
  }
  const [floorA, floorB, api] = [slices.floorA, slices.floorB, slices.api].map(figuresOf);
  if (!floorA || !floorB || !api) throw new Error('A comparison has three sides');
  const errors = names.flatMap((name) =>
    slices[name].flatMap(({ firstError }) =>
      firstError === null ? [] : [`${name}: ${firstError}`],
    ),
  );
  return {
    clients,
    floorA,
    floorB,
    api,
    ratio: ratioOf(clients, floorB, api),
    firstError: errors[0] ?? null,
  };
}

function ratioOf(clients: number, floorB: Figures, api: Figures): number {
  return clients === 1 ? floorB.p50 / api.p50 : api.perSecond / floorB.perSecond;
}
