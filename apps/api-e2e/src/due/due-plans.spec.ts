import { type DueListing, dueStatement } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const patients = 20_000;

/** Rows as the services would write them, made in SQL: a course each, five visits, spread over two years. */
const fill = [
  `INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date, sex, created_at)
   SELECT $1, gen_random_uuid(), 1, 'SYN-' || i, 'Given', 'Family' || i, DATE '1970-01-01', 'female', now()
     FROM generate_series(1, ${patients}) i`,
  `INSERT INTO course (practice_id, id, patient_id, version, protocol_id, started_on, created_at)
   SELECT practice_id, gen_random_uuid(), id, 1, 'glabellar-depression', DATE '2025-01-01', now()
     FROM patient WHERE practice_id = $1`,
  `INSERT INTO planned_visit (practice_id, patient_id, course_id, week, due_on, opens_on, closes_on)
   SELECT c.practice_id, c.patient_id, c.id, w, d.on, d.on - 7, d.on + 7
     FROM (SELECT c.*, row_number() OVER (ORDER BY id)::integer AS n FROM course c
            WHERE practice_id = $1) c,
          unnest(ARRAY[2, 6, 12, 18, 24]) w,
          LATERAL (SELECT DATE '2025-06-01' + n % 600 + 7 * w AS on) d`,
  `INSERT INTO reinjection_window
     (practice_id, patient_id, course_id, opens_on, last_injection_on, last_product_id, last_units)
   SELECT c.practice_id, c.patient_id, c.id, DATE '2025-06-01' + n % 600, DATE '2025-01-01',
          'onabotulinumtoxinA', 29
     FROM (SELECT c.*, row_number() OVER (ORDER BY id)::integer AS n FROM course c
            WHERE practice_id = $1) c`,
];

describe(`a page of what is due among ${patients} patients, under row-level security`, () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    const other = await TestClinic.open(api());
    for (const { practice, people } of [clinic, other]) {
      await inPractice(api().database.ownerUrl, practice.id, async (owner) => {
        for (const statement of fill) await owner.query(statement, [practice.id]);
        await owner.query(
          `INSERT INTO caseload_entry (practice_id, patient_id, staff_id)
           SELECT practice_id, id, $2 FROM patient WHERE practice_id = $1 ORDER BY id LIMIT 200`,
          [practice.id, people.clinician.id],
        );
        await owner.query(
          'ANALYZE patient, course, planned_visit, reinjection_window, caseload_entry',
        );
      });
    }
  }, 240_000);

  const explain = async (change: Partial<DueListing>) => {
    const { statement, values } = dueStatement(clinic.practice.id, {
      list: 'visits',
      from: '2026-03-02',
      to: '2026-03-08',
      openOn: null,
      caseloadOf: null,
      after: null,
      limit: 51,
      ...change,
    });
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
  const place = {
    on: '2026-03-04',
    patientId: '80000000-0000-4000-8000-000000000000',
    courseId: '80000000-0000-4000-8000-000000000000',
    week: 6,
  };

  it.each<[string, Partial<DueListing>, number]>([
    ['the visits of a week', {}, 51],
    ['the next page of them', { after: place }, 51],
    ['those still open', { from: '2026-02-16', to: '2026-03-01', openOn: '2026-03-01' }, 120],
    ['open windows', { list: 'reinjections', from: null, to: '2026-03-08' }, 51],
    ['the next page of windows', { list: 'reinjections', from: null, after: place }, 51],
  ])('for %s looks at rows of the page, not of the practice', async (_, change, most) => {
    const { plan, looked } = await explain(change);
    expect(plan).not.toContain('Seq Scan');
    expect(looked).toBeLessThanOrEqual(most);
  });

  it('for one’s own patients looks at those, or at the week', async () => {
    const { plan, looked } = await explain({ caseloadOf: clinic.people.clinician.id });
    expect(plan).not.toContain('Seq Scan on planned_visit');
    expect(looked).toBeLessThanOrEqual(1_200);
  });
});
