import { caseloadStatement, countStatement, type CaseloadListing } from '../support/api-under-test';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { figure } from '../support/figure';

const patients = 20_000;
const today = '2026-11-23';
const [page, tiers, aside] = [51, 8, 400];

/**
 * Rows as a refresh would write them, made in SQL: a twentieth open item 9, a twentieth worse; of the rest a quarter
 * overdue for long, a quarter overdue one day of the coming year, a quarter with the window open first and overdue later,
 * a quarter with nothing ahead. Half of everything lies in the past, half ahead.
 */
const fill = [
  `INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date, sex, created_at)
   SELECT $1, gen_random_uuid(), 1, 'SYN-' || lpad(i::text, 6, '0'), 'Given' || i % 20, 'Family' || i % 400,
          DATE '1940-01-01' + i % 25000, 'female', now()
     FROM generate_series(1, ${patients}) i`,
  `INSERT INTO patient_summary (practice_id, patient_id, name_key, protocol_id)
   SELECT practice_id, id, lower(family_name) || ', ' || lower(given_name), 'glabellar-depression'
     FROM patient WHERE practice_id = $1`,
  `INSERT INTO attention_phase (practice_id, patient_id, valid_from, valid_to, tier, since, kinds)
   SELECT practice_id, id, x.valid_from, x.valid_to, x.tier, x.since, x.kinds
     FROM (SELECT *, right(mrn, 6)::integer AS i FROM patient WHERE practice_id = $1) p,
          LATERAL (SELECT DATE '${today}' + i % 730 - 365 AS first, DATE '${today}' + i % 730 - 335 AS second) d,
          LATERAL (
            SELECT * FROM (VALUES
              ('-infinity'::date, 'infinity'::date, 1, d.first - 365, '{open-item-9}'::text[], i % 20 = 0),
              ('-infinity', 'infinity', 2, d.first - 365, '{worsening}', i % 20 = 1),
              ('-infinity', d.first, 8, d.first, '{}', i % 20 > 1 AND i % 4 IN (0, 1, 2)),
              (d.first, 'infinity', 6, d.first, '{measure-overdue}', i % 20 > 1 AND i % 4 IN (0, 1)),
              (d.first, d.second, 7, d.first, '{reinjection-window}', i % 20 > 1 AND i % 4 = 2),
              (d.second, 'infinity', 6, d.second, '{measure-overdue,reinjection-window}', i % 20 > 1 AND i % 4 = 2),
              ('-infinity', 'infinity', 8, 'infinity', '{}', i % 20 > 1 AND i % 4 = 3)
            ) AS v (valid_from, valid_to, tier, since, kinds, holds) WHERE holds) x`,
];

/** Of patients with nothing ahead so many acknowledged a reason that is in force and hidden. */
const setAside = [
  `INSERT INTO attention_handling
     (practice_id, patient_id, kind, how, evidence_key, set_on, set_by, set_at)
   SELECT practice_id, patient_id, 'measure-overdue', 'acknowledged', 'measure-overdue:' || patient_id,
          DATE '${today}', $2, now()
     FROM attention_phase
    WHERE practice_id = $1 AND valid_from = '-infinity' AND valid_to = 'infinity' AND tier = 8
    ORDER BY patient_id LIMIT ${aside}`,
  `UPDATE patient_summary s
      SET attention = json_build_array(json_build_object(
            'kind', h.kind, 'evidenceKey', h.evidence_key, 'countsDays', true, 'since', h.set_on))
     FROM attention_handling h
    WHERE s.practice_id = $1 AND h.practice_id = $1 AND h.patient_id = s.patient_id
      AND h.set_by = $2`,
];

describe(`a page of the caseload of ${patients} patients, under row-level security`, () => {
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
           SELECT practice_id, patient_id, $2 FROM patient_summary WHERE practice_id = $1
            ORDER BY patient_id LIMIT 200`,
          [practice.id, people.clinician.id],
        );
        for (const statement of setAside) {
          await owner.query(statement, [practice.id, people.clinician.id]);
        }
      });
    }
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query(
        'ANALYZE patient, patient_summary, attention_phase, attention_handling, caseload_entry',
      ),
    );
  }, 180_000);

  /** The plan as the application role runs it, and how many rows it looked at on its way, those it passed included. */
  const explain = (change: Partial<CaseloadListing>) =>
    explainStatement(
      caseloadStatement(clinic.practice.id, {
        of: null,
        show: 'waiting',
        kinds: [],
        protocolId: null,
        productId: null,
        order: 'urgency',
        after: null,
        today,
        limit: page,
        ...change,
      }),
    );
  const explainStatement = async ({ statement, values }: ReturnType<typeof caseloadStatement>) => {
    const { rows } = await clinic.asApplication((client) =>
      client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${statement.text}`,
        [...values],
      ),
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    const found = [...plan.matchAll(/Scan.*\(actual rows=([\d.]+) loops=(\d+)\)/g)];
    if (found.length === 0) throw new Error(plan);
    const passed = [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)];
    const looked =
      found.reduce((sum, [, count, loops]) => sum + Number(count) * Number(loops), 0) +
      passed.reduce((sum, [, count]) => sum + Number(count), 0);
    return { plan, looked };
  };

  it.each<[string, Partial<CaseloadListing>]>([
    ['whoever waits', {}],
    ['everybody', { show: 'everybody' }],
    ['one kind of reason', { kinds: ['open-item-9'] }],
    ['the second page', { after: { position: '2.2025-06-01', patientId: anyId(1) } }],
    ['a page among those overdue', { after: { position: '6.2026-06-01', patientId: anyId(1) } }],
    [
      'a page of the rest',
      { show: 'everybody', after: { position: `8.${today}`, patientId: anyId(1) } },
    ],
  ])('of %s looks at the page, not at the practice', async (what, change) => {
    const { plan, looked } = await explain(change);
    expect(plan).not.toContain('Seq Scan');
    figure(`caseload page of ${patients}, ${what}`, `${looked} index rows`, `${page * tiers}`);
    expect(looked).toBeLessThanOrEqual(page * tiers);
  });

  it('with a filter of the protocol looks up each line of the page', async () => {
    const { plan, looked } = await explain({ protocolId: 'glabellar-depression' });
    expect(plan).not.toContain('Seq Scan');
    expect(looked).toBeLessThanOrEqual(page * tiers * 3);
  });

  it('of one’s own patients looks at those', async () => {
    const { id: staffId } = clinic.people.clinician;
    const answersFor = [staffId, clinic.people.psychiatrist.id];
    const { looked } = await explain({ of: { staffId, answersFor } });
    expect(looked).toBeLessThanOrEqual(1_500);
  });

  it('of what was set aside looks up the phase of today of each of those, and no other', async () => {
    const { plan } = await explain({ show: 'set-aside' });
    expect(plan).toMatch(new RegExp(`Limit \\(actual rows=${page}\\b`));
    const phases = /Index Scan using attention_phase_pkey .*rows=[\d.]+ loops=(\d+)\)/.exec(plan);
    expect(phases?.[1]).toBe(String(aside));
  });

  it('and its count of the practice stop at the limit', async () => {
    const { plan, looked } = await explainStatement(
      countStatement(clinic.practice.id, { of: null, today, limit: page }),
    );
    expect(plan).not.toContain('Seq Scan');
    expect(plan).not.toContain('Sort');
    expect(looked).toBeLessThanOrEqual(page * tiers);
  });

  it('at the first open window passes those whose visit became overdue meanwhile, in the index alone', async () => {
    const after = { position: `6.${today}`, patientId: anyId(9) };
    const { plan, looked } = await explain({ after });
    expect(plan).toContain('Index Only Scan');
    // The windows that opened in the past and are overdue by now: an eighth of the practice at most.
    expect(looked).toBeLessThanOrEqual(patients / 8);
  });
});

function anyId(digit: number): string {
  return `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;
}
