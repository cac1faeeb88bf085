import { addDays } from '@glabella/domain/values';
import type { Operation, Practice } from './operation';
import { treatedPatients } from './patients';

/** The least that keeps one score: a row of a table without keys to others. */
export const FLOOR_WRITE = {
  text: `INSERT INTO bench_floor.written (practice_id, patient_id, total, at) VALUES ($1, $2, 12, now())`,
};

/** A PHQ-9 with nine answers of a patient who has a history. */
export const recordPhq9: Operation = {
  id: 'record-phq9',
  title: 'Record a PHQ-9',
  floorA: {
    ...FLOOR_WRITE,
    values: ({ patientId }, { practiceId }) => [practiceId, patientId],
  },
  goals: { 1: 0.65, 8: 0.55, 32: 0.65 },
  usesUpJobs: false,
  async prepare(practice, jobs) {
    const body = {
      instrumentId: 'phq9',
      assessedOn: addDays(practice.today, -1),
      mode: 'self-paper',
      answers: [2, 1, 2, 2, 0, 1, 2, 2, 0],
    };
    const patientIds = await treatedPatients(practice, jobs);
    return {
      client: practice.clinician,
      tidy: await takesOutWhatFollows(practice),
      jobs: patientIds.map((patientId) => ({
        // A page names the draft that its form was: there is none, which is version 0.
        call: {
          method: 'POST',
          path: `/patients/${patientId}/assessments`,
          body,
          creates: true,
          ifMatch: 0,
        },
        subject: { patientId },
      })),
    };
  },
};

/**
 * Takes out again what was recorded after this moment, so that every turn meets patients with the history that they were
 * loaded with: otherwise each would have dozens of forms of one day by the end, and the last turn would be measured with those. What a
 * planned visit names as done stays.
 */
async function takesOutWhatFollows({ admin, practiceId }: Practice): Promise<string> {
  const { rows } = await admin.query<{ now: Date }>('SELECT now()');
  const [since] = rows;
  if (!since) throw new Error('The database did not say what time it is');
  return `WITH taken AS (
            SELECT a.id FROM assessment a
             WHERE a.practice_id = '${practiceId}' AND a.created_at > '${since.now.toISOString()}'
               AND NOT EXISTS (SELECT FROM planned_visit v
                                WHERE v.practice_id = a.practice_id AND v.done_assessment_id = a.id)),
          versions AS (
            DELETE FROM assessment_version v USING taken
             WHERE v.practice_id = '${practiceId}' AND v.assessment_id = taken.id)
          DELETE FROM assessment a USING taken
           WHERE a.practice_id = '${practiceId}' AND a.id = taken.id`;
}
