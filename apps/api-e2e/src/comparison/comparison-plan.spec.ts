import { COUNT_OTHERS } from '../support/api-under-test';
import { withClient } from '../support/cluster-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const patients = 20_000;

/** Patients with a baseline of 10 to 27 and every planned week, made in SQL. */
const fill = [
  `INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date, sex, created_at)
   SELECT $1, gen_random_uuid(), 1, 'SYN-' || i, 'Synthia', 'Other', DATE '1940-01-01' + i % 25000,
          'female', now()
     FROM generate_series(1, ${patients}) i`,
  `INSERT INTO patient_summary (practice_id, patient_id, protocol_id)
   SELECT practice_id, id, 'glabellar-depression' FROM patient WHERE practice_id = $1`,
  `INSERT INTO comparison_value
     (practice_id, patient_id, protocol_id, instrument_id, week, baseline_total, total)
   SELECT p.practice_id, p.id, 'glabellar-depression', 'phq9', w.week, b.total,
          CASE WHEN w.week = 0 THEN b.total ELSE (hashtext(p.id::text || w.week) & 15) END
     FROM patient p
    CROSS JOIN LATERAL (SELECT 10 + (hashtext(p.id::text) & 15) AS total) b
    CROSS JOIN (VALUES (0), (2), (6), (12), (18), (24)) w (week)
    WHERE p.practice_id = $1`,
];

describe(`the band over ${patients} patients, under row-level security`, () => {
  const api = useApi();
  let clinic: TestClinic;
  let plan: string;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    const other = await TestClinic.open(api());
    for (const { practice } of [clinic, other]) {
      await inPractice(api().database.ownerUrl, practice.id, async (owner) => {
        for (const statement of fill) await owner.query(statement, [practice.id]);
      });
    }
    await withClient(api().database.adminUrl, (admin) =>
      admin.query('VACUUM (ANALYZE) comparison_value, patient_summary'),
    );
    const answered = await clinic.asApplication(async (client) => {
      const { rows } = await client.query<{ id: string }>('SELECT id FROM patient LIMIT 1');
      return client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ${COUNT_OTHERS.text}`,
        [clinic.practice.id, rows[0]?.id, 'phq9'],
      );
    });
    plan = answered.rows.map((row) => row['QUERY PLAN']).join('\n');
  }, 240_000);

  it('is counted from the index alone, without a record or a row of another practice', () => {
    expect(plan).toContain('Index Only Scan using comparison_value_by_week');
    expect(plan).not.toContain('Seq Scan');
    const looked = [
      ...plan.matchAll(/Index Only Scan .*\(actual rows=([\d.]+) loops=(\d+)\)/g),
    ].map(([, found, loops]) => Number(found) * Number(loops));
    expect(Math.max(...looked)).toBe(6 * patients);
  });

  it('answers a row for each pair of totals and week, not for each patient', () => {
    const [, found] = /\(actual rows=([\d.]+)/.exec(plan) ?? [];
    expect(Number(found)).toBeLessThanOrEqual(6 * 16 * 16);
  });
});
