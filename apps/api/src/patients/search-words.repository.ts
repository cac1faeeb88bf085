import type { Statement, TenantTransaction } from '../database/tenant';
import { nameKey, patientWords, type SearchedFacts } from './name-words';

const CLEAR: Statement = {
  name: 'patient_search_word_clear',
  text: `DELETE FROM patient_search_word WHERE practice_id = $1 AND patient_id = ANY ($2)`,
};
const STORE: Statement = {
  name: 'patient_search_word_store',
  text: `INSERT INTO patient_search_word (practice_id, patient_id, word, name_key)
         SELECT $1, r.id, w.word, r.name_key
           FROM json_to_recordset($2) AS r (id uuid, name_key text, words text[]), unnest(r.words) AS w (word)`,
};
const DIFFERING: Statement = {
  name: 'patient_search_word_differing',
  text: `SELECT r.id
           FROM json_to_recordset($2) AS r (id uuid, name_key text, words text[])
           LEFT JOIN LATERAL (SELECT array_agg(w.word ORDER BY w.word) AS words,
                                     bool_and(w.name_key = r.name_key) AS is_in_order
                                FROM patient_search_word w
                               WHERE w.practice_id = $1 AND w.patient_id = r.id) stored ON true
          WHERE NOT coalesce(stored.is_in_order, true)
             OR coalesce(stored.words, '{}') IS DISTINCT FROM
                (SELECT coalesce(array_agg(x.word COLLATE "C" ORDER BY x.word COLLATE "C"), '{}')
                   FROM unnest(r.words) AS x (word))`,
};

/** A patient whose words are kept. */
export type Indexed = SearchedFacts & { readonly id: string };

function wordsOf(patients: readonly Indexed[]): string {
  return JSON.stringify(
    patients.map((patient) => ({
      id: patient.id,
      name_key: nameKey(patient.familyName, patient.givenName),
      words: patientWords(patient),
    })),
  );
}

/** Sends the words of new patients; the caller awaits. */
export function addSearchWords(tx: TenantTransaction, patients: readonly Indexed[]) {
  return tx.query(STORE, [tx.caller.practiceId, wordsOf(patients)]);
}

/** Sends the words of patients whose facts changed, in the place of those they had; the caller awaits. */
export function replaceSearchWords(tx: TenantTransaction, patients: readonly Indexed[]) {
  void tx.query(CLEAR, [tx.caller.practiceId, patients.map(({ id }) => id)]);
  return addSearchWords(tx, patients);
}

/** Which of these patients are stored under other words, or in another place of the order of names, than their facts say. */
export async function findWronglyIndexed(
  tx: TenantTransaction,
  patients: readonly Indexed[],
): Promise<string[]> {
  const found = await tx.query<{ id: string }>(DIFFERING, [
    tx.caller.practiceId,
    wordsOf(patients),
  ]);
  return found.rows.map(({ id }) => id);
}
