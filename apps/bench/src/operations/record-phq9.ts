import { addDays } from '@glabella/domain/values';
import type { Operation } from './operation';
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
