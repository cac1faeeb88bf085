import { randomUUID } from 'node:crypto';
import {
  injectionSessionRecordSchema,
  problemSchema,
  recordRefSchema,
  type SessionDraftBody,
} from '@glabella/contracts';
import { everyPrecaution } from '@glabella/domain/treatment';
import type { Answer } from '../support/api-client';
import { useApi } from '../support/running-api';
import { acknowledged, clinicPassword, reasoned, TestClinic } from '../support/test-clinic';

type Change = Partial<SessionDraftBody>;

describe('signing a session', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const newCourse = async (facts = {}) => clinic.createCourse(await clinic.createPatient(facts));
  const ready = async (change: Change = {}, courseId?: string) => {
    const draft = await clinic.createDraft(courseId ?? (await newCourse()));
    return clinic.saveDraft(draft, clinic.completeBody(draft, change));
  };
  const code = (answer: Answer) => answer.as(problemSchema).code;
  /** The checks that a refusal names; throws for any other answer. */
  const open = (answer: Answer) => {
    const problem = answer.as(problemSchema);
    if (problem.code !== 'session.checks_open') throw new Error(answer.text);
    expect(answer.status).toBe(422);
    return problem.issues?.map(({ path }) => path.replace('checks.', '')) ?? [];
  };
  const record = async (id: string) =>
    (await clinic.administrator.get(`/api/v1/sessions/${id}`)).as(injectionSessionRecordSchema);
  /** On an earlier day, at nine in the morning of Berlin. */
  const given = (performedOn: string): Change => ({
    performedOn,
    injectedAt: `${performedOn}T08:00:00Z`,
    reconstitutedAt: `${performedOn}T07:30:00Z`,
  });

  it('keeps everything as it was signed, with totals and volumes computed', async () => {
    const patientId = await clinic.createPatient({ givenName: 'Zoë' });
    const courseId = await clinic.createCourse(patientId);
    const draft = await ready({ note: '  Tolerated well. ', lotNumber: ' SYN104 ' }, courseId);
    const answer = await clinic.sign(draft);
    expect(answer.status).toBe(201);
    expect(answer.as(recordRefSchema)).toEqual({ id: draft.id, version: 1 });
    const read = await clinic.clinician.get(`/api/v1/sessions/${draft.id}`);
    expect(read.headers.get('etag')).toBe('"1"');
    const { versions, patient, openAmendment } = read.as(injectionSessionRecordSchema);
    expect(patient).toMatchObject({ id: patientId, givenName: 'Zoë', birthDate: '1984-03-12' });
    expect(openAmendment).toBeNull();
    expect(versions).toHaveLength(1);
    const psychiatrist = { id: clinic.people.psychiatrist.id, displayName: 'Dr. Synthetic One' };
    expect(versions[0]).toMatchObject({
      id: draft.id,
      patientId,
      courseId,
      version: 1,
      status: 'signed',
      performedOn: '2026-04-23',
      performedBy: psychiatrist,
      injectedAt: '2026-04-23T08:30:00.000Z',
      protocolId: 'glabellar-depression',
      productId: 'onabotulinumtoxinA',
      lotNumber: 'SYN104',
      lotExpiresOn: '2027-12-31',
      vialUnits: 100,
      vialsOpened: 1,
      diluentMl: 2.5,
      totalUnits: 29,
      frownAtRest: 1,
      frownAtMaximum: 3,
      consentOn: '2026-01-05',
      consent: { documentVersion: 1 },
      aftercareMethod: 'in-person-and-leaflet',
      aftercareBy: { id: clinic.people.clinician.id, displayName: 'Synthetic Nurse' },
      note: 'Tolerated well.',
      reason: null,
      author: psychiatrist,
      recordedAt: '2026-04-23T08:30:00.000Z',
      signature: {
        signedById: psychiatrist.id,
        printedName: 'Dr. Synthetic One',
        signedAt: '2026-04-23T08:30:00.000Z',
        meaning: 'I performed or supervised this injection session and confirm this record.',
      },
    });
    expect(versions[0]?.sites).toEqual([
      { muscle: 'procerus', side: 'midline', units: 7, volumeMl: 0.175 },
      { muscle: 'corrugator-medial', side: 'left', units: 6, volumeMl: 0.15 },
      { muscle: 'corrugator-medial', side: 'right', units: 6, volumeMl: 0.15 },
      { muscle: 'corrugator-lateral', side: 'left', units: 5, volumeMl: 0.125 },
      { muscle: 'corrugator-lateral', side: 'right', units: 5, volumeMl: 0.125 },
    ]);
    expect(versions[0]?.checks.find((check) => check.code === 'baseline-missing')).toMatchObject({
      severity: 'acknowledge',
      evidence: 'No PHQ-9 on or before the day of the injection.',
      answer: { acknowledged: true, evidence: 'No PHQ-9 on or before the day of the injection.' },
    });
    expect((await clinic.clinician.get(`/api/v1/session-drafts/${draft.id}`)).status).toBe(404);
  });

  it.each<[string, Change]>([
    ['date-missing', { performedOn: null }],
    ['date-in-future', { performedOn: '2026-04-24', injectedAt: null }],
    ['time-outside-day', { performedOn: '2026-04-22' }],
    ['date-before-course', given('2026-01-04')],
    ['time-in-future', { injectedAt: '2026-04-23T08:31:00Z' }],
    ['product-missing', { productId: null }],
    ['product-missing', { productId: 'made-up' }],
    ['product-inactive', { productId: 'letibotulinumtoxinA' }],
    ['lot-missing', { lotNumber: null }],
    ['lot-missing', { lotNumber: '   ' }],
    ['expiry-missing', { lotExpiresOn: null }],
    ['lot-expired', { lotExpiresOn: '2026-04-22' }],
    ['vial-missing', { vialUnits: null }],
    ['vials-opened-missing', { vialsOpened: null }],
    ['diluent-missing', { diluentMl: null }],
    ['dilution-differs', { diluentMl: 2 }],
    ['past-use-by', { reconstitutedAt: '2026-04-22T08:29:00Z' }],
    ['reconstituted-after-injection', { reconstitutedAt: '2026-04-23T08:31:00Z' }],
    ['reconstitution-time-missing', { reconstitutedAt: null }],
    ['reconstitution-date', { reconstitutedAt: '2025-04-23T08:00:00Z' }],
    ['sites-missing', { sites: [] }],
    ['units-missing', { sites: [{ muscle: 'procerus', side: 'midline', units: null }] }],
    ['units-not-positive', { sites: [{ muscle: 'procerus', side: 'midline', units: 0 }] }],
    ['units-not-exact', { sites: [{ muscle: 'procerus', side: 'midline', units: 0.123 }] }],
    ['site-side-impossible', { sites: [{ muscle: 'procerus', side: 'left', units: 5 }] }],
    [
      'site-duplicate',
      {
        sites: [
          { muscle: 'procerus', side: 'midline', units: 5 },
          { muscle: 'procerus', side: 'midline', units: 2 },
        ],
      },
    ],
    ['units-over-opened', { vialUnits: 28 }],
    ['dose-above-protocol', { sites: [{ muscle: 'procerus', side: 'midline', units: 29.5 }] }],
    ['elsewhere-not-asked', { elsewhereAsked: false }],
    [
      'interval-short',
      { toxinElsewhere: [{ on: '2026-03-01', productId: 'onabotulinumtoxinA', units: 20 }] },
    ],
    [
      'cumulative-over-limit',
      {
        toxinElsewhere: [{ on: '2026-01-24', productId: 'onabotulinumtoxinA', units: 371.5 }],
        checkAnswers: [acknowledged('baseline-missing'), acknowledged('interval-short')],
      },
    ],
    [
      'elsewhere-in-future',
      { toxinElsewhere: [{ on: '2026-04-24', productId: null, units: null }] },
    ],
    ['contraindication-hypersensitivity-unanswered', { contraindications: {} }],
    [
      'contraindication-infection-at-site',
      {
        contraindications: {
          'pregnancy-breastfeeding': 'no',
          'neuromuscular-disease': 'no',
          'infection-at-site': 'yes',
          hypersensitivity: 'no',
        },
      },
    ],
    ['precautions-unanswered', { precautions: { 'dry-eye': 'no' } }],
    ['precaution-dry-eye', { precautions: { ...everyPrecaution('no'), 'dry-eye': 'yes' } }],
    ['aftercare-not-told', { aftercareTold: ['no-rubbing'] }],
    ['aftercare-incomplete', { aftercareById: null }],
    ['aftercare-in-future', { aftercareAt: '2026-04-23T08:31:00Z' }],
    ['aftercare-outside-day', { aftercareAt: '2026-04-22T08:30:00Z' }],
    ['aftercare-teller-unknown', { aftercareById: randomUUID() }],
    ['injector-missing', { performedById: null }],
    ['injector-unknown', { performedById: randomUUID() }],
    ['baseline-missing', { checkAnswers: [] }],
    [
      'baseline-missing',
      { checkAnswers: [{ ...acknowledged('baseline-missing'), evidence: 'x' }] },
    ],
  ])('stops at %s', async (check, change) => {
    expect(open(await clinic.sign(await ready(change)))).toContain(check);
  });

  it('names every check that is open at once, and stores nothing', async () => {
    const draft = await ready({ lotNumber: null, performedById: null, checkAnswers: [] });
    expect(open(await clinic.sign(draft))).toEqual([
      'injector-missing',
      'lot-missing',
      'baseline-missing',
    ]);
    expect((await clinic.clinician.get(`/api/v1/sessions/${draft.id}`)).status).toBe(404);
    expect((await clinic.clinician.get(`/api/v1/session-drafts/${draft.id}`)).status).toBe(200);
  });

  it('stops at a course that had ended before that day', async () => {
    const courseId = await newCourse();
    const draft = await ready({}, courseId);
    const ended = await clinic.psychiatrist.put(
      `/api/v1/courses/${courseId}/ending`,
      { endedOn: '2026-04-22', endReason: 'moved', note: null },
      { version: 1 },
    );
    expect(ended.status).toBe(200);
    expect(open(await clinic.sign(draft))).toEqual(['date-after-course']);
    const before = await clinic.createDraft(courseId);
    const late = clinic.completeBody(before, given('2026-04-22'));
    expect((await clinic.sign(await clinic.saveDraft(before, late))).status).toBe(201);
  });

  it.each<[string, string, Change]>([
    ['2026-03-29', '83 days: a reason', { checkAnswers: [reasoned('interval-short')] }],
    ['2026-03-30', '84 days: a tick', { checkAnswers: [acknowledged('interval-short')] }],
    ['2026-04-04', '89 days: a tick', { checkAnswers: [acknowledged('interval-short')] }],
    ['2026-04-05', '90 days: nothing', { checkAnswers: [] }],
  ])('asks on %s for the interval, %s', async (on, asked, change) => {
    const courseId = await newCourse();
    await clinic.signedSession(courseId, given('2026-01-05'));
    const phq9 = acknowledged('phq9-missing');
    const without = await ready({ ...given(on), checkAnswers: [phq9] }, courseId);
    if (asked.endsWith('nothing')) {
      expect((await clinic.sign(without)).status).toBe(201);
      return;
    }
    expect(open(await clinic.sign(without))).toEqual(['interval-short']);
    const answers = [...(change.checkAnswers ?? []), phq9];
    const settled = await ready({ ...given(on), checkAnswers: answers }, courseId);
    expect((await clinic.sign(settled)).status).toBe(201);
  });

  it.each<[string, string, Change]>([
    ['an expired lot', 'lot-expired', { lotExpiresOn: '2026-04-22' }],
    ['a vial past its use-by', 'past-use-by', { reconstitutedAt: '2026-04-22T08:29:00Z' }],
  ])(
    'takes %s that was injected already with its reason, and keeps the fact',
    async (_, check, change) => {
      const answers = [acknowledged('baseline-missing'), reasoned(check, 'Noticed afterwards')];
      const answer = await clinic.sign(await ready({ ...change, checkAnswers: answers }));
      expect(answer.status).toBe(201);
      const { versions } = await record(answer.as(recordRefSchema).id);
      expect(versions[0]?.checks.find((stored) => stored.code === check)).toMatchObject({
        severity: 'reason',
        answer: { reason: 'Noticed afterwards' },
      });
    },
  );

  it('takes a contraindication with a psychiatrist’s reason', async () => {
    const contraindications = {
      'pregnancy-breastfeeding': 'no',
      'neuromuscular-disease': 'yes',
      'infection-at-site': 'no',
      hypersensitivity: 'no',
    } as const;
    const checkAnswers = [
      acknowledged('baseline-missing'),
      reasoned('contraindication-neuromuscular-disease', 'Neurologist consulted'),
    ];
    const answer = await clinic.sign(await ready({ contraindications, checkAnswers }));
    expect(answer.status).toBe(201);
  });

  it('keeps a late entry with its day and the moment of recording', async () => {
    const answer = await clinic.sign(await ready(given('2026-04-20')));
    const { versions } = await record(answer.as(recordRefSchema).id);
    expect(versions[0]).toMatchObject({
      performedOn: '2026-04-20',
      recordedAt: '2026-04-23T08:30:00.000Z',
    });
    expect(versions[0]?.checks.map((check) => check.code)).toContain('late-entry');
  });

  it('says what an entry before the first injection moves, and takes it acknowledged', async () => {
    const courseId = await newCourse();
    await clinic.signedSession(courseId, given('2026-04-20'));
    const answers = [acknowledged('phq9-missing')];
    const early = await ready({ ...given('2026-01-12'), checkAnswers: answers }, courseId);
    expect(open(await clinic.sign(early))).toEqual(['first-injection-moves']);
    const moves = acknowledged('first-injection-moves');
    const settled = await ready(
      { ...given('2026-01-12'), checkAnswers: [...answers, moves] },
      courseId,
    );
    const { id } = (await clinic.sign(settled)).as(recordRefSchema);
    const { versions } = await record(id);
    expect(versions[0]?.checks.find((check) => check.code === moves.code)?.evidence).toBe(
      'The first injection, from which weeks are counted, becomes 12 Jan 2026, until now 20 Apr 2026; the PHQ-9 baseline stays none.',
    );
  });

  it('counts the latest PHQ-9 before the day, and an open follow-up of item 9', async () => {
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    const recorded = await clinic.clinician.post(
      `/api/v1/patients/${patientId}/assessments`,
      {
        instrumentId: 'phq9',
        assessedOn: '2026-04-21',
        mode: 'self-paper',
        answers: [2, 2, 2, 2, 2, 2, 2, 2, 1],
        functionAnswer: 1,
        safetyAcknowledgement: { disposition: 'handed-to-psychiatrist', note: null },
      },
      { idempotencyKey: randomUUID() },
    );
    expect(recorded.status).toBe(201);
    expect((await clinic.createDraft(courseId)).context).toMatchObject({
      recentPhq9: [{ on: '2026-04-21', total: 17 }],
      phq9Dates: ['2026-04-21'],
      openItem9On: '2026-04-21',
    });
    expect(open(await clinic.sign(await ready({ checkAnswers: [] }, courseId)))).toEqual([
      'item9-open',
    ]);
    const early = await ready({ ...given('2026-04-20'), checkAnswers: [] }, courseId);
    expect(open(await clinic.sign(early))).toEqual(['item9-open', 'baseline-missing']);
    const settled = await ready({ checkAnswers: [acknowledged('item9-open')] }, courseId);
    expect((await clinic.sign(settled)).status).toBe(201);
  });

  it('asks for the password of the signer', async () => {
    const draft = await ready();
    const answer = await clinic.sign(draft, { password: 'not the password' });
    expect([answer.status, code(answer)]).toEqual([403, 'signature.password_wrong']);
    expect((await clinic.sign(draft, { password: '' })).status).toBe(400);
    expect((await clinic.sign(draft)).status).toBe(201);
  });

  it('is a psychiatrist’s alone', async () => {
    const draft = await ready();
    for (const client of [clinic.clinician, clinic.administrator]) {
      expect((await clinic.sign(draft, { client })).status).toBe(403);
    }
  });

  it('signs what the signer read: not a draft that somebody saved meanwhile', async () => {
    const draft = await clinic.createDraft(await newCourse());
    const read = await clinic.saveDraft(draft, clinic.completeBody(draft));
    await clinic.saveDraft(read, clinic.completeBody(draft, { lotNumber: 'OTHER' }));
    const stale = await clinic.sign(read);
    expect([stale.status, code(stale)]).toEqual([412, 'record.changed']);
    const path = `/api/v1/session-drafts/${draft.id}/sign`;
    const body = { password: clinicPassword };
    const unversioned = await clinic.psychiatrist.post(path, body, {
      idempotencyKey: randomUUID(),
    });
    expect(unversioned.status).toBe(428);
    expect((await clinic.psychiatrist.post(path, body, { version: 3 })).status).toBe(400);
  });

  it('stores one session for twenty signings with one key at the same time', async () => {
    const draft = await ready();
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => clinic.sign(draft, { idempotencyKey })),
    );
    const signed = answers.filter(({ status }) => status === 201);
    // The guess limit of the password lets ten of them through at once.
    expect(answers.filter(({ status }) => status !== 201 && status !== 429)).toEqual([]);
    expect(signed.length).toBeGreaterThanOrEqual(10);
    expect(new Set(signed.map(({ text }) => text)).size).toBe(1);
    expect((await clinic.sign(draft, { idempotencyKey })).text).toBe(signed[0]?.text);
    const { versions } = await record(draft.id);
    expect(versions).toHaveLength(1);
    const stored = await clinic.asApplication((client) =>
      client.query(
        `SELECT (SELECT count(*)::integer FROM injection_session WHERE id = $1) AS sessions,
                (SELECT count(*)::integer FROM injection_site WHERE session_id = $1) AS sites,
                (SELECT count(*)::integer FROM audit_event
                  WHERE subject_id = $1 AND action = 'session.sign') AS audited`,
        [draft.id],
      ),
    );
    expect(stored.rows).toEqual([{ sessions: 1, sites: 5, audited: 1 }]);
  });

  it('stores one session for two signings with different keys', async () => {
    const draft = await ready();
    const answers = await Promise.all([clinic.sign(draft), clinic.sign(draft), clinic.sign(draft)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && code(refused)).toBe('session.already_signed');
    const later = await clinic.sign(draft);
    expect(code(later)).toBe('session.already_signed');
  });

  it('sees the session that was signed a moment before for the same patient', async () => {
    const courseId = await newCourse();
    const [one, two] = [await ready({}, courseId), await ready({}, courseId)];
    const answers = await Promise.all([clinic.sign(one), clinic.sign(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused && open(refused)).toContain('interval-short');
  });
});
