import { Injectable } from '@nestjs/common';
import { LISTED_PATIENTS } from '../database/listed-patients';
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

interface OrderOf {
  /** By what rows that are called so are put in order. */
  readonly by: (row: string) => string;
  /** Which of them come behind the last patient of the page before. */
  readonly after: (row: string) => string;
}

/** Each order walks an index of the projection; `b` is the row of the page before's last patient. */
const orders: Readonly<Record<PatientOrder, OrderOf>> = {
  name: {
    by: (row) => `${row}.name_key, ${row}.patient_id`,
    after: (row) => `(${row}.name_key, ${row}.patient_id) > (
              (SELECT b.name_key FROM patient_summary b
                WHERE b.practice_id = $1 AND b.patient_id = $2), $2)`,
  },
  'latest-activity': {
    by: (row) => `${activity(row)} DESC, ${row}.patient_id DESC`,
    after: (row) => `(${activity(row)}, ${row}.patient_id) < (
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
  s.first_injection_on, s.last_injection_on, s.last_injection_units, s.session_count,
  s.open_follow_ups,
  s.recent_scores::text AS recent_scores, to_json(s.recent_injections)::text AS recent_injections`;

const FIND_LISTED: Statement = {
  name: 'patient_listed',
  text: `SELECT ${LISTED} FROM patient_summary s
           JOIN patient p ON p.practice_id = s.practice_id AND p.id = s.patient_id
          WHERE s.practice_id = $1 AND s.patient_id = ANY (${LISTED_PATIENTS})`,
};

/** Pages of patients in PostgreSQL. */
@Injectable()
export class PatientSearchRepository {
  async list(tx: TenantTransaction, listing: PatientListing): Promise<ListedPatientRow[]> {
    const { statement, values } = listingStatement(tx.caller.practiceId, listing);
    return (await tx.query<ListedPatientRow>(statement, values)).rows;
  }

  /** The rows of the listed patients, in no order. */
  async findListed(tx: TenantTransaction): Promise<ListedPatientRow[]> {
    return (await tx.query<ListedPatientRow>(FIND_LISTED, [tx.caller.practiceId])).rows;
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
  const { by, after } = orders[listing.order];
  const words = longestFirst(listing.terms).map((term) => rangesOf(term, bind));
  // A page that is not the first begins behind a row; the first one has to name $2 all the same.
  const isBehind = (row: string) => (listing.after === null ? '$2::uuid IS NULL' : after(row));
  const kept = [
    's.practice_id = $1',
    listing.archived ? 's.archived' : 'NOT s.archived',
    ...(listing.caseloadOf === null ? [] : [inCaseload(bind(listing.caseloadOf))]),
  ];
  const [word, ...others] = words;
  const isFound = word !== undefined && listing.caseloadOf === null;
  const walked = (asked: readonly string[]) => `
      (SELECT s.* FROM patient_summary s
        WHERE ${asked.join('\n          AND ')}
        ORDER BY ${by('s')} LIMIT $3)`;
  const few = [IS_FEW, ...kept, ...others.map(hasWord)];
  const found =
    listing.order === 'name'
      ? lookedUp(`WHERE ${isBehind('found')} ORDER BY ${by('found')}`, few, by('f'))
      : lookedUp('', [...few, isBehind('s')], by('s'));
  const all = [...kept, isBehind('s'), ...words.map(hasWord)];
  const text = `
    ${isFound ? foundText(word) : ''}
    SELECT ${LISTED}
      FROM (${isFound ? `${found} UNION ALL ${walked([`NOT ${IS_FEW}`, ...all])}` : walked(all)}) s
      JOIN patient p ON p.practice_id = s.practice_id AND p.id = s.patient_id
     ORDER BY ${by('s')}`;
  return { statement: { name: nameOf(listing), text }, values };
}

/** Up to how many are found by their word and then put in order. */
const FEW = 4000;

/** Asked once, before either branch begins. */
const IS_FEW = '(SELECT is_few FROM few)';

/**
 * The rows of whom a word found, up to a page. The index of words knows the order of names: taken in that order, only those
 * of the page are looked up.
 */
function lookedUp(taken: string, asked: readonly string[], by: string): string {
  return `
      (SELECT s.* FROM (SELECT DISTINCT name_key, patient_id FROM found ${taken}) f
        CROSS JOIN LATERAL (SELECT s.* FROM patient_summary s
                             WHERE s.practice_id = $1 AND s.patient_id = f.patient_id LIMIT 1) s
        WHERE ${asked.join('\n          AND ')}
        ORDER BY ${by} LIMIT $3)`;
}

/**
 * Whom a word finds. Few are put in order: who shares a name stands together in the order of names, so that
 * a walk to them could pass everybody else. Of many, a walk soon meets a page. In the order of the index, so that no more of
 * many is read than what is counted.
 */
function foundText(ranges: string): string {
  return `WITH found AS MATERIALIZED (
           SELECT w.patient_id, w.name_key FROM patient_search_word w
            WHERE w.practice_id = $1 AND ${ranges}
            ORDER BY w.word, w.patient_id LIMIT ${FEW + 1}),
         few AS MATERIALIZED (SELECT count(*) <= ${FEW} AS is_few FROM found)`;
}

/** The longest word finds the fewest. */
function longestFirst(terms: readonly SearchTerm[]): SearchTerm[] {
  const length = ({ beginnings }: SearchTerm) => Math.min(...beginnings.map((word) => word.length));
  return [...terms].sort((one, other) => length(other) - length(one));
}

function inCaseload(staffId: string): string {
  return `EXISTS (SELECT 1 FROM caseload_entry e
                   WHERE e.practice_id = $1 AND e.staff_id = ${staffId} AND e.patient_id = s.patient_id)`;
}

/** A word that begins like the term. */
function rangesOf({ beginnings }: SearchTerm, bind: (value: unknown) => string): string {
  const ranges = beginnings.map(
    (word) => `(w.word >= ${bind(word)} AND w.word < ${bind(word + LAST_CHARACTER)})`,
  );
  return `(${ranges.join(' OR ')})`;
}

function hasWord(ranges: string): string {
  return `EXISTS (SELECT 1 FROM patient_search_word w
                   WHERE w.practice_id = $1 AND w.patient_id = s.patient_id AND ${ranges})`;
}

/** At most 63 characters: PostgreSQL takes no longer name and would mistake two that begin alike. */
function nameOf({ terms, caseloadOf, archived, order, after }: PatientListing): string {
  return [
    'patients',
    order === 'name' ? 'name' : 'activity',
    archived ? 'archived' : 'current',
    caseloadOf === null ? 'all' : 'mine',
    after === null ? 'first' : 'next',
    ...longestFirst(terms).map(({ beginnings }) => beginnings.length),
  ].join('_');
}
