import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { comparisonSchema, recordRefSchema, type Comparison } from '@glabella/contracts';
import { callerOf } from '../support/caller';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice, RebuildWorker, SummaryRebuild } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { setThresholds } from '../practice/set-thresholds';
import { useApi } from '../support/running-api';
import { clinicPassword, TestClinic } from '../support/test-clinic';

const compare = async (client: ApiClient, patientId: string, query = ''): Promise<Comparison> =>
  (await client.get(`/api/v1/patients/${patientId}/comparison${query}`)).as(comparisonSchema);

/** The definition of the rows once more, written against the records without the domain's rules. */
const definitionInSql = `
  WITH treated AS (
    SELECT DISTINCT ON (c.patient_id, c.protocol_id)
           c.patient_id, c.protocol_id, c.ended_on, first.day AS first_on
      FROM course c
      JOIN LATERAL (SELECT min(s.performed_on) AS day FROM injection_session s
                     WHERE s.patient_id = c.patient_id
                       AND s.course_id = c.id AND NOT s.voided) first ON first.day IS NOT NULL
     WHERE c.protocol_id = 'glabellar-depression'
       AND c.patient_id NOT IN (SELECT u.patient_id FROM patient_data_use u WHERE u.is_refused)
     ORDER BY c.patient_id, c.protocol_id, first.day, c.id),
  complete AS (
    SELECT a.patient_id, a.instrument_id, a.assessed_on, a.total, a.created_at, a.id
      FROM assessment a
     WHERE NOT a.voided AND a.total IS NOT NULL
       AND a.score_status IN ('complete', 'total-only')),
  begun AS (
    SELECT DISTINCT ON (t.patient_id, t.protocol_id, a.instrument_id)
           t.*, a.instrument_id, a.total AS baseline
      FROM treated t
      JOIN complete a ON a.patient_id = t.patient_id
           AND a.assessed_on BETWEEN t.first_on - 14 AND t.first_on
           AND a.assessed_on <= coalesce(t.ended_on, 'infinity'::date)
     ORDER BY t.patient_id, t.protocol_id, a.instrument_id, a.assessed_on DESC,
              a.created_at DESC, a.id DESC),
  comparable AS (
    SELECT * FROM begun
     WHERE baseline >= CASE instrument_id
             WHEN 'phq9' THEN 10 WHEN 'madrs' THEN 11 WHEN 'hamd17' THEN 8
             WHEN 'bdi2' THEN 13 WHEN 'qids-sr16' THEN 6 ELSE 1 END),
  planned (week, tolerance) AS (VALUES (2, 7), (6, 7), (12, 14), (18, 14), (24, 14))
  SELECT b.patient_id, b.protocol_id, b.instrument_id, 0, b.baseline, b.baseline
    FROM comparable b
  UNION ALL
  SELECT b.patient_id, b.protocol_id, b.instrument_id, p.week, b.baseline, near.total
    FROM comparable b
   CROSS JOIN planned p
   CROSS JOIN LATERAL (
     SELECT a.total FROM complete a
      WHERE a.patient_id = b.patient_id AND a.instrument_id = b.instrument_id
        AND abs(a.assessed_on - (b.first_on + 7 * p.week)) <= p.tolerance
        AND a.assessed_on <= coalesce(b.ended_on, 'infinity'::date)
      ORDER BY abs(a.assessed_on - (b.first_on + 7 * p.week)), a.assessed_on,
               a.created_at DESC, a.id DESC
      LIMIT 1) near`;

describe('the band of comparable patients', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const recordPhq9 = async (patientId: string, assessedOn: string, answer: number) => {
    const answers = [...Array.from({ length: 8 }, () => answer), 0];
    const recorded = await clinic.clinician.post(
      `/api/v1/patients/${patientId}/assessments`,
      { instrumentId: 'phq9', assessedOn, mode: 'self-paper', answers },
      { idempotencyKey: randomUUID() },
    );
    return recorded.as(recordRefSchema.loose());
  };
  const contributed = async (patientId: string) => {
    const { rows } = await clinic.asApplication((client) =>
      client.query<{ week: number; baseline_total: number; total: number }>(
        `SELECT week, baseline_total, total FROM comparison_value WHERE patient_id = $1 ORDER BY week`,
        [patientId],
      ),
    );
    return rows.map(({ week, baseline_total, total }) => [week, baseline_total, total]);
  };
  const rebuild = () =>
    api().app.get(SummaryRebuild).rebuild(callerOf(clinic.people.administrator));
  /** Others who had this total in week 6, straight into the projection: the records are tested elsewhere. */
  const others = (count: number, total: number, baseline = 20) =>
    inPractice(api().database.ownerUrl, clinic.practice.id, async (owner) => {
      await owner.query(
        `WITH made AS (
           INSERT INTO patient (practice_id, id, version, mrn, given_name, family_name, birth_date,
                                sex, created_at)
           SELECT $1, gen_random_uuid(), 1, gen_random_uuid()::text, 'Synthia', 'Other', '1980-01-01',
                  'female', now() FROM generate_series(1, $2::integer)
           RETURNING id)
         INSERT INTO comparison_value
           (practice_id, patient_id, protocol_id, instrument_id, week, baseline_total, total)
         SELECT $1, made.id, 'glabellar-depression', 'phq9', w.week, $4::smallint,
                CASE WHEN w.week = 0 THEN $4::smallint ELSE $3::smallint END
           FROM made, (VALUES (0), (6)) w (week)`,
        [clinic.practice.id, count, total, baseline],
      );
    });
  const week6 = async (patientId: string) =>
    (await compare(clinic.clinician, patientId)).weeks.find(({ week }) => week === 6);

  it('shows the number alone for 19 others and the spread for 20, the patient not among them', async () => {
    const patientId = await clinic.createPatient();
    await clinic.createCourse(patientId);
    await others(19, 8);
    expect(await week6(patientId)).toEqual({
      week: 6,
      patients: 19,
      points: null,
      percentOfBaseline: null,
    });
    await inPractice(api().database.ownerUrl, clinic.practice.id, (owner) =>
      owner.query(
        `INSERT INTO comparison_value VALUES ($1, $2, 'glabellar-depression', 'phq9', 6, 20, 27)`,
        [clinic.practice.id, patientId],
      ),
    );
    expect((await week6(patientId))?.patients).toBe(19);
    await others(1, 8);
    expect(await week6(patientId)).toEqual({
      week: 6,
      patients: 20,
      points: { p10: 8, median: 8, p90: 8 },
      percentOfBaseline: { p10: 40, median: 40, p90: 40 },
    });
  });

  it('shows the spread from as many others on as the practice set', async () => {
    const patientId = await clinic.createPatient();
    await clinic.createCourse(patientId);
    await setThresholds(clinic.administrator, { leastComparable: 22 });
    // What is computed anew for it would take out others who have no records.
    await api().app.get(RebuildWorker).finishPending();
    await others(21, 8);
    expect(await week6(patientId)).toMatchObject({ patients: 21, points: null });
    expect((await compare(clinic.clinician, patientId)).leastPatients).toBe(22);
    await others(1, 8);
    expect((await week6(patientId))?.points).toEqual({ p10: 8, median: 8, p90: 8 });
  });

  it('has the planned weeks of the protocol and the baseline as week 0', async () => {
    const patientId = await clinic.createPatient();
    await clinic.createCourse(patientId);
    const { weeks, protocolId, leastPatients } = await compare(clinic.clinician, patientId);
    expect(weeks.map(({ week }) => week)).toEqual([0, 2, 6, 12, 18, 24]);
    expect([protocolId, leastPatients]).toEqual(['glabellar-depression', 20]);
  });

  it('has no week for a patient without a course', async () => {
    const patientId = await clinic.createPatient();
    await others(25, 8);
    expect(await compare(clinic.clinician, patientId)).toMatchObject({
      protocolId: null,
      weeks: [],
    });
  });

  it('counts nothing under another instrument, and refuses one that does not exist', async () => {
    const patientId = await clinic.createPatient();
    await clinic.createCourse(patientId);
    await others(25, 8);
    const { weeks } = await compare(clinic.clinician, patientId, '?instrument=gad7');
    expect(weeks.every(({ patients }) => patients === 0)).toBe(true);
    const path = `/api/v1/patients/${patientId}/comparison?instrument=xyzzy`;
    expect((await clinic.clinician.get(path)).status).toBe(400);
  });

  it('is read by every role of the practice, and leaves an audit row about the patient alone', async () => {
    const patientId = await clinic.createPatient();
    for (const client of [clinic.psychiatrist, clinic.clinician, clinic.administrator]) {
      await compare(client, patientId);
    }
    const { rows } = await clinic.asApplication((client) =>
      client.query(`SELECT patient_ids, detail FROM audit_event WHERE action = 'comparison.read'`),
    );
    const row = { patient_ids: [patientId], detail: { instrument: 'phq9' } };
    expect(rows).toEqual([row, row, row]);
  });

  it('follows every write: baseline, injection, visit, correction, void, voided session', async () => {
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    await recordPhq9(patientId, '2026-04-22', 2);
    expect(await contributed(patientId)).toEqual([]);
    const { id: sessionId } = await clinic.signedSession(courseId, { checkAnswers: [] });
    expect(await contributed(patientId)).toEqual([[0, 16, 16]]);
    api().clock.advance({ days: 48 });
    clinic = await reopened(clinic);
    const visit = await recordPhq9(patientId, '2026-06-04', 1);
    expect(await contributed(patientId)).toEqual([
      [0, 16, 16],
      [6, 16, 8],
    ]);
    await clinic.clinician.post(
      `/api/v1/assessments/${visit.id}/void`,
      { reason: 'Synthetic: entered twice.' },
      { version: 1 },
    );
    expect(await contributed(patientId)).toEqual([[0, 16, 16]]);
    await clinic.psychiatrist.post(
      `/api/v1/sessions/${sessionId}/void`,
      { reason: 'Synthetic: wrong patient.', password: clinicPassword },
      { version: 1 },
    );
    expect(await contributed(patientId)).toEqual([]);
    expect((await rebuild()).differing).toEqual([]);
  });

  /** The same people, signed in again after the clock went on. */
  async function reopened(before: TestClinic): Promise<TestClinic> {
    const { practice, people } = before;
    return Object.assign(Object.create(Object.getPrototypeOf(before) as object), before, {
      psychiatrist: await practice.signIn(people.psychiatrist),
      clinician: await practice.signIn(people.clinician),
      administrator: await practice.signIn(people.administrator),
    }) as TestClinic;
  }
});

describe('the band over a whole practice', () => {
  const api = useApi({ now: '2026-11-23T09:00:00Z' });
  let practiceId: string;
  let clinician: ApiClient;
  beforeAll(async () => {
    const options = { seed: 'comparison', today: '2026-11-23', patientCount: 90 };
    ({ practiceId } = await loadSyntheticPractice(api().app, options, () => undefined));
    clinician = await new TestPractice(api(), practiceId).clientOf('clinician');
  }, 120_000);

  const asOwner = <Answer>(work: (owner: pg.Client) => Promise<Answer>) =>
    inPractice(api().database.ownerUrl, practiceId, work);

  it('is what PostgreSQL’s own percentiles say of the same values', async () => {
    const patients = await asOwner((owner) =>
      owner.query<{ id: string }>(
        `SELECT patient_id AS id FROM patient_summary WHERE protocol_id IS NOT NULL ORDER BY 1 LIMIT 3`,
      ),
    );
    for (const { id } of patients.rows) {
      const expected = await asOwner((owner) =>
        owner.query<{ week: number; patients: number; points: number[]; percents: number[] }>(
          `SELECT week, count(*)::integer AS patients,
                  percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY total) AS points,
                  percentile_cont(ARRAY[0.1, 0.5, 0.9])
                    WITHIN GROUP (ORDER BY 100 * total::float / baseline_total) AS percents
             FROM comparison_value WHERE patient_id <> $1 AND instrument_id = 'phq9'
            GROUP BY week ORDER BY week`,
          [id],
        ),
      );
      const { weeks } = await compare(clinician, id);
      expect(weeks.map(({ week, patients: counted }) => [week, counted])).toEqual(
        expected.rows.map(({ week, patients: counted }) => [week, counted]),
      );
      expect(weeks.some(({ points }) => points !== null)).toBe(true);
      for (const [at, { points, percentOfBaseline }] of weeks.entries()) {
        if (points === null || percentOfBaseline === null) continue;
        const row = expected.rows[at];
        expect([points.p10, points.median, points.p90]).toEqual(row?.points);
        [percentOfBaseline.p10, percentOfBaseline.median, percentOfBaseline.p90].forEach(
          (value, index) => expect(value).toBeCloseTo(row?.percents[index] ?? NaN, 9),
        );
      }
    }
  });

  it('is what the definition says when it is written once more in SQL, and rebuilt where it differs', async () => {
    const linesOf = (query: string) =>
      asOwner(async (owner) => {
        const { rows } = await owner.query<{ line: string }>(
          `SELECT concat_ws(' ', x.*) AS line FROM (${query}) x ORDER BY 1`,
        );
        return rows.map(({ line }) => line);
      });
    const stored = () =>
      linesOf(`SELECT patient_id, protocol_id, instrument_id, week, baseline_total, total
                 FROM comparison_value`);
    const before = await stored();
    expect(before.length).toBeGreaterThan(200);
    expect(before).toEqual(await linesOf(definitionInSql));

    await asOwner((client) =>
      client.query('UPDATE comparison_value SET total = 27 WHERE week = 6'),
    );
    const administrator = await new TestPractice(api(), practiceId).addStaff(['administrator']);
    const caller = callerOf(administrator);
    const rebuild = () => api().app.get(SummaryRebuild).rebuild(caller);
    const { differing } = await rebuild();
    expect(differing.length).toBeGreaterThan(20);
    expect(new Set(differing.flatMap(({ differences }) => differences))).toEqual(
      new Set(['comparison']),
    );
    expect(await stored()).toEqual(before);
    expect((await rebuild()).differing).toEqual([]);
  });
});
