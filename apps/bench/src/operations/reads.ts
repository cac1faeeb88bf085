import { addMonths } from '@glabella/domain/values';
import type { Operation } from './operation';
import { treatedPatients } from './patients';

/** Everything that the page of one patient draws. */
export const patientChart: Operation = {
  id: 'patient-chart',
  title: 'Open a patient’s chart',
  floorA: {
    text: `SELECT id, assessed_on, total FROM assessment WHERE practice_id = $1 AND patient_id = $2`,
    values: ({ patientId }, { practiceId }) => [practiceId, patientId],
  },
  goals: { 1: 0.65, 8: 0.65, 32: 0.65 },
  usesUpJobs: false,
  async prepare(practice, jobs) {
    return {
      client: practice.clinician,
      jobs: (await treatedPatients(practice, jobs)).map((patientId) => ({
        call: { method: 'GET', path: `/patients/${patientId}/record` },
        subject: { patientId },
      })),
    };
  },
};

/** Fifty patients with their latest score, by urgency. */
export const caseloadPage: Operation = {
  id: 'caseload-page',
  title: 'Caseload page of 50',
  floorA: {
    text: `SELECT patient_id, latest_on, latest_total FROM patient_summary
            WHERE practice_id = $1 ORDER BY name_key LIMIT 50`,
    values: (_subject, { practiceId }) => [practiceId],
  },
  goals: { 1: 0.65, 8: 0.65, 32: 0.65 },
  usesUpJobs: false,
  prepare: async ({ clinician }) => ({
    client: clinician,
    jobs: [
      {
        call: {
          method: 'POST',
          path: '/caseload/search',
          body: { scope: 'practice', show: 'everybody', limit: 50 },
        },
        subject: {},
      },
    ],
  }),
};

/** The first twenty of those whose name has these letters. */
export const patientSearch: Operation = {
  id: 'patient-search',
  title: 'Search a patient',
  floorA: {
    text: `SELECT id, given_name, family_name FROM patient
            WHERE practice_id = $1 AND family_name ILIKE $2 LIMIT 20`,
    values: ({ text }, { practiceId }) => [practiceId, `${text}%`],
  },
  goals: {},
  usesUpJobs: false,
  async prepare(practice, jobs) {
    const { rows } = await practice.admin.query<{ text: string }>(
      `SELECT DISTINCT left(family_name, 4) AS text FROM patient WHERE practice_id = $1 ORDER BY 1 LIMIT $2`,
      [practice.practiceId, Math.min(jobs, MOST_TEXTS)],
    );
    return {
      client: practice.clinician,
      jobs: rows.map(({ text }) => ({
        call: { method: 'POST', path: '/patients/search', body: { text, limit: 20 } },
        subject: { text },
      })),
    };
  },
};

const MOST_TEXTS = 20;

/** The administrator's outcome report over two years, every figure of it. */
export const outcomeReport: Operation = {
  id: 'outcome-report',
  title: 'Outcome report of two years',
  floorA: {
    text: `SELECT count(*), avg(total) FROM assessment WHERE practice_id = $1`,
    values: (_subject, { practiceId }) => [practiceId],
  },
  goals: {},
  usesUpJobs: false,
  prepare: async ({ administrator, today }) => ({
    client: administrator,
    jobs: [
      {
        call: {
          method: 'POST',
          path: '/outcomes/report',
          body: { from: addMonths(today, -24), to: today },
        },
        subject: {},
      },
    ],
  }),
};
