import type { Statement } from './statement';

/**
 * The patients of a page, as the statements behind the one that finds them know them: it notes them for its transaction,
 * so that what is read of them, and the audit row that says so, travel in its flight and do not wait for their ids.
 */
const NOTED = 'app.listed_patients';

/**
 * Those that were noted in this transaction, in the order of their page; none where none were. A query of its own, so that
 * it is looked up once: under row-level security no index is walked for what might tell of rows, as a coalesce might.
 */
export const LISTED_PATIENTS = `(SELECT coalesce(nullif(current_setting('${NOTED}', true), ''), '{}')::uuid[])::uuid[]`;

/** Notes these patients. */
export const NOTE_LISTED: Statement = {
  name: 'listed_patients_note',
  text: `SELECT set_config('${NOTED}', $1::uuid[]::text, true)`,
};

/**
 * A list of rows with a `patient_id`, in its own order, that notes whose they are: the first `shown` of them, an
 * expression; what is read beyond says that there is more. An empty list notes nothing, so a transaction has one at most.
 */
export function notingListed(list: string, shown: string): string {
  return `WITH page AS (SELECT list.*, row_number() OVER () AS place FROM (${list}) list),
       noted AS (SELECT set_config('${NOTED}', coalesce(array_agg(patient_id ORDER BY place), '{}')::text, true)
                   FROM page WHERE place <= ${shown})
  SELECT page.* FROM page CROSS JOIN noted ORDER BY page.place`;
}
