import type { Absence } from '@glabella/domain/safety';
import type { CalendarDate } from '@glabella/domain/values';
import type { QueryResultRow } from 'pg';
import { withFingerprint } from '../database/fingerprint';
import type { Statement, TenantTransaction } from '../database/tenant';

/** The practice's people and their absences, as one row. */
export interface DutyRow extends QueryResultRow {
  readonly time_zone: string;
  readonly escalate_to: string[] | null;
  readonly people: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly roles: readonly string[];
    readonly isDisabled: boolean;
  }[];
  readonly absences: readonly Absence[];
  /** The same for the same content, for no other. */
  readonly fingerprint: string;
}

/** Absences that ended two days ago are over in every time zone. */
const FIND: Statement = {
  name: 'duty_roster_find',
  text: withFingerprint(
    `SELECT pr.time_zone, pr.settings -> 'escalateTo' AS escalate_to,
                (SELECT coalesce(json_agg(json_build_object(
                          'id', s.id, 'displayName', s.display_name, 'roles', s.roles,
                          'isDisabled', s.disabled_at IS NOT NULL)
                          ORDER BY lower(s.display_name), s.id), '[]')
                   FROM staff s WHERE s.practice_id = $1) AS people,
                (SELECT coalesce(json_agg(json_build_object(
                          'staffId', a.staff_id, 'coverId', a.cover_id,
                          'fromOn', a.from_on, 'untilOn', a.until_on)
                          ORDER BY a.recorded_at DESC, a.id), '[]')
                   FROM staff_absence a
                  WHERE a.practice_id = $1 AND a.withdrawn_at IS NULL
                    AND a.until_on >= $2::date - 2) AS absences
           FROM practice pr WHERE pr.id = $1`,
  ),
};

/** Everybody of the practice, and the absences that are not over by this day. */
export async function findDuty(tx: TenantTransaction, day: CalendarDate): Promise<DutyRow> {
  const [row] = (await tx.query<DutyRow>(FIND, [tx.caller.practiceId, day])).rows;
  if (!row) throw new Error('A practice has no row');
  return row;
}
