import { defaultPracticeSettings, type Author, isClinical } from '@glabella/contracts';
import { absenceOn, standInFor, type Absence, type Duty } from '@glabella/domain/safety';
import { todayIn, type CalendarDate } from '@glabella/domain/values';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/** Who is there today, what they are called, and whom the practice names for what is late. */
export interface DutyRoster extends Duty {
  readonly timeZone: string;
  readonly escalateTo: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

interface DutyRow extends QueryResultRow {
  readonly time_zone: string;
  readonly escalate_to: string[] | null;
  readonly people: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly roles: readonly string[];
    readonly isDisabled: boolean;
  }[];
  readonly absences: readonly Absence[];
}

/** Absences that ended two days ago are over in every time zone. */
const FIND: Statement = {
  name: 'duty_roster_find',
  text: `SELECT pr.time_zone, pr.settings -> 'escalateTo' AS escalate_to,
                (SELECT coalesce(jsonb_agg(jsonb_build_object(
                          'id', s.id, 'displayName', s.display_name, 'roles', s.roles,
                          'isDisabled', s.disabled_at IS NOT NULL)
                          ORDER BY lower(s.display_name), s.id), '[]')
                   FROM staff s WHERE s.practice_id = $1) AS people,
                (SELECT coalesce(jsonb_agg(jsonb_build_object(
                          'staffId', a.staff_id, 'coverId', a.cover_id,
                          'fromOn', a.from_on, 'untilOn', a.until_on)
                          ORDER BY a.recorded_at DESC, a.id), '[]')
                   FROM staff_absence a
                  WHERE a.practice_id = $1 AND a.withdrawn_at IS NULL
                    AND a.until_on >= $2::date - 2) AS absences
           FROM practice pr WHERE pr.id = $1`,
};

/** Reads who is there on the practice's day, in a running transaction. */
export async function readDutyRoster(tx: TenantTransaction, now: Date): Promise<DutyRoster> {
  const values = [tx.caller.practiceId, now.toISOString().slice(0, 10)];
  const [row] = (await tx.query<DutyRow>(FIND, values)).rows;
  if (!row) throw new Error('A practice has no row');
  return {
    timeZone: row.time_zone,
    today: todayIn(row.time_zone, now),
    escalateTo: row.escalate_to ?? defaultPracticeSettings.escalateTo,
    absences: row.absences,
    names: new Map(row.people.map(({ id, displayName }) => [id, displayName])),
    people: row.people.map(({ id, roles, isDisabled }) => ({
      id,
      mayAnswer: !isDisabled && isClinical(roles),
      isPsychiatrist: roles.includes('psychiatrist'),
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
