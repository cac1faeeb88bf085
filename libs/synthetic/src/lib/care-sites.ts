import type { CareSite, ListedCareSite } from '@glabella/contracts';
import { seededRandom } from './random';
import type { SyntheticSession } from './synthetic-practice';

/** Where the made-up practice treats; the last of them has closed. */
export const syntheticCareSites: readonly ListedCareSite[] = [
  { code: 'main', name: 'Main street (synthetic)', isClosed: false },
  { code: 'riverside', name: 'Riverside clinic (synthetic)', isClosed: false },
  { code: 'old-town', name: 'Old town (synthetic)', isClosed: true },
];

const weights = [0.5, 0.3, 0.1];

/** The sessions of a patient with where they took place; of one in ten patients nobody noted it. */
export function withCareSite(
  sessions: readonly SyntheticSession[],
  seed: string,
): readonly SyntheticSession[] {
  const chance = seededRandom(seed).next();
  let before = 0;
  const at = weights.findIndex((weight) => {
    before += weight;
    return chance < before;
  });
  const site = syntheticCareSites[at];
  const careSite: CareSite | null = site ? { code: site.code, name: site.name } : null;
  return sessions.map((session) => ({ ...session, careSite }));
}
