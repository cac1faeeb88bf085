import type { OperationalListId } from '@glabella/contracts';
import { expiryWarningDays } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A row under the names of the list's columns, as text; `patient_id` where it is about a patient, `due_at` where it has a deadline. */
export type OperationalRow = QueryResultRow &
  Readonly<Record<string, string | Date | null>> & { readonly due_at?: Date };

/** Which rows: of these days, as of this day and moment, at most so many. */
export interface OperationalListing {
  readonly list: OperationalListId;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly now: Date;
  readonly limit: number;
}

const PATIENT = `p.id AS patient_id, concat_ws(' ', p.given_name, p.family_name) AS patient, p.birth_date, p.mrn`;

const yesNo = (condition: string) => `CASE WHEN ${condition} THEN 'yes' ELSE 'no' END`;

/** Every text takes: $1 practice, $2 first day, $3 last day, $4 today, $5 now, $6 most rows, and names all of them. */
const ALL_NAMED = `$2::date IS NOT NULL AND $3::date IS NOT NULL AND $4::date IS NOT NULL
                   AND $5::timestamptz IS NOT NULL`;

const NOT_FOLLOWED_UP: Statement = {
  name: 'operational_not_followed_up',
  text: `WITH latest AS (
           SELECT DISTINCT ON (v.patient_id, v.course_id) v.*
             FROM planned_visit v
            WHERE v.practice_id = $1 AND v.closes_on < $4 AND ${ALL_NAMED}
            ORDER BY v.patient_id, v.course_id, v.closes_on DESC, v.week DESC)
         SELECT ${PATIENT}, latest.week::text AS visit_week, latest.due_on,
                ($4::date - latest.closes_on)::text AS days_late,
                (SELECT max(a.assessed_on) FROM assessment a
                  WHERE a.practice_id = $1 AND a.patient_id = p.id AND NOT a.voided) AS last_assessed_on,
                (SELECT max(s.performed_on) FROM injection_session s
                  WHERE s.practice_id = $1 AND s.patient_id = p.id AND NOT s.voided) AS last_injection_on,
                responsible.display_name AS responsible
           FROM latest
           JOIN course c ON c.practice_id = $1 AND c.id = latest.course_id AND c.ended_on IS NULL
           JOIN course_version v ON v.practice_id = $1 AND v.course_id = c.id AND v.version = c.version
           JOIN staff responsible ON responsible.practice_id = $1 AND responsible.id = v.responsible_id
           JOIN patient p ON p.practice_id = $1 AND p.id = latest.patient_id AND p.archived_at IS NULL
          WHERE latest.done_assessment_id IS NULL
          ORDER BY latest.closes_on, p.id, c.id
          LIMIT $6`,
};

const OPEN_FOLLOW_UPS: Statement = {
  name: 'operational_open_follow_ups',
  text: `SELECT ${PATIENT}, a.assessed_on,
                floor(extract(epoch FROM $5::timestamptz - f.opened_at) / 86400)::text AS age_days,
                f.due_at, ${yesNo('f.acknowledged_at IS NOT NULL')} AS acknowledged,
                owner.display_name AS owner
           FROM safety_follow_up f
           JOIN assessment a ON a.practice_id = $1 AND a.id = f.assessment_id
           JOIN patient p ON p.practice_id = $1 AND p.id = f.patient_id
           JOIN staff owner ON owner.practice_id = $1 AND owner.id = f.owner_id
          WHERE f.practice_id = $1 AND f.closed_at IS NULL AND ${ALL_NAMED}
          ORDER BY f.opened_at, f.id
          LIMIT $6`,
};

const CREDENTIALS: Statement = {
  name: 'operational_credentials',
  text: `SELECT NULL AS patient_id, holder.display_name AS person, v.kind AS credential, v.issuer, v.valid_until,
                (v.valid_until - $4::date)::text AS days_left
           FROM staff_credential c
           JOIN staff_credential_version v ON v.practice_id = $1 AND v.credential_id = c.id
                                          AND v.version = c.version
           JOIN staff holder ON holder.practice_id = $1 AND holder.id = c.staff_id
                            AND holder.disabled_at IS NULL
          WHERE c.practice_id = $1 AND v.state = 'verified' AND ${ALL_NAMED}
            AND v.valid_until <= $4::date + ${expiryWarningDays.value}
          ORDER BY v.valid_until, lower(holder.display_name), c.id
          LIMIT $6`,
};

const INJECTORS: Statement = {
  name: 'operational_injectors',
  text: `SELECT NULL AS patient_id, injector.display_name AS injector, s.product_id AS product,
                count(*)::text AS sessions, count(DISTINCT s.patient_id)::text AS patients,
                sum(s.total_units)::text AS units,
                count(*) FILTER (WHERE EXISTS (
                  SELECT FROM session_cosignature k
                   WHERE k.practice_id = $1 AND k.session_id = s.id AND k.session_version = s.version
                     AND k.state = 'awaited'))::text AS awaiting_cosignature,
                max(s.performed_on) AS last_session_on
           FROM injection_session s
           JOIN injection_session_version v ON v.practice_id = $1 AND v.session_id = s.id
                                           AND v.version = s.version
           JOIN staff injector ON injector.practice_id = $1 AND injector.id = v.performed_by
          WHERE s.practice_id = $1 AND NOT s.voided AND s.performed_on BETWEEN $2 AND $3 AND ${ALL_NAMED}
          GROUP BY injector.id, injector.display_name, s.product_id
          ORDER BY lower(injector.display_name), injector.id, s.product_id
          LIMIT $6`,
};

/** An entry belongs to the practice's day on which it was made. */
const LOTS: Statement = {
  name: 'operational_lots',
  text: `SELECT NULL AS patient_id, l.product_id AS product, l.lot_number, l.expires_on,
                coalesce(sum(e.unopened) FILTER (WHERE e.kind IN ('received', 'receipt-corrected')), 0)::text
                  AS vials_received,
                coalesce(sum(-e.unopened - e.open) FILTER (WHERE e.kind IN ('used', 'use-undone')), 0)::text
                  AS vials_used,
                coalesce(sum(-e.unopened - e.open) FILTER (WHERE e.kind IN ('wasted', 'discarded')), 0)::text
                  AS vials_discarded,
                sum(e.injected_units)::text AS units_injected, sum(e.wasted_units)::text AS units_wasted,
                l.unopened::text AS vials_unopened
           FROM practice
           JOIN stock_entry e ON e.practice_id = practice.id
            AND (e.recorded_at AT TIME ZONE practice.time_zone)::date BETWEEN $2 AND $3
           JOIN stock_lot l ON l.practice_id = $1 AND l.id = e.lot_id
          WHERE practice.id = $1 AND ${ALL_NAMED}
          GROUP BY l.id, l.product_id, l.lot_number, l.expires_on, l.unopened
          ORDER BY l.product_id, l.expires_on, l.lot_number, l.id
          LIMIT $6`,
};

const statements: Readonly<Record<OperationalListId, Statement>> = {
  'not-followed-up': NOT_FOLLOWED_UP,
  'open-follow-ups': OPEN_FOLLOW_UPS,
  credentials: CREDENTIALS,
  injectors: INJECTORS,
  lots: LOTS,
};

/** What the lists of the practice hold, read from the record as it stands. */
@Injectable()
export class OperationalListsRepository {
  async read(tx: TenantTransaction, listing: OperationalListing): Promise<OperationalRow[]> {
    const { list, from, to, today, now, limit } = listing;
    const values = [tx.caller.practiceId, from, to, today, now, limit];
    return (await tx.query<OperationalRow>(statements[list], values)).rows;
  }
}
