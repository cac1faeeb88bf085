import { defaultPracticeSettings, type Author, mayAnswer } from '@glabella/contracts';
import { absenceOn, standInFor, type Duty } from '@glabella/domain/safety';
import { todayIn, type CalendarDate } from '@glabella/domain/values';
import type { TenantTransaction } from '../database/tenant';
import { findDuty } from './duty-roster.repository';

/** Who is there today, what they are called, and whom the practice names for what is late. */
export interface DutyRoster extends Duty {
  readonly timeZone: string;
  readonly escalateTo: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

/** As it was read: the fingerprint is the same for the same people, absences and settings. */
export interface ReadRoster extends DutyRoster {
  readonly fingerprint: string;
}

/** Reads who is there on the practice's day, in a running transaction. */
export async function readDutyRoster(tx: TenantTransaction, now: Date): Promise<ReadRoster> {
  const row = await findDuty(tx, now.toISOString().slice(0, 10));
  return {
    fingerprint: row.fingerprint,
    timeZone: row.time_zone,
    today: todayIn(row.time_zone, now),
    escalateTo: row.escalate_to ?? defaultPracticeSettings.escalateTo,
    absences: row.absences,
    names: new Map(row.people.map(({ id, displayName }) => [id, displayName])),
    people: row.people.map((person) => ({
      id: person.id,
      mayAnswer: mayAnswer(person),
      isPsychiatrist: person.roles.includes('psychiatrist'),
    })),
  };
}

/** Until when the owner of something open is away, and who answers for it meanwhile; without an owner, neither. */
export function coverOf(
  ownerId: string | null,
  roster: DutyRoster,
): { ownerAwayUntil: CalendarDate | null; cover: Author | null } {
  const absence = ownerId && absenceOn(roster.absences, ownerId, roster.today);
  if (!absence) return { ownerAwayUntil: null, cover: null };
  const standIn = standInFor(absence.staffId, roster);
  return {
    ownerAwayUntil: absence.untilOn,
    cover: standIn === null ? null : authorIn(roster, standIn),
  };
}

/** A person of the roster by name. */
export function authorIn({ names }: Pick<DutyRoster, 'names'>, id: string): Author {
  return { id, displayName: names.get(id) ?? '' };
}
