import { randomUUID } from 'node:crypto';
import {
  type AssessmentHistory,
  type AssessmentRecorded,
  type AssessmentRecording,
  type FollowUpList,
  type PatientRecord,
  assessmentHistorySchema,
  assessmentRecordedSchema,
  followUpListSchema,
  patientRecordSchema,
  problemSchema,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import type { TestClinic } from '../support/test-clinic';

/** The day on which the test clock stands. */
export const today = '2026-04-23';

export const acknowledgement = { disposition: 'assessed-plan-made', note: null } as const;

/** A complete PHQ-9 with item 9 = 0. */
export function form(changes: Partial<AssessmentRecording> = {}): AssessmentRecording {
  return {
    instrumentId: 'phq9',
    assessedOn: today,
    mode: 'self-paper',
    answers: [2, 1, 2, 2, 0, 1, 2, 2, 0],
    ...changes,
  };
}

/** A complete PHQ-9 with item 9 above 0, acknowledged. */
export function positiveForm(changes: Partial<AssessmentRecording> = {}): AssessmentRecording {
  const answers = [2, 1, 2, 2, 0, 1, 2, 2, 1];
  return form({ answers, safetyAcknowledgement: acknowledgement, ...changes });
}

export function post(
  client: ApiClient,
  patientId: string,
  body: unknown,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> {
  return client.post(`/api/v1/patients/${patientId}/assessments`, body, { idempotencyKey });
}

export async function record(
  clinic: TestClinic,
  patientId: string,
  body: AssessmentRecording = form(),
): Promise<AssessmentRecorded> {
  const answer = await post(clinic.clinician, patientId, body);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.as(assessmentRecordedSchema);
}

export async function historyOf(clinic: TestClinic, id: string): Promise<AssessmentHistory> {
  const answer = await clinic.administrator.get(`/api/v1/assessments/${id}/history`);
  return answer.as(assessmentHistorySchema);
}

export async function recordOf(clinic: TestClinic, patientId: string): Promise<PatientRecord> {
  const answer = await clinic.clinician.get(`/api/v1/patients/${patientId}/record`);
  return answer.as(patientRecordSchema);
}

/** The follow-ups of one patient, as the practice's lists show them. */
export async function followUpsOf(
  clinic: TestClinic,
  patientId: string,
  state: 'open' | 'closed' = 'open',
): Promise<FollowUpList['rows']> {
  const answer = await clinic.clinician.get(`/api/v1/follow-ups?state=${state}&limit=100`);
  return answer.as(followUpListSchema).rows.filter((row) => row.patientId === patientId);
}

/** Status and code of a refusal. */
export function refusal(answer: Answer): readonly [status: number, code: string] {
  return [answer.status, answer.as(problemSchema).code];
}
