import { archetypes, type Archetype } from './archetypes';
import { instantOn } from './assessments';
import { addDays } from '@glabella/domain/values';
import type { Random } from './random';
import type { SyntheticPractice, SyntheticSession, SyntheticStaff } from './synthetic-practice';

/** The kind of patient whose last session a delegate gave: the first one waits for the co-signature, the next has it. */
const shownBy: Archetype = 'non-responder';

/** The patient's sessions, the last one signed by a delegate where the patient is there to show that. */
export function withDelegation(
  sessions: readonly SyntheticSession[],
  index: number,
  archetype: Archetype,
  { staff }: SyntheticPractice,
  random: Random,
): readonly SyntheticSession[] {
  const place = Math.floor(index / archetypes.length);
  const last = sessions.at(-1);
  const delegate = firstOf(staff, 'clinician');
  const supervisor = firstOf(staff, 'psychiatrist');
  if (archetype !== shownBy || place > 1 || !last || !delegate || !supervisor) return sessions;
  const cosignedAt = place === 0 ? null : instantOn(addDays(last.performedOn, 1), random);
  return [
    ...sessions.slice(0, -1),
    {
      ...last,
      performedById: delegate.id,
      signerName: delegate.displayName,
      aftercare: { ...last.aftercare, byId: delegate.id },
      cosignature: {
        id: random.uuid(),
        supervisorId: supervisor.id,
        supervisorName: supervisor.displayName,
        cosignedAt,
      },
    },
  ];
}

function firstOf(
  staff: readonly SyntheticStaff[],
  role: 'clinician' | 'psychiatrist',
): SyntheticStaff | undefined {
  return staff.find(({ roles }) => roles.includes(role));
}
