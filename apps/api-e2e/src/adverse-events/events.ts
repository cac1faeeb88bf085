import { randomUUID } from 'node:crypto';
import {
  type AdverseEventPage,
  type AdverseEventRecord,
  type AdverseEventRecording,
  type RecordRef,
  adverseEventPageSchema,
  adverseEventRecordSchema,
  recordRefSchema,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import type { TestClinic } from '../support/test-clinic';

/** A mild eyelid ptosis without a session, on the day before the test clock's. */
export function ptosis(changes: Partial<AdverseEventRecording> = {}): AdverseEventRecording {
  return {
    termId: 'eyelid-ptosis',
    otherWords: null,
    sessionId: null,
    onsetOn: '2026-04-22',
    severity: 'mild',
    seriousness: [],
    relatedness: null,
    actions: ['watched'],
    outcome: 'ongoing',
    endedOn: null,
    reports: [],
    note: null,
    ...changes,
  };
}

export function post(
  client: ApiClient,
  patientId: string,
  body: unknown,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> {
  return client.post(`/api/v1/patients/${patientId}/adverse-events`, body, { idempotencyKey });
}

export async function record(
  clinic: TestClinic,
  patientId: string,
  body: AdverseEventRecording = ptosis(),
): Promise<RecordRef> {
  const answer = await post(clinic.clinician, patientId, body);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.as(recordRefSchema);
}

export async function eventOf(
  clinic: TestClinic,
  id: string,
  client: ApiClient = clinic.administrator,
): Promise<AdverseEventRecord> {
  return (await client.get(`/api/v1/adverse-events/${id}`)).as(adverseEventRecordSchema);
}

/** The register with these filters, as everybody who reads records sees it. */
export async function register(clinic: TestClinic, query = ''): Promise<AdverseEventPage> {
  const answer = await clinic.administrator.get(`/api/v1/adverse-events${query}`);
  return answer.as(adverseEventPageSchema);
}
