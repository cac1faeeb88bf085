import { randomUUID } from 'node:crypto';
import { listingStatement, searchTerms, type PatientListing } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const patients = 20_000;

/** Rows as the services would write them, made in SQL: 400 names, each of 50 people, numbers without end. */
const fill = [
  `INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date, sex, created_at)
   SELECT $1, gen_random_uuid(), 1, 'SYN-' || lpad(i::text, 6, '0'), 'Given' || i % 20, 'Family' || i % 400,
          DATE '1940-01-01' + i % 25000, 'female', now()
     FROM generate_series(1, ${patients}) i`,
  `INSERT INTO patient_summary (practice_id, patient_id, name_key, last_activity_on)
   SELECT practice_id, id, lower(family_name) || ', ' || lower(given_name), birth_date + 20000
     FROM patient WHERE practice_id = $1`,
  `INSERT INTO patient_search_word (practice_id, patient_id, word, name_key)
   SELECT practice_id, id, w, lower(family_name) || ', ' || lower(given_name) FROM patient,
          unnest(ARRAY[lower(given_name), lower(family_name), 'syn', replace(lower(mrn), '-', ''),
                       right(mrn, 6), to_char(birth_date, 'YYYYMMDD')]) w
    WHERE practice_id = $1`,
];

describe(`a page of ${patients} patients, under row-level security`, () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    const other = await TestClinic.open(api());
    for (const { practice } of [clinic, other]) {
      await inPractice(api().database.ownerUrl, practice.id, async (owner) => {
        for (const statement of fill) await owner.query(statement, [practice.id]);
        await owner.query(
          `INSERT INTO caseload_entry (practice_id, patient_id, staff_id)
           SELECT practice_id, patient_id, $2 FROM patient_summary WHERE practice_id = $1
            ORDER BY patient_id LIMIT 200`,
          [
            practice.id,
            practice === clinic.practice ? clinic.people.clinician.id : other.people.clinician.id,
          ],
        );
      });
    }
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query('ANALYZE patient, patient_summary, patient_search_word, caseload_entry'),
    );
  }, 120_000);

  const statementOf = (change: Partial<PatientListing>) =>
    listingStatement(clinic.practice.id, {
      terms: [],
      caseloadOf: null,
      archived: false,
      order: 'name',
      after: null,
      limit: 51,
      ...change,
    });

  /** The plan as the application role runs it, and how many rows it looked at on its way. */
  const explain = async (change: Partial<PatientListing>) => {
    const { statement, values } = statementOf(change);
    const { rows } = await clinic.asApplication((client) =>
      client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${statement.text}`,
        [...values],
      ),
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    const looked = [...plan.matchAll(/Scan.*\(actual rows=([\d.]+) loops=(\d+)\)/g)].map(
      ([, found, loops]) => Number(found) * Number(loops),
    );
    if (looked.length === 0) throw new Error(plan);
    return { plan, looked: Math.max(...looked) };
  };

  it.each<[string, Partial<PatientListing>, number]>([
    ['everybody by name', {}, 51],
    ['everybody by activity', { order: 'latest-activity' }, 51],
    ['archived patients', { archived: true }, 0],
    ['a family name', { terms: searchTerms('family77') }, 100],
    ['family and given name', { terms: searchTerms('family77 given17') }, 2_000],
    ['a number', { terms: searchTerms('SYN-000123') }, 1],
    ['a birth date', { terms: searchTerms('12.03.1984') }, 2],
    ['a birth date either way', { terms: searchTerms('03/04/1984') }, 4],
    // Of nobody, the count alone is looked at.
    ['nobody', { terms: searchTerms('xyzzy') }, 1],
    // Whether they are few is asked of 4,000 and one more.
    ['a beginning that everybody has', { terms: searchTerms('family') }, 4_001],
  ])('for %s looks at rows of the page, not of the practice', async (_, change, most) => {
    const { plan, looked } = await explain(change);
    expect(plan).not.toContain('Seq Scan');
    expect(looked).toBeLessThanOrEqual(most);
  });

  it('looks up a page of a thousand who are found, whose words say their order', async () => {
    const { plan, looked } = await explain({ terms: searchTerms('given17') });
    expect(looked).toBe(1_000);
    const lookedUp = [...plan.matchAll(/ on patient_summary \w+ \(actual.* loops=(\d+)\)/g)];
    expect(lookedUp.map(([, loops]) => Number(loops))).toEqual([51]);
  });

  it('is in the order of the list, of few who are found and of many who are met', async () => {
    for (const text of ['family77', 'given17', 'family', 'family7 given1', 'syn']) {
      for (const order of ['name', 'latest-activity'] as const) {
        const { statement, values } = statementOf({ terms: searchTerms(text), order });
        const [page, expected] = await clinic.asApplication(async (client) => [
          await client.query<{ id: string }>(statement.text, [...values]),
          await client.query<{ id: string }>(
            `SELECT p.id FROM patient p JOIN patient_summary s ON s.patient_id = p.id
              WHERE p.practice_id = $1
                AND (SELECT bool_and(lower(p.given_name) LIKE word || '%' OR lower(p.family_name) LIKE word || '%'
                                     OR lower(p.mrn) LIKE word || '%')
                       FROM unnest($2::text[]) word)
              ORDER BY ${order === 'name' ? 's.name_key, p.id' : 's.last_activity_on DESC, p.id DESC'}
              LIMIT 51`,
            [clinic.practice.id, text.split(' ')],
          ),
        ]);
        expect(page.rows.map(({ id }) => id)).toEqual(expected.rows.map(({ id }) => id));
        expect(page.rows).toHaveLength(text === 'family77' ? 50 : 51);
      }
    }
  });

  it('for one’s own patients looks at those', async () => {
    const { looked } = await explain({ caseloadOf: clinic.people.clinician.id });
    expect(looked).toBeLessThanOrEqual(400);
  });

  it('that is not the first starts where the one before ended', async () => {
    const middle = await clinic.asApplication((client) =>
      client.query<{ patient_id: string }>(
        'SELECT patient_id FROM patient_summary ORDER BY name_key, patient_id OFFSET 15000 LIMIT 1',
      ),
    );
    const after = middle.rows[0]?.patient_id ?? randomUUID();
    for (const order of ['name', 'latest-activity'] as const) {
      const { plan, looked } = await explain({ after, order });
      expect(plan).not.toContain('Seq Scan');
      expect(looked).toBeLessThanOrEqual(51);
    }
  });
});
