import { randomUUID } from 'node:crypto';
import {
  consentTextSchema,
  exportPreviewSchema,
  patientRecordSchema,
  recordRefSchema,
  type ConsentRecording,
  type ConsentText,
  type ConsentTextChange,
  type ConsentWithdrawal,
} from '@glabella/contracts';
import { shippedConsentPoints } from '@glabella/domain/treatment';
import { useApi } from '../support/running-api';
import { acknowledged, reasoned, TestClinic } from '../support/test-clinic';

describe('consents', () => {
  const api = useApi();
  let clinic: TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  /** A course whose patient was not asked yet. */
  async function newCourse(): Promise<{ patientId: string; courseId: string }> {
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId, {}, { withConsent: false });
    return { patientId, courseId };
  }

  async function consent(courseId: string, facts: Partial<ConsentRecording> = {}) {
    const answer = await clinic.recordConsent(courseId, facts);
    expect(answer.status).toBe(201);
    return answer.as(recordRefSchema);
  }

  const withdrawal: ConsentWithdrawal = {
    scope: 'treatment',
    withdrawnOn: '2026-04-20',
    withdrawnBy: 'patient',
    representative: null,
    reason: null,
  };
  const withdraw = (id: string, change: Partial<ConsentWithdrawal> = {}, version = 1) =>
    clinic.clinician.post(
      `/api/v1/consents/${id}/withdraw`,
      { ...withdrawal, ...change },
      {
        version,
      },
    );

  async function recordOf(patientId: string) {
    const answer = await clinic.clinician.get(`/api/v1/patients/${patientId}/record`);
    return answer.as(patientRecordSchema);
  }

  /** Signs a session as of now; answers the codes of the checks that are open, or 'signed'. */
  async function sign(courseId: string, change: Parameters<TestClinic['completeBody']>[1] = {}) {
    const draft = await clinic.createDraft(courseId);
    const saved = await clinic.saveDraft(draft, clinic.completeBody(draft, change));
    const answer = await clinic.sign(saved);
    if (answer.status === 201) return 'signed';
    const { issues } = answer.json() as { issues: { path: string }[] };
    return issues.map(({ path }) => path.replace('checks.', ''));
  }

  async function changeText(
    change: Partial<ConsentTextChange> = {},
    version = 1,
    client = clinic.administrator,
  ) {
    const body = {
      points: [...shippedConsentPoints],
      furtherText: 'Synthetic addition.',
      asksAgain: false,
      reason: 'Synthetic reason.',
      ...change,
    };
    return client.put('/api/v1/practice/consent-text', body, { version });
  }

  it('are asked for before the first session of a course, and no answer in the draft takes their place', async () => {
    const { courseId } = await newCourse();
    const stated = {
      consentOn: '2026-04-01',
      checkAnswers: [
        acknowledged('baseline-missing'),
        reasoned('consent-missing'),
        acknowledged('consent-missing'),
      ],
    };
    expect(await sign(courseId, stated)).toEqual(['consent-missing']);
    const { id } = await consent(courseId, { agreedOn: '2026-04-23' });
    const { sessions } = await recordOf(await signed(courseId));
    expect(sessions[0]).toMatchObject({
      consentOn: '2026-04-23',
      consent: { id, documentVersion: 1 },
    });
  });

  async function signed(courseId: string): Promise<string> {
    expect(await sign(courseId)).toBe('signed');
    const course = await clinic.clinician.get(`/api/v1/courses/${courseId}`);
    return (course.json() as { patientId: string }).patientId;
  }

  it('of another course cover nothing here', async () => {
    const { patientId, courseId } = await newCourse();
    await consent(courseId);
    const ending = { endedOn: '2026-04-22', endReason: 'moved', note: null };
    await clinic.psychiatrist.put(`/api/v1/courses/${courseId}/ending`, ending, { version: 1 });
    const facts = { startedOn: '2026-04-23' };
    const next = await clinic.createCourse(patientId, facts, { withConsent: false });
    expect(await sign(next)).toEqual(['consent-missing']);
  });

  it('stand on the record in full, with every step beside them', async () => {
    const { patientId, courseId } = await newCourse();
    const facts = {
      agreedBy: 'representative',
      representative: 'Synthetic guardian',
      how: 'verbally-with-witness',
      witness: 'Synthetic witness',
      declined: ['photographs'],
    } as const;
    const { id } = await consent(courseId, { ...facts, declined: [...facts.declined] });
    const by = { withdrawnBy: 'representative', representative: 'Synthetic guardian' } as const;
    const reason = 'Synthetic: does not want to go on.';
    expect((await withdraw(id, { ...by, reason })).status).toBe(200);
    const { consents } = await recordOf(patientId);
    expect(consents).toEqual([
      expect.objectContaining({
        ...facts,
        id,
        courseId,
        version: 2,
        takenBy: { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' },
        events: [
          {
            version: 2,
            kind: 'withdrawn',
            scope: 'treatment',
            voids: null,
            happenedOn: '2026-04-20',
            by: 'representative',
            representative: 'Synthetic guardian',
            reason,
            author: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
            recordedAt: '2026-04-23T08:30:00.000Z',
          },
        ],
      }),
    ]);
  });

  it('cover no session from the day of their withdrawal on; those before stay as they are', async () => {
    const { patientId, courseId } = await newCourse();
    const { id } = await consent(courseId, { agreedOn: '2026-01-05' });
    const given = { performedOn: '2026-01-08', injectedAt: null, reconstitutedAt: null };
    const late = {
      ...given,
      checkAnswers: [
        'baseline-missing',
        'reconstitution-time-missing',
        'injection-time-missing',
      ].map(acknowledged),
    };
    expect(await sign(courseId, late)).toBe('signed');
    expect((await withdraw(id)).status).toBe(200);
    expect(await sign(courseId)).toContain('consent-withdrawn');
    const { sessions } = await recordOf(patientId);
    expect(sessions[0]).toMatchObject({ status: 'signed', version: 1, consent: { id } });
    await consent(courseId, { agreedOn: '2026-04-23' });
    const answers = [acknowledged('phq9-missing')];
    expect(await sign(courseId, { checkAnswers: answers })).toBe('signed');
  });

  it('stay withdrawn when the one that the withdrawal was entered with is voided', async () => {
    const { courseId } = await newCourse();
    await consent(courseId, { agreedOn: '2026-01-05' });
    const { id } = await consent(courseId, { agreedOn: '2026-04-10' });
    expect((await withdraw(id)).status).toBe(200);
    const reason = 'Synthetic: entered twice.';
    const voided = await clinic.clinician.post(
      `/api/v1/consents/${id}/void`,
      { reason },
      { version: 2 },
    );
    expect(voided.status).toBe(200);
    expect(await sign(courseId)).toEqual(['consent-withdrawn']);
    await consent(courseId, { agreedOn: '2026-04-23' });
    expect(await sign(courseId)).toBe('signed');
  });

  it('are withdrawn as a whole where the older one is withdrawn on the day of the newer', async () => {
    const { courseId } = await newCourse();
    const { id } = await consent(courseId, { agreedOn: '2026-01-05' });
    await consent(courseId, { agreedOn: '2026-04-23' });
    expect((await withdraw(id, { withdrawnOn: '2026-04-23' })).status).toBe(200);
    expect(await sign(courseId)).toContain('consent-withdrawn');
  });

  it('are withdrawn once, by rules about their days, void ones not at all and none over another version', async () => {
    const { courseId } = await newCourse();
    const { id } = await consent(courseId, { agreedOn: '2026-04-10' });
    for (const withdrawnOn of ['2026-04-09', '2026-04-24']) {
      expect((await withdraw(id, { withdrawnOn })).status).toBe(422);
    }
    expect((await withdraw(id, {}, 2)).status).toBe(412);
    expect((await withdraw(id)).status).toBe(200);
    expect((await withdraw(id, {}, 2)).status).toBe(422);
    const voided = await clinic.psychiatrist.post(
      `/api/v1/consents/${id}/void`,
      { reason: 'Synthetic: the wrong patient.' },
      { version: 2 },
    );
    expect(voided.status).toBe(200);
    expect((await withdraw(id, { scope: 'data-use' }, 3)).status).toBe(409);
    expect(await sign(courseId)).toEqual(['consent-missing']);
  });

  it.each<[string, Partial<ConsentRecording>, number]>([
    ['of tomorrow', { agreedOn: '2026-04-24' }, 422],
    ['to a text that does not exist', { documentVersion: 2 }, 422],
    ['taken by nobody of the practice', { takenById: randomUUID() }, 422],
    ['by a representative without a name', { agreedBy: 'representative' }, 400],
    ['verbally without a witness', { how: 'verbally-with-witness' }, 400],
  ])('%s are refused', async (_, facts, status) => {
    const { courseId } = await newCourse();
    expect((await clinic.recordConsent(courseId, facts)).status).toBe(status);
  });

  it('were taken by somebody who left where they are of a day before today, and of today by nobody of them', async () => {
    const { courseId, patientId } = await newCourse();
    const { id: takenById, displayName } = await clinic.practice.addStaff(
      ['clinician'],
      'Synthetic Former',
    );
    const left = { displayName, roles: ['clinician'], isDisabled: true };
    const off = await clinic.administrator.put(`/api/v1/staff/${takenById}`, left, { version: 1 });
    expect(off.status).toBe(200);
    const former = await clinic.clinician.get('/api/v1/colleagues/former');
    expect(former.json()).toEqual({ rows: [{ id: takenById, displayName, roles: ['clinician'] }] });
    const today = await clinic.recordConsent(courseId, { takenById, agreedOn: '2026-04-23' });
    expect(today.status).toBe(422);
    await consent(courseId, { takenById, agreedOn: '2026-04-22' });
    const { consents } = await recordOf(patientId);
    expect(consents[0]?.takenBy).toEqual({ id: takenById, displayName });
  });

  it('keep every version of the text, and a newer one alone asks nobody again', async () => {
    const { courseId } = await newCourse();
    const before = (await clinic.clinician.get('/api/v1/practice/consent-text')).as(
      consentTextSchema,
    );
    expect(before).toMatchObject({ version: 1, versions: [{ author: null, publishedOn: null }] });
    await consent(courseId);
    expect((await changeText({}, 1, clinic.clinician)).status).toBe(403);
    const changed = (await changeText({}, 1, clinic.psychiatrist)).as(consentTextSchema);
    expect(versionsOf(changed)).toEqual([
      [2, 'Synthetic addition.', 'Dr. Synthetic One', '2026-04-23'],
      [1, null, undefined, '2026-04-23'],
    ]);
    expect((await changeText({}, 1)).status).toBe(412);
    expect(await sign(courseId)).toBe('signed');
  });

  it('say of each point in which treatments it is asked: somewhere, and everywhere what may be declined', async () => {
    const axilla = { kind: 'only', protocolIds: ['axillary-hyperhidrosis'] } as const;
    const points = shippedConsentPoints.map((point) =>
      point.id === 'alternatives' ? { ...point, askedIn: axilla } : point,
    );
    const changed = (await changeText({ points })).as(consentTextSchema);
    expect(changed.versions[0]?.points).toEqual(points);
    const refusedWith = async (id: string, askedIn: object) => {
      const changes = shippedConsentPoints.map((point) =>
        point.id === id ? { ...point, askedIn: { ...point.askedIn, ...askedIn } } : point,
      );
      const answer = await changeText({ points: changes }, 2);
      return [answer.status, (answer.json() as { issues: { path: string }[] }).issues[0]?.path];
    };
    const at = shippedConsentPoints.length - 1;
    expect(await refusedWith('off-label', { kind: 'only', protocolIds: [] })).toEqual([
      400,
      'points.0.askedIn',
    ]);
    expect(await refusedWith('data-use', axilla)).toEqual([400, `points.${at}.askedIn`]);
  });

  it('say it of protocols of the practice alone, each once', async () => {
    const withProtocols = (protocolIds: string[]) =>
      shippedConsentPoints.map((point) =>
        point.id === 'alternatives' ? { ...point, askedIn: { kind: 'only', protocolIds } } : point,
      ) as ConsentTextChange['points'];
    const at = shippedConsentPoints.findIndex(({ id }) => id === 'alternatives');
    const path = `points.${at}.askedIn`;
    const issuesOf = async (protocolIds: string[], version = 1) => {
      const answer = await changeText({ points: withProtocols(protocolIds) }, version);
      return answer.status === 200
        ? 'published'
        : [answer.status, (answer.json() as { issues: unknown }).issues];
    };
    const unknown = { path, message: 'There is no such protocol.' };
    expect(await issuesOf(['axillary-hyperhidrosi'])).toEqual([422, [unknown]]);
    expect(await issuesOf([randomUUID()])).toEqual([422, [unknown]]);
    const twice = ['axillary-hyperhidrosis', 'axillary-hyperhidrosis'];
    expect(await issuesOf(twice)).toEqual([422, [{ path, message: 'Name each protocol once.' }]]);
    expect(await issuesOf(['axillary-hyperhidrosis'])).toBe('published');
    await clinic.asApplication((client) =>
      client.query(
        `INSERT INTO consent_text_version (practice_id, version, points, further_text, asks_again, reason, author_id, published_on, recorded_at)
         SELECT practice_id, 3, $1, further_text, asks_again, reason, author_id, published_on, recorded_at
           FROM consent_text_version WHERE version = 2`,
        [JSON.stringify(withProtocols(['of-before']))],
      ),
    );
    expect(await issuesOf(['of-before'], 3)).toBe('published');
  });

  it('ask every point in every treatment where a version is of before that could be said', async () => {
    await clinic.asApplication((client) =>
      client.query(
        `INSERT INTO consent_text_version (practice_id, version, points, asks_again, published_on, recorded_at)
         VALUES ($1, 1, $2, false, '2026-01-01', '2026-01-01T00:00:00Z')`,
        [clinic.practice.id, JSON.stringify([{ id: 'off-label', text: 'Synthetic: off-label.' }])],
      ),
    );
    const answer = await clinic.clinician.get('/api/v1/practice/consent-text');
    expect(answer.as(consentTextSchema).versions[0]?.points).toEqual([
      {
        id: 'off-label',
        text: 'Synthetic: off-label.',
        askedIn: { kind: 'all-but', protocolIds: [] },
      },
    ]);
  });

  it('are asked for again where a version says so, from its day on', async () => {
    const { patientId, courseId } = await newCourse();
    await consent(courseId);
    expect((await changeText({ asksAgain: true })).status).toBe(200);
    expect((await recordOf(patientId)).consentAskedAgain).toMatchObject([{ version: 2 }]);
    expect(await sign(courseId)).toEqual(['consent-outdated']);
    await consent(courseId, { documentVersion: 2, agreedOn: '2026-04-23' });
    expect(await sign(courseId)).toBe('signed');
  });

  it('are to no text that asks again where they were given before its day, nor to one after it', async () => {
    const { courseId } = await newCourse();
    expect((await changeText({ asksAgain: true })).status).toBe(200);
    expect((await changeText({}, 2)).status).toBe(200);
    for (const documentVersion of [2, 3]) {
      const older = { documentVersion, agreedOn: '2026-01-05' };
      const answer = await clinic.recordConsent(courseId, older);
      expect(answer.status).toBe(422);
      const { issues } = answer.json() as { issues: { path: string }[] };
      expect(issues.map(({ path }) => path)).toEqual(['documentVersion']);
    }
    await consent(courseId, { documentVersion: 1, agreedOn: '2026-01-05' });
    expect(await sign(courseId)).toEqual(['consent-outdated']);
  });

  it('leave out of bands and pseudonymised exports who refuses the use of the data, by the last word', async () => {
    const { courseId, patientId } = await newCourse();
    const declined = await consent(courseId, { agreedOn: '2026-04-01', declined: ['data-use'] });
    expect(await exported()).toEqual([1, 0]);
    expect(await compared(patientId)).toBe(0);
    const { id } = await consent(courseId, { agreedOn: '2026-04-10' });
    expect(await exported()).toEqual([1, 1]);
    expect((await withdraw(id, { scope: 'data-use' })).status).toBe(200);
    expect(await exported()).toEqual([1, 0]);
    expect((await withdraw(declined.id, { scope: 'data-use' })).status).toBe(422);
    expect(await sign(courseId)).toBe('signed');
  });

  async function exported(): Promise<number[]> {
    const answer = await clinic.administrator.post('/api/v1/exports/preview', {});
    const { counts, pseudonymised } = answer.as(exportPreviewSchema);
    return [counts.patients, pseudonymised.patients];
  }

  async function compared(patientId: string): Promise<number> {
    const count = await clinic.asApplication((client) =>
      client.query('SELECT count(*)::integer AS n FROM comparison_value WHERE patient_id = $1', [
        patientId,
      ]),
    );
    return (count.rows[0] as { n: number }).n;
  }

  function versionsOf({ versions }: ConsentText) {
    return versions.map(({ version, furtherText, author, publishedOn }) => [
      version,
      furtherText,
      author?.displayName,
      publishedOn,
    ]);
  }
});
