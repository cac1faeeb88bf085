import { verify } from '@node-rs/argon2';
import {
  colleagueListSchema,
  draftSavedSchema,
  recordRefSchema,
  sessionDraftSchema,
} from '@glabella/contracts';
import { demoPassword } from '@glabella/synthetic';
import { filledIn } from '../product/tests-support';
import type { Job, Operation, Practice } from './operation';
import { FLOOR_WRITE } from './record-phq9';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordOf = (n: number) =>
  [0, 1, 2, 3].map((place) => letters[Math.floor(n / 26 ** place) % 26]).join('');

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
    const { rows } = await practice.psychiatrist.get('/colleagues', colleagueListSchema);
    const responsibleId = rows.find(({ roles }) => roles.includes('psychiatrist'))?.id ?? '';
    const prepared: Job[] = [];
    for (let at = 0; at < jobs; at += PREPARED_AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(PREPARED_AT_ONCE, jobs - at) },
        (_, n) => at + n,
      );
      prepared.push(
        ...(await Promise.all(numbers.map((n) => readyDraft(practice, responsibleId, n)))),
      );
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

/** A new patient with a course and a draft that lacks nothing but the signature. */
async function readyDraft(practice: Practice, responsibleId: string, n: number): Promise<Job> {
  const { psychiatrist, today } = practice;
  const patient = {
    mrn: `BENCH-${Date.now().toString(36)}-${n}`,
    givenName: 'Synthia',
    familyName: `Benchcase-${wordOf(n)}`,
    birthDate: '1984-02-29',
    sex: 'female',
  };
  const { id: patientId } = await psychiatrist.create('/patients', patient, recordRefSchema);
  const course = {
    protocolId: 'glabellar-depression',
    diagnosisCode: 'F33.1',
    episodeStartedOn: null,
    psychosis: 'no',
    bipolar: 'no',
    responsibleId,
    clinicianIds: [],
    startedOn: today,
  };
  const { id: courseId } = await psychiatrist.create(
    `/patients/${patientId}/courses`,
    course,
    recordRefSchema,
  );
  const draft = await psychiatrist.create('/session-drafts', { courseId }, sessionDraftSchema);
  const body = filledIn(draft, today);
  const { version } = await psychiatrist.read(
    { method: 'PUT', path: `/session-drafts/${draft.id}`, body, ifMatch: draft.version },
    draftSavedSchema,
  );
  return {
    call: {
      method: 'POST',
      path: `/session-drafts/${draft.id}/sign`,
      body: { password: demoPassword },
      ifMatch: version,
      creates: true,
    },
    subject: { patientId, courseId, draftId: draft.id },
  };
}

async function ownHash({ admin, practiceId }: Practice): Promise<string> {
  const { rows } = await admin.query<{ password_hash: string }>(
    'SELECT password_hash FROM login WHERE practice_id = $1 LIMIT 1',
    [practiceId],
  );
  return rows[0]?.password_hash ?? '';
}
