import { verify } from '@node-rs/argon2';
import { sessionDraftSchema } from '@glabella/contracts';
import { demoPassword } from '@glabella/synthetic';
import type { BenchClient } from '../product/bench-client';
import { Clinic } from '../product/tests-support';
import type { Job, Operation, Practice } from './operation';
import { FLOOR_WRITE } from './record-phq9';

/** The signature under a session of five sites: everything checked again, the password asked for again. */
export const signSession: Operation = {
  id: 'sign-session',
  title: 'Sign a session',
  floorA: {
    ...FLOOR_WRITE,
    values: ({ patientId }, { practiceId }) => [practiceId, patientId],
  },
  goals: { 1: 0.65, 8: 0.55, 32: 0.65 },
  usesUpJobs: true,
  async prepare(practice, jobs) {
    const clinic = new Clinic(practice.psychiatrist);
    const prepared: Job[] = [];
    while (prepared.length < jobs) {
      const length = Math.min(PREPARED_AT_ONCE, jobs - prepared.length);
      const some = Array.from({ length }, () => readyDraft(practice.psychiatrist, clinic));
      prepared.push(...(await Promise.all(some)));
    }
    const passwordHash = await ownHash(practice);
    return {
      client: practice.psychiatrist,
      jobs: prepared,
      tidy: 'UPDATE sign_in_attempt SET succeeded = true',
      promised: async () => {
        if (!(await verify(passwordHash, demoPassword))) throw new Error('Not the password');
      },
    };
  },
};

const PREPARED_AT_ONCE = 8;

/** A new patient with a course, a consent and a draft that lacks nothing but the signature. */
export async function readyDraft(psychiatrist: BenchClient, clinic: Clinic): Promise<Job> {
  const { id: patientId } = await clinic.patient();
  const courseId = await clinic.course(patientId);
  const draftId = await clinic.sessionDraft(courseId);
  await clinic.completeDraft(draftId);
  const { version } = await psychiatrist.get(`session-drafts/${draftId}`, sessionDraftSchema);
  return {
    call: {
      method: 'POST',
      path: `/session-drafts/${draftId}/sign`,
      body: { password: demoPassword },
      ifMatch: version,
      creates: true,
    },
    subject: { patientId, courseId, draftId },
  };
}

async function ownHash({ admin, practiceId }: Practice): Promise<string> {
  const { rows } = await admin.query<{ password_hash: string }>(
    'SELECT password_hash FROM login WHERE practice_id = $1 LIMIT 1',
    [practiceId],
  );
  return rows[0]?.password_hash ?? '';
}
