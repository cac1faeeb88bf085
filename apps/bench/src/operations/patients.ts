import type { Practice } from './operation';

/** Patients under treatment with some history, for the operations that are about one patient. */
export async function treatedPatients(practice: Practice, most: number): Promise<string[]> {
  const { rows } = await practice.admin.query<{ id: string }>(
    `SELECT patient_id AS id FROM patient_summary
      WHERE practice_id = $1 AND NOT archived AND session_count > 0 AND assessment_count > 3
      ORDER BY patient_id LIMIT $2`,
    [practice.practiceId, most],
  );
  if (rows.length === 0) throw new Error('The practice has no patients under treatment');
  return rows.map(({ id }) => id);
}
