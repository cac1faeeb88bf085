import { randomUUID } from 'node:crypto';
import {
  patientHistorySchema,
  patientSchema,
  problemSchema,
  recordRefSchema,
} from '@glabella/contracts';
import { ptosis, record as recordEvent } from '../adverse-events/events';
import {
  frownRating,
  lifeEvent,
  mirtazapine,
  recorded,
  sertralineTrial,
  type HistoryAddress,
} from '../patient-history/records';
import { useApi } from '../support/running-api';
import { patientFacts, TestClinic } from '../support/test-clinic';

describe('patients', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const create = (facts: unknown, idempotencyKey: string = randomUUID()) =>
    clinic.clinician.post('/api/v1/patients', facts, { idempotencyKey });
  const problem = (answer: Awaited<ReturnType<typeof create>>) => {
    const { code, issues } = answer.as(problemSchema);
    return { status: answer.status, code, paths: issues?.map(({ path }) => path) ?? [] };
  };

  it('are created once, however often the same request arrives', async () => {
    const facts = patientFacts();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(facts, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(problem(await create({ ...facts, givenName: 'Other' }, key))).toMatchObject({
      status: 422,
      code: 'request.idempotency_key_reused',
    });
  });

  it('answer with their version as ETag', async () => {
    const id = await clinic.createPatient({ givenName: 'Zoë' });
    const answer = await clinic.administrator.get(`/api/v1/patients/${id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.as(patientSchema)).toMatchObject({ id, version: 1, givenName: 'Zoë' });
  });

  it.each([
    ['a birth date of tomorrow', { birthDate: '2026-04-24' }, 422, 'patient.birth_date_in_future'],
    ['a birth date before 1880', { birthDate: '1879-12-31' }, 422, 'patient.birth_date_impossible'],
    ['a birth date that does not exist', { birthDate: '2026-02-30' }, 400, 'request.invalid'],
    ['an unknown sex', { sex: 'x' }, 400, 'request.invalid'],
    ['an empty name', { familyName: '   ' }, 400, 'request.invalid'],
    ['a name with a NUL', { familyName: 'a\u0000b' }, 400, 'request.invalid'],
    ['a name with half a character', { familyName: 'a\ud800b' }, 400, 'request.invalid'],
  ])('are refused with %s, at its field', async (_, change, status, code) => {
    const answer = await create(patientFacts(change as never));
    expect(problem(answer)).toEqual({ status, code, paths: [Object.keys(change)[0]] });
  });

  it('take a birth date of today', async () => {
    expect((await create(patientFacts({ birthDate: '2026-04-23' }))).status).toBe(201);
  });

  it('have a number that is theirs alone in the practice', async () => {
    const facts = patientFacts();
    await create(facts);
    const answer = await create(patientFacts({ mrn: facts.mrn }));
    expect(problem(answer)).toEqual({ status: 409, code: 'patient.mrn_taken', paths: ['mrn'] });
    expect(answer.as(problemSchema).fields).toEqual({ field: 'mrn' });
    const other = await TestClinic.open(api());
    expect(await other.createPatient({ mrn: facts.mrn })).toEqual(expect.any(String));
  });

  it('are warned of when name and birth date are known, however the name is written', async () => {
    await create(patientFacts({ givenName: 'Zoë', familyName: 'O’Brien-Łęcka' }));
    const same = patientFacts({ givenName: 'ZOE', familyName: "O'Brien Lecka" });
    expect(problem(await create(same))).toMatchObject({
      status: 409,
      code: 'patient.possible_duplicate',
    });
    const otherDay = await create({ ...same, birthDate: '1984-03-13' });
    expect(otherDay.status).toBe(201);
    const meant = await create({ ...same, mrn: 'SYN-TWIN', isKnownDuplicate: true });
    expect(meant.status).toBe(201);
  });

  it('show who may be the same person before they are created', async () => {
    const facts = patientFacts({ givenName: 'Ünal', familyName: 'Işık' });
    const { id } = (await create(facts)).as(recordRefSchema);
    const ask = (query: Record<string, unknown>) =>
      clinic.clinician.post('/api/v1/patients/duplicates', {
        givenName: 'unal',
        familyName: 'ISIK',
        birthDate: facts.birthDate,
        ...query,
      });
    const rows = async (query: Record<string, unknown>) =>
      ((await ask(query)).json() as { rows: { id: string; match: string }[] }).rows.map(
        (row) => [row.id, row.match] as const,
      );
    expect(await rows({})).toEqual([[id, 'name-and-birth-date']]);
    expect(await rows({ givenName: 'isik', familyName: 'unal' })).toHaveLength(1);
    expect(await rows({ mrn: facts.mrn })).toEqual([
      [id, 'mrn'],
      [id, 'name-and-birth-date'],
    ]);
    expect(await rows({ exceptId: id, mrn: facts.mrn })).toEqual([]);
    expect(await rows({ birthDate: '1984-03-11' })).toEqual([]);
  });

  it('are corrected by a version with its reason, and keep what stood before', async () => {
    const id = await clinic.createPatient({ familyName: 'Before' });
    const change = { ...patientFacts({ familyName: 'After' }), reason: 'Typed wrongly' };
    const answer = await clinic.clinician.put(`/api/v1/patients/${id}`, change, { version: 1 });
    expect(answer.json()).toEqual({ id, version: 2 });
    const history = await clinic.administrator.get(`/api/v1/patients/${id}/history`);
    expect(
      history
        .as(patientHistorySchema)
        .versions.map(({ version, familyName, reason, author }) => [
          version,
          familyName,
          reason,
          author.displayName,
        ]),
    ).toEqual([
      [2, 'After', 'Typed wrongly', 'Synthetic Nurse'],
      [1, 'Before', null, 'Synthetic Nurse'],
    ]);
  });

  it('are not corrected over somebody else’s correction, nor without a reason or a version', async () => {
    const id = await clinic.createPatient();
    const put = (body: unknown, version?: number) =>
      clinic.clinician.put(
        `/api/v1/patients/${id}`,
        body,
        version === undefined ? {} : { version },
      );
    const change = { ...patientFacts(), reason: 'x' };
    expect((await put(change, 1)).status).toBe(200);
    expect(problem(await put(change, 1))).toMatchObject({ status: 412, code: 'record.changed' });
    expect((await put(change)).status).toBe(428);
    expect((await put({ ...change, reason: ' ' }, 2)).status).toBe(400);
  });

  it('keep one correction of two that start from the same version at the same time', async () => {
    const id = await clinic.createPatient();
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((familyName) =>
        clinic.clinician.put(
          `/api/v1/patients/${id}`,
          { ...patientFacts({ familyName }), reason: 'x' },
          { version: 1 },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  it('cannot be born after their record begins', async () => {
    const { patientId } = await clinic.treatedPatient();
    const put = (birthDate: string) =>
      clinic.clinician.put(
        `/api/v1/patients/${patientId}`,
        { ...patientFacts({ birthDate }), reason: 'x' },
        { version: 1 },
      );
    expect(problem(await put('2026-01-06'))).toEqual({
      status: 422,
      code: 'patient.birth_date_after_record',
      paths: ['birthDate'],
    });
    expect((await put('2026-01-05')).status).toBe(200);
  });

  it.each<[string, HistoryAddress | 'adverse-event', (rater: string) => object, string, string]>([
    ['a frown rating', 'frown-ratings', frownRating, '2026-04-22', '2026-04-23'],
    ['an adverse event', 'adverse-event', () => ptosis(), '2026-04-22', '2026-04-23'],
    ['a life event of a month', 'life-events', () => lifeEvent(), '2026-03-31', '2026-04-01'],
    [
      'a treatment that stopped in a year',
      'prior-treatments',
      () => sertralineTrial({ startedOn: null }),
      '2025-12-31',
      '2026-01-01',
    ],
    ['a dose from a month on', 'medications', () => mirtazapine(), '2026-03-31', '2026-04-01'],
  ])('cannot be born after %s, on the last day that it can mean', async (...one) => {
    const [, address, body, lastDay, dayAfter] = one;
    const id = await clinic.createPatient();
    const facts = body(clinic.people.clinician.id);
    if (address === 'adverse-event') await recordEvent(clinic, id, ptosis(facts));
    else await recorded(clinic.clinician, id, address, facts);
    const put = (birthDate: string) =>
      clinic.clinician.put(
        `/api/v1/patients/${id}`,
        { ...patientFacts({ birthDate }), reason: 'x' },
        { version: 1 },
      );
    expect(problem(await put(dayAfter))).toEqual({
      status: 422,
      code: 'patient.birth_date_after_record',
      paths: ['birthDate'],
    });
    expect((await put(lastDay)).status).toBe(200);
  });

  it('may be born after what was voided since', async () => {
    const id = await clinic.createPatient();
    const event = await recorded(clinic.clinician, id, 'life-events', lifeEvent());
    const voiding = { reason: 'Other patient' };
    await clinic.clinician.post(`/api/v1/life-events/${event.id}/void`, voiding, { version: 1 });
    const born = { ...patientFacts({ birthDate: '2026-04-01' }), reason: 'x' };
    const answer = await clinic.clinician.put(`/api/v1/patients/${id}`, born, { version: 1 });
    expect(answer.status).toBe(200);
  });

  it('are archived and restored with a reason, and leave the list meanwhile', async () => {
    const facts = patientFacts({ familyName: 'Archivable' });
    const { id } = (await create(facts)).as(recordRefSchema);
    const archive = (isArchived: boolean, version: number) =>
      clinic.clinician.put(
        `/api/v1/patients/${id}/archiving`,
        { isArchived, reason: 'Moved away' },
        { version },
      );
    const found = async (state: string) => {
      const answer = await clinic.clinician.post('/api/v1/patients/search', {
        text: 'archivable',
        state,
      });
      return (answer.json() as { rows: unknown[] }).rows.length;
    };
    expect((await archive(true, 1)).json()).toEqual({ id, version: 2 });
    expect([await found('current'), await found('archived')]).toEqual([0, 1]);
    expect(problem(await archive(true, 2)).code).toBe('patient.archived');
    expect((await archive(false, 2)).status).toBe(200);
    expect([await found('current'), await found('archived')]).toEqual([1, 0]);
    expect(problem(await archive(false, 3)).code).toBe('patient.not_archived');
  });

  it('are read by an administrator and written by clinical staff only', async () => {
    const id = await clinic.createPatient();
    const office = clinic.administrator;
    const change = { ...patientFacts(), reason: 'x' };
    const refused = await Promise.all([
      office.post('/api/v1/patients', patientFacts(), { idempotencyKey: randomUUID() }),
      office.put(`/api/v1/patients/${id}`, change, { version: 1 }),
      office.put(
        `/api/v1/patients/${id}/archiving`,
        { isArchived: true, reason: 'x' },
        { version: 1 },
      ),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    const visitor = api().newClient();
    expect((await visitor.get(`/api/v1/patients/${id}`)).status).toBe(401);
    expect((await office.get(`/api/v1/patients/${id}/history`)).status).toBe(200);
  });

  it('of another practice answer like patients that do not exist', async () => {
    const id = await clinic.createPatient();
    const other = await TestClinic.open(api());
    const calls = (patientId: string) => [
      other.clinician.get(`/api/v1/patients/${patientId}`),
      other.clinician.get(`/api/v1/patients/${patientId}/history`),
      other.clinician.get(`/api/v1/patients/${patientId}/record`),
      other.clinician.put(
        `/api/v1/patients/${patientId}`,
        { ...patientFacts({ mrn: 'SYN-X' }), reason: 'x' },
        { version: 1 },
      ),
      other.clinician.put(
        `/api/v1/patients/${patientId}/archiving`,
        { isArchived: true, reason: 'x' },
        { version: 1 },
      ),
    ];
    const withoutRequestId = (text: string) => text.replace(/"requestId":"[^"]*"/, '');
    const theirs = await Promise.all(calls(id));
    const random = await Promise.all(calls(randomUUID()));
    expect(theirs.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(theirs.map(({ text }) => withoutRequestId(text))).toEqual(
      random.map(({ text }) => withoutRequestId(text)),
    );
  });
});
