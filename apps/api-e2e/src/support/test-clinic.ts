import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import {
  recordRefSchema,
  sessionDraftSchema,
  type ConsentRecording,
  type CourseCreation,
  type PatientCreation,
  type RecordRef,
  type SessionDraft,
  type SessionDraftBody,
} from '@glabella/contracts';
import { everyPrecaution } from '@glabella/domain/treatment';
import type { ApiClient } from './api-client';
import { inPractice, type TestPractice, type TestStaff } from './practice-builder';
import { giveCredential, type TestCredential } from './test-credentials';
import type { RunningApi } from './running-api';

/** The password of everybody in a test clinic. */
export const clinicPassword = 'synthetic clinic password';

let passwordHash: Promise<string> | null = null;

/** A practice with one person of each role, signed in, and the steps that lead to a signed session. */
export class TestClinic {
  private constructor(
    readonly api: RunningApi,
    readonly practice: TestPractice,
    readonly psychiatrist: ApiClient,
    readonly clinician: ApiClient,
    readonly administrator: ApiClient,
    readonly people: Readonly<Record<'psychiatrist' | 'clinician' | 'administrator', TestStaff>>,
  ) {}

  static async open(api: RunningApi, settings: { timeZone?: string } = {}): Promise<TestClinic> {
    const practice = await api.createPractice(settings);
    const psychiatrist = await practice.addStaff(['psychiatrist'], 'Dr. Synthetic One');
    const clinician = await practice.addStaff(['clinician'], 'Synthetic Nurse');
    const administrator = await practice.addStaff(['administrator'], 'Synthetic Office');
    const people = { psychiatrist, clinician, administrator };
    for (const { id } of Object.values(people)) await givePassword(api, practice.id, id);
    await giveCredential(api, psychiatrist, administrator.id);
    return new TestClinic(
      api,
      practice,
      await practice.signIn(psychiatrist),
      await practice.signIn(clinician),
      await practice.signIn(administrator),
      people,
    );
  }

  /** Another psychiatrist of the practice with the same password, signed in. */
  async anotherPsychiatrist(): Promise<ApiClient> {
    const staff = await this.practice.addStaff(['psychiatrist'], 'Dr. Synthetic Two');
    await givePassword(this.api, this.practice.id, staff.id);
    await this.giveCredential(staff);
    return this.practice.signIn(staff);
  }

  /** A verified credential of somebody, without a last day unless `facts` say otherwise. */
  giveCredential(staff: TestStaff, facts: Partial<TestCredential> = {}): Promise<string> {
    return giveCredential(this.api, staff, this.people.administrator.id, facts);
  }

  async createPatient(facts: Partial<PatientCreation> = {}): Promise<string> {
    const answer = await this.clinician.post('/api/v1/patients', patientFacts(facts), {
      idempotencyKey: randomUUID(),
    });
    return created(answer).id;
  }

  /** A course whose patient consented long ago, on paper, unless the test is about that. */
  async createCourse(
    patientId: string,
    facts: Partial<CourseCreation> = {},
    { withConsent = true } = {},
  ): Promise<string> {
    const answer = await this.psychiatrist.post(
      `/api/v1/patients/${patientId}/courses`,
      this.courseFacts(facts),
      { idempotencyKey: randomUUID() },
    );
    const { id } = created(answer);
    const { startedOn: agreedOn } = this.courseFacts(facts);
    if (withConsent) created(await this.recordConsent(id, { agreedOn }));
    return id;
  }

  /** A consent on paper to the first version of the text. */
  consentFacts(facts: Partial<ConsentRecording> = {}): ConsentRecording {
    return {
      documentVersion: 1,
      agreedOn: '2026-01-05',
      agreedBy: 'patient',
      representative: null,
      how: 'on-paper',
      witness: null,
      takenById: this.people.psychiatrist.id,
      declined: [],
      ...facts,
    };
  }

  recordConsent(courseId: string, facts: Partial<ConsentRecording> = {}) {
    return this.psychiatrist.post(
      `/api/v1/courses/${courseId}/consents`,
      this.consentFacts(facts),
      { idempotencyKey: randomUUID() },
    );
  }

  /** A course that the API takes on the day of the test clock. */
  courseFacts(facts: Partial<CourseCreation> = {}): CourseCreation {
    return {
      protocolId: 'glabellar-depression',
      diagnosisCode: 'F33.1',
      episodeStartedOn: '2025-09-01',
      psychosis: 'no',
      bipolar: 'no',
      responsibleId: this.people.psychiatrist.id,
      clinicianIds: [this.people.clinician.id],
      startedOn: '2026-01-05',
      ...facts,
    };
  }

  async createDraft(courseId: string, client = this.psychiatrist): Promise<SessionDraft> {
    const answer = await client.post(
      '/api/v1/session-drafts',
      { courseId },
      { idempotencyKey: randomUUID() },
    );
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
    return answer.as(sessionDraftSchema);
  }

  /** Everything filled in as it should be, every check answered: the draft can be signed. */
  completeBody(draft: SessionDraft, change: Partial<SessionDraftBody> = {}): SessionDraftBody {
    const injectedAt = this.api.clock.now().toISOString();
    return {
      ...draft.body,
      injectedAt,
      performedById: this.people.psychiatrist.id,
      lotNumber: 'SYN-LOT-1',
      lotExpiresOn: '2027-12-31',
      reconstitutedAt: injectedAt,
      contraindications: {
        'pregnancy-breastfeeding': 'no',
        'neuromuscular-disease': 'no',
        'infection-at-site': 'no',
        hypersensitivity: 'no',
      },
      precautions: everyPrecaution('no'),
      elsewhereAsked: true,
      frownAtRest: 1,
      frownAtMaximum: 3,
      aftercareTold: [
        'no-rubbing',
        'stay-upright',
        'no-exertion-heat-alcohol',
        'no-facial-treatment',
        'effect-review',
        'red-flags',
      ],
      aftercareMethod: 'in-person-and-leaflet',
      aftercareById: this.people.clinician.id,
      checkAnswers: [acknowledged('baseline-missing'), acknowledged('phq9-missing')],
      ...change,
    };
  }

  /** Saves the body over the draft's current version and answers the new version. */
  async saveDraft(draft: Pick<SessionDraft, 'id' | 'version'>, body: SessionDraftBody) {
    const answer = await this.psychiatrist.put(`/api/v1/session-drafts/${draft.id}`, body, {
      version: draft.version,
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return { id: draft.id, version: draft.version + 1 };
  }

  sign(
    draft: Pick<SessionDraft, 'id' | 'version'>,
    {
      client = this.psychiatrist,
      password = clinicPassword,
      idempotencyKey = randomUUID() as string,
      supervisorId = undefined as string | undefined,
    } = {},
  ) {
    return client.post(
      `/api/v1/session-drafts/${draft.id}/sign`,
      { password, supervisorId },
      { version: draft.version, idempotencyKey },
    );
  }

  /** A signed session of this course, on the day of the clock unless `change` says otherwise. */
  async signedSession(
    courseId: string,
    change: Partial<SessionDraftBody> = {},
  ): Promise<RecordRef> {
    const draft = await this.createDraft(courseId);
    return created(await this.sign(await this.saveDraft(draft, this.completeBody(draft, change))));
  }

  /** A patient with a course and one signed session. */
  async treatedPatient(): Promise<{ patientId: string; courseId: string; sessionId: string }> {
    const patientId = await this.createPatient();
    const courseId = await this.createCourse(patientId);
    const { id: sessionId } = await this.signedSession(courseId);
    return { patientId, courseId, sessionId };
  }

  /** Voids a session that has one version. */
  async voidSession(sessionId: string): Promise<void> {
    const body = { reason: 'Synthetic reason.', password: clinicPassword };
    const path = `/api/v1/sessions/${sessionId}/void`;
    const answer = await this.psychiatrist.post(path, body, { version: 1 });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  }

  /** Runs SQL as the application role in a transaction of this practice, as an attacker on its connection would. */
  asApplication<Answer>(work: Parameters<typeof inPractice<Answer>>[2]): Promise<Answer> {
    return inPractice(this.api.database.appUrl, this.practice.id, work);
  }
}

/** An answer to a check that is given by a tick alone. */
export function acknowledged(code: string) {
  return { code, acknowledged: true, reason: null, evidence: null };
}

/** An answer to a check that asks for a written reason. */
export function reasoned(code: string, reason = 'Synthetic reason.') {
  return { code, acknowledged: false, reason, evidence: null };
}

let counter = 0;

/** A visibly synthetic person, no two alike. */
export function patientFacts(facts: Partial<PatientCreation> = {}): PatientCreation {
  counter += 1;
  return {
    mrn: `SYN-${String(counter).padStart(5, '0')}`,
    givenName: 'Synthetic',
    familyName: `Person${counter}`,
    birthDate: '1984-03-12',
    sex: 'female',
    ...facts,
  };
}

function created(answer: { status: number; text: string; json(): unknown }): RecordRef {
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return recordRefSchema.parse(answer.json());
}

async function givePassword(api: RunningApi, practiceId: string, staffId: string): Promise<void> {
  passwordHash ??= hash(clinicPassword);
  const stored = await passwordHash;
  await inPractice(api.database.ownerUrl, practiceId, (owner) =>
    owner.query('UPDATE login SET password_hash = $2 WHERE staff_id = $1', [staffId, stored]),
  );
}
