import {
  injectionSessionRecordSchema,
  type Cosignature,
  type InjectionSessionRecord,
} from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import type { TestClinic } from '../support/test-clinic';

const credentialed = new WeakSet<TestClinic>();

/** Makes the clinic's clinician a delegate: with a verified credential of their own. */
export async function makeDelegate(clinic: TestClinic): Promise<void> {
  if (credentialed.has(clinic)) return;
  credentialed.add(clinic);
  const nursing = { kind: 'nursing-registration', validUntil: '2030-12-31' };
  await clinic.giveCredential(clinic.people.clinician, nursing);
}

/** The signed session as somebody reads it. */
export async function readSession(client: ApiClient, id: string): Promise<InjectionSessionRecord> {
  return (await client.get(`/api/v1/sessions/${id}`)).as(injectionSessionRecordSchema);
}

/** The co-signature of the newest version; throws where none is asked for. */
export async function cosignatureOf(client: ApiClient, sessionId: string): Promise<Cosignature> {
  const [newest] = (await readSession(client, sessionId)).versions;
  const cosignature = newest?.signature.cosignature;
  if (!cosignature) throw new Error('No co-signature is asked for');
  return cosignature;
}

/** A session that the clinician signed under the psychiatrist. */
export async function delegatedSession(
  clinic: TestClinic,
  supervisorId = clinic.people.psychiatrist.id,
) {
  await makeDelegate(clinic);
  const patientId = await clinic.createPatient();
  const courseId = await clinic.createCourse(patientId);
  const draft = await clinic.createDraft(courseId, clinic.clinician);
  const body = clinic.completeBody(draft, { performedById: clinic.people.clinician.id });
  const saved = await clinic.saveDraft(draft, body);
  const answer = await clinic.sign(saved, { client: clinic.clinician, supervisorId });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  const cosignature = await cosignatureOf(clinic.clinician, draft.id);
  return { patientId, courseId, sessionId: draft.id, cosignature };
}

/** A step of a co-signature over a version. */
export function take(
  client: ApiClient,
  { id, version }: Pick<Cosignature, 'id' | 'version'>,
  verb: 'sign' | 'hand-over' | 'return',
  body: unknown,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<Answer> {
  return client.post(`/api/v1/cosignatures/${id}/${verb}`, body, { version, idempotencyKey });
}
