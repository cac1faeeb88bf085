import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { ListedPatientRow } from './patient-rows';
import type { SearchTerm } from './search-terms';

/** The orders that a list of patients can have. */
export type PatientOrder = 'name' | 'latest-activity';

/** A page of the practice's patients. */
export interface PatientListing {
  readonly terms: readonly SearchTerm[];
  /** Whose caseload; null for everybody's. */
  readonly caseloadOf: string | null;
  readonly archived: boolean;
  readonly order: PatientOrder;
  /** The last patient of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

const activity = (row: string) => `coalesce(${row}.last_activity_on, '-infinity'::date)`;

/** Each order walks an index of the projection; `before` is the row of the page before's last patient. */
const orders: Readonly<Record<PatientOrder, { by: string; after: string }>> = {
  name: {
    by: 's.name_key, s.patient_id',
    after: `(s.name_key, s.patient_id) > (
              (SELECT b.name_key FROM patient_summary b
                WHERE b.practice_id = $1 AND b.patient_id = $2), $2)`,
  },
  'latest-activity': {
    by: `${activity('s')} DESC, s.patient_id DESC`,
    after: `(${activity('s')}, s.patient_id) < (
              (SELECT ${activity('b')} FROM patient_summary b
                WHERE b.practice_id = $1 AND b.patient_id = $2), $2)`,
  },
};

/** No letter and no digit sorts behind it, so that `word >= beginning AND word < beginning + this` is the prefix. */
const LAST_CHARACTER = '\u{10ffff}';

const EXISTS_IN_PRACTICE: Statement = {
  name: 'patient_listing_cursor',
  text: `SELECT 1 AS found FROM patient_summary WHERE practice_id = $1 AND patient_id = $2`,
};

/** What a list shows of a patient `p` with the row `s` of the projection. */
const LISTED = `
  p.id, p.mrn, p.given_name, p.family_name, p.birth_date, p.sex, s.archived, s.course_id,
  s.latest_on, s.latest_total, s.latest_status, s.baseline_on, s.baseline_total,
  s.last_injection_on, s.last_injection_units, s.session_count, s.open_follow_ups,
  s.recent_scores, to_json(s.recent_injections) AS recent_injections`;

const FIND_LISTED: Statement = {
  name: 'patient_listed',
  text: `SELECT ${LISTED} FROM patient_summary s
           JOIN patient p ON p.practice_id = s.practice_id AND p.id = s.patient_id
          WHERE s.practice_id = $1 AND s.patient_id = ANY ($2)`,
};

/** Pages of patients in PostgreSQL. */
@Injectable()
export class PatientSearchRepository {
  async list(tx: TenantTransaction, listing: PatientListing): Promise<ListedPatientRow[]> {
    const { statement, values } = listingStatement(tx.caller.practiceId, listing);
    return (await tx.query<ListedPatientRow>(statement, values)).rows;
  }

  /** The rows of these patients, in no order. */
  async find(tx: TenantTransaction, ids: readonly string[]): Promise<ListedPatientRow[]> {
    return (await tx.query<ListedPatientRow>(FIND_LISTED, [tx.caller.practiceId, ids])).rows;
  }

  /** Whether a page can begin after this patient. */
  async isListed(tx: TenantTransaction, patientId: string): Promise<boolean> {
    const found = await tx.query(EXISTS_IN_PRACTICE, [tx.caller.practiceId, patientId]);
    return found.rows.length > 0;
  }
}

/**
 * The statement of a listing: one text, and so one prepared statement, for each shape. A range of words instead of
 * LIKE: under row-level security only operators that cannot leak a row may use an index, and LIKE is none of them.
 */
export function listingStatement(
  practiceId: string,
  listing: PatientListing,
): { readonly statement: Statement; readonly values: readonly unknown[] } {
  const values: unknown[] = [practiceId, listing.after, listing.limit];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    's.practice_id = $1',
    listing.archived ? 's.archived' : 'NOT s.archived',
    ...(listing.caseloadOf === null ? [] : [inCaseload(bind(listing.caseloadOf))]),
    ...listing.terms.map((term) => hasWord(term, bind)),
    // A page that is not the first begins behind a row; the first one has to name $2 all the same.
    listing.after === null ? '$2::uuid IS NULL' : orders[listing.order].after,
  ];
  const text = `
    SELECT ${LISTED}
      FROM (SELECT s.* FROM patient_summary s
             WHERE ${conditions.join('\n               AND ')}
             ORDER BY ${orders[listing.order].by}
             LIMIT $3) s
      JOIN patient p ON p.practice_id = s.practice_id AND p.id = s.patient_id
     ORDER BY ${orders[listing.order].by}`;
  return { statement: { name: nameOf(listing), text }, values };
}

function inCaseload(staffId: string): string {
  return `EXISTS (SELECT 1 FROM caseload_entry e
                   WHERE e.practice_id = $1 AND e.staff_id = ${staffId} AND e.patient_id = s.patient_id)`;
}

function hasWord({ beginnings }: SearchTerm, bind: (value: unknown) => string): string {
  const ranges = beginnings.map(
    (word) => `(w.word >= ${bind(word)} AND w.word < ${bind(word + LAST_CHARACTER)})`,
  );
  return `EXISTS (SELECT 1 FROM patient_search_word w
                   WHERE w.practice_id = $1 AND w.patient_id = s.patient_id
                     AND (${ranges.join(' OR ')}))`;
}

/** At most 63 characters: PostgreSQL takes no longer name and would mistake two that begin alike. */
function nameOf({ terms, caseloadOf, archived, order, after }: PatientListing): string {
  return [
    'patients',
    order === 'name' ? 'name' : 'activity',
    archived ? 'archived' : 'current',
    caseloadOf === null ? 'all' : 'mine',
    after === null ? 'first' : 'next',
    ...terms.map(({ beginnings }) => beginnings.length),
  ].join('_');
}
