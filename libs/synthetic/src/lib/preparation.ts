import type { ReconstitutedBy } from '@glabella/contracts';
import { seededRandom, type Random } from './random';
import type { SyntheticPractice, SyntheticSession } from './synthetic-practice';

/** Where some of the made-up practice's syringes come from. */
export const syntheticPharmacy = 'Harbour pharmacy (synthetic)';

/** The sessions of a patient with how the toxin was prepared; of about a third nobody noted any of it. */
export function withPreparation(
  sessions: readonly SyntheticSession[],
  practice: SyntheticPractice,
  seed: string,
): readonly SyntheticSession[] {
  const random = seededRandom(seed);
  return sessions.map((session) => ({ ...session, ...preparation(session, practice, random) }));
}

function preparation(
  { totalUnits, vialUnits, vialsOpened }: SyntheticSession,
  practice: SyntheticPractice,
  random: Random,
): Required<Pick<SyntheticSession, 'reconstitutedBy' | 'unitsDrawn' | 'sealIntact'>> {
  if (random.chance(0.35)) return { reconstitutedBy: null, unitsDrawn: null, sealIntact: null };
  const spare = random.between(0, 4);
  return {
    reconstitutedBy: preparer(practice, random),
    unitsDrawn: Math.min(totalUnits + spare, vialUnits * vialsOpened),
    sealIntact: random.chance(0.9) ? true : null,
  };
}

function preparer({ staff }: SyntheticPractice, random: Random): ReconstitutedBy {
  const clinicians = staff.filter(({ roles }) => roles.includes('clinician'));
  if (random.chance(0.1)) return { staffId: null, name: syntheticPharmacy };
  const { id, displayName } = random.pick(clinicians);
  return { staffId: id, name: displayName };
}
