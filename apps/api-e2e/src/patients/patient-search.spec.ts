import { randomUUID } from 'node:crypto';
import { patientPageSchema, problemSchema, type PatientSearch } from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const people = [
  ['SYN-0001', 'Zoë', 'O’Brien', '1984-03-12'],
  ['SYN-0002', 'Łukasz', 'Żółć', '1990-12-03'],
  ['SYN-0003', 'Anna-Maria', 'Weiß', '1984-03-13'],
  ['SYN-0104', 'Anna', 'Åström', '1975-07-01'],
  ['MRN/77.8', '太郎', '山田', '2001-01-31'],
  ['SYN-0006', 'İpek', 'Işık', '1969-02-28'],
] as const;

describe('finding patients', () => {
  const api = useApi();
  let clinic: TestClinic;
  const idOf = new Map<string, string>();
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    for (const [mrn, givenName, familyName, birthDate] of people) {
      idOf.set(mrn, await clinic.createPatient({ mrn, givenName, familyName, birthDate }));
    }
  });

  const search = async (query: PatientSearch, client = clinic.clinician) => {
    const answer = await client.post('/api/v1/patients/search', query);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(patientPageSchema);
  };
  const numbers = async (query: PatientSearch) =>
    (await search(query)).rows.map(({ mrn }) => mrn).sort();

  it.each<[string, string[]]>([
    ['zoe', ['SYN-0001']],
    ['ZOË', ['SYN-0001']],
    ["o'brien zo", ['SYN-0001']],
    ['zo o’bri', ['SYN-0001']],
    ['brien', ['SYN-0001']],
    ['lukasz zolc', ['SYN-0002']],
    ['anna', ['SYN-0003', 'SYN-0104']],
    ['anna weiss', ['SYN-0003']],
    ['anna-maria', ['SYN-0003']],
    ['maria', ['SYN-0003']],
    ['astrom', ['SYN-0104']],
    ['山田', ['MRN/77.8']],
    ['山田太郎', ['MRN/77.8']],
    ['太郎 山', ['MRN/77.8']],
    ['ipek isik', ['SYN-0006']],
    ['IPEK', ['SYN-0006']],
    ['syn-0001', ['SYN-0001']],
    ['0001', ['SYN-0001']],
    ['SYN-00', ['SYN-0001', 'SYN-0002', 'SYN-0003', 'SYN-0006']],
    ['mrn/77', ['MRN/77.8']],
    ['1984-03-12', ['SYN-0001']],
    ['12.03.1984', ['SYN-0001']],
    ['12 Mar 1984', ['SYN-0001']],
    ['1984', ['SYN-0001', 'SYN-0003']],
    ['1984-03', ['SYN-0001', 'SYN-0003']],
    ['03/12/1990', ['SYN-0002']],
    ['12/03/1990', ['SYN-0002']],
    ['anna 13.3.1984', ['SYN-0003']],
    ['rien', []],
    ['zoe anna', []],
    ['%', []],
    ['_', []],
    ["' OR 1=1 --", []],
  ])('by "%s"', async (text, expected) => {
    expect(await numbers({ text })).toEqual([...expected].sort());
  });

  it('lists everybody without a text, by name, accents and case aside', async () => {
    const { rows, nextCursor } = await search({});
    expect(rows.map(({ familyName }) => familyName)).toEqual([
      'Åström',
      'Işık',
      'O’Brien',
      'Weiß',
      'Żółć',
      '山田',
    ]);
    expect(nextCursor).toBeNull();
  });

  it.each(['name', 'latest-activity'] as const)(
    'goes through all pages by %s without a gap or a repetition',
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await search({ sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.rows.map(({ mrn }) => mrn));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const whole = await search({ sort });
      expect(seen).toEqual(whole.rows.map(({ mrn }) => mrn));
      expect(seen).toHaveLength(people.length);
    },
  );

  it.each(['', 'x', 'a'.repeat(400), randomUUID()])('refuses the cursor "%s"', async (cursor) => {
    const answer = await clinic.clinician.post('/api/v1/patients/search', { cursor });
    expect(answer.status).toBe(422);
    expect(answer.as(problemSchema).code).toBe('request.cursor_invalid');
  });

  it.each([
    ['sort', { sort: 'birthDate' }],
    ['scope', { scope: 'all' }],
    ['limit', { limit: 101 }],
    ['limit', { limit: 0 }],
    ['text', { text: 'x'.repeat(201) }],
  ])('refuses an unknown %s', async (path, query) => {
    const answer = await clinic.clinician.post('/api/v1/patients/search', query);
    expect(answer.status).toBe(400);
    expect(answer.as(problemSchema).issues?.[0]?.path).toBe(path);
  });

  it('shows nobody of another practice, and takes no cursor from there', async () => {
    const other = await TestClinic.open(api());
    expect((await search({}, other.psychiatrist)).rows).toEqual([]);
    const cursor = idOf.get('SYN-0001') ?? '';
    const answer = await other.psychiatrist.post('/api/v1/patients/search', { cursor });
    expect(answer.status).toBe(422);
  });

  it('shows a clinician’s own patients: those of their courses', async () => {
    const nurse = clinic.clinician;
    expect((await search({ scope: 'mine' }, nurse)).rows).toEqual([]);
    await clinic.createCourse(idOf.get('SYN-0003') ?? '');
    expect((await search({ scope: 'mine' }, nurse)).rows.map(({ mrn }) => mrn)).toEqual([
      'SYN-0003',
    ]);
    expect((await search({ scope: 'mine' }, clinic.psychiatrist)).rows).toHaveLength(1);
    expect((await search({ scope: 'mine' }, clinic.administrator)).rows).toEqual([]);
    expect((await search({ scope: 'mine', text: 'zoe' }, nurse)).rows).toEqual([]);
  });

  it('puts the patient with the latest injection first, and shows it in the row', async () => {
    const patientId = idOf.get('SYN-0104') ?? '';
    await clinic.signedSession(await clinic.createCourse(patientId));
    const [first] = (await search({ sort: 'latest-activity' })).rows;
    expect(first).toMatchObject({
      mrn: 'SYN-0104',
      sessionCount: 1,
      lastInjection: { on: '2026-04-23', units: 29 },
      recentInjections: ['2026-04-23'],
      latest: null,
      baseline: null,
    });
  });

  it('finds a corrected patient by the new name only', async () => {
    const id = idOf.get('SYN-0006') ?? '';
    const answer = await clinic.clinician.put(
      `/api/v1/patients/${id}`,
      {
        mrn: 'SYN-0006',
        givenName: 'İpek',
        familyName: 'Demir',
        birthDate: '1969-02-28',
        sex: 'female',
        reason: 'Married',
      },
      { version: 1 },
    );
    expect(answer.status).toBe(200);
    expect(await numbers({ text: 'isik' })).toEqual([]);
    expect(await numbers({ text: 'demir' })).toEqual(['SYN-0006']);
  });
});
