import { randomUUID } from 'node:crypto';
import {
  outcomePatientPageSchema,
  outcomeReportSchema,
  problemSchema,
  type OutcomePatient,
  type OutcomePatientsQuestion,
} from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { factsOfRows } from './facts-of-rows';
import { figuresByHand } from './figures-by-hand';

const today = '2026-11-23';
const period = { from: '2024-11-24', to: today };

describe('the patients behind a figure', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });
  let practiceId: string;
  let psychiatrist: ApiClient;
  let administrator: ApiClient;

  beforeAll(async () => {
    const options = { seed: 'behind', today, patientCount: 30 };
    ({ practiceId } = await loadSyntheticPractice(api().app, options, () => undefined));
    const practice = new TestPractice(api(), practiceId);
    psychiatrist = await practice.clientOf('psychiatrist');
    administrator = await practice.clientOf('administrator');
  }, 120_000);

  const list = async (
    question: Omit<OutcomePatientsQuestion, 'from' | 'to'>,
    client = psychiatrist,
  ): Promise<OutcomePatient[]> => {
    const rows: OutcomePatient[] = [];
    for (let cursor: string | undefined; ;) {
      const asked = { ...period, ...question, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await client.post('/api/v1/outcomes/patients', asked);
      if (answer.status !== 200) throw new Error(answer.text);
      const page = answer.as(outcomePatientPageSchema);
      rows.push(...page.rows);
      if (page.nextCursor === null) return rows;
      cursor = page.nextCursor;
    }
  };
  const events = (action: string) =>
    inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      const { rows } = await owner.query<{ patient_ids: string[]; detail: unknown }>(
        'SELECT patient_ids, detail FROM audit_event WHERE action = $1 ORDER BY id',
        [action],
      );
      return rows;
    });

  it('are as many as the figure counts, also where the report prints <5', async () => {
    const facts = await inPractice(api().database.ownerUrl, practiceId, factsOfRows);
    const hand = figuresByHand(facts, { ...period, today });
    const week = hand.weeks[6];
    const expected: [Omit<OutcomePatientsQuestion, 'from' | 'to'>, number][] = [
      [{ group: 'treated' }, hand.treated.patients],
      [{ group: 'begun' }, hand.begun],
      [{ group: 'without-baseline' }, hand.withoutBaseline],
      [{ group: 'below-baseline' }, hand.belowBaseline],
      [{ group: 'counted' }, hand.counted],
      [{ group: 'observed', week: 6 }, week.observed],
      [{ group: 'missing', week: 6 }, week.missing],
      [{ group: 'not-yet', week: 6 }, week.notYet],
      [{ group: 'response', week: 6 }, week.responders],
      [{ group: 'remission', week: 6 }, week.remitters],
      [{ group: 'visit-made', week: 18 }, hand.visits[18]?.changes.length ?? NaN],
    ];
    for (const [question, count] of expected) {
      expect([question, (await list({ ...question, limit: 7 })).length]).toEqual([question, count]);
    }
    const made = await list({ group: 'visit-made', week: 12 });
    const missed = await list({ group: 'visit-missed', week: 12 });
    expect(made.length + missed.length).toBe(hand.visits[12]?.owed);
  });

  it('stand by name, each once, with baseline, total and change of the week', async () => {
    const rows = await list({ group: 'observed', week: 6, limit: 5 });
    const names = rows.map(({ patient }) => `${patient.familyName} ${patient.givenName}`);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    expect(new Set(rows.map(({ patient }) => patient.id)).size).toBe(rows.length);
    for (const { baseline, total, change } of rows) {
      expect(change).toBeCloseTo(
        (100 * ((total ?? NaN) - (baseline ?? NaN))) / (baseline ?? NaN),
        9,
      );
    }
  });

  it('are read on the trail one by one, the report with its question and without a patient', async () => {
    const rows = await list({ group: 'response', week: 6, sex: 'female' });
    const listed = await events('outcomes.list-patients');
    expect(listed.at(-1)).toEqual({
      patient_ids: rows.map(({ patient }) => patient.id),
      detail: { ...period, instrumentId: 'phq9', sex: 'female', group: 'response', week: 6 },
    });
    const asked = { ...period, ageBand: '30-44' };
    const answer = await administrator.post('/api/v1/outcomes/report', asked);
    expect(answer.as(outcomeReportSchema).today).toBe(today);
    expect((await events('outcomes.read')).at(-1)).toEqual({
      patient_ids: [],
      detail: { ...asked, instrumentId: 'phq9' },
    });
  });

  it('are open to an administrator too, who may read every record', async () => {
    expect(await list({ group: 'counted' }, administrator)).toEqual(
      await list({ group: 'counted' }),
    );
  });

  it.each([
    ['a last day before the first', { from: today, to: '2026-11-22' }, 'to'],
    ['a dose without a product', { ...period, doseBand: '25-34' }, 'doseBand'],
    ['an instrument of nobody', { ...period, instrumentId: 'none' }, 'instrumentId'],
    ['a diagnosis that is no code', { ...period, diagnosisCode: 'F3%' }, 'diagnosisCode'],
    ['a day that does not exist', { ...period, to: '2026-02-30' }, 'to'],
  ])('are not looked for with %s', async (_, question, path) => {
    for (const [route, more] of [
      ['report', {}],
      ['patients', { group: 'counted' }],
    ] as const) {
      const answer = await psychiatrist.post(`/api/v1/outcomes/${route}`, { ...question, ...more });
      expect(answer.status).toBe(400);
      expect(answer.as(problemSchema).issues?.map((issue) => issue.path)).toContain(path);
    }
  });

  it('are not looked for with somebody responsible who is nobody here', async () => {
    const question = { ...period, responsibleId: '0198c0de-0000-7000-8000-000000000001' };
    for (const [route, more] of [
      ['report', {}],
      ['patients', { group: 'treated' }],
    ] as const) {
      const answer = await psychiatrist.post(`/api/v1/outcomes/${route}`, { ...question, ...more });
      expect(answer.status).toBe(404);
    }
  });

  it('need a week where the figure has one, and a cursor that is one of them', async () => {
    const without = await psychiatrist.post('/api/v1/outcomes/patients', {
      ...period,
      group: 'response',
    });
    expect([without.status, without.text]).toEqual([
      400,
      expect.stringContaining('Say which week'),
    ]);
    for (const cursor of ['x', '0198c0de-0000-7000-8000-000000000001']) {
      const asked = { ...period, group: 'counted', cursor };
      const answer = await psychiatrist.post('/api/v1/outcomes/patients', asked);
      expect(answer.as(problemSchema).code).toBe('request.cursor_invalid');
    }
  });

  it('and the report are empty in a period without a session', async () => {
    const empty = { from: '2001-01-01', to: '2001-12-31' };
    const answer = await psychiatrist.post('/api/v1/outcomes/report', empty);
    const { treated, cohort } = answer.as(outcomeReportSchema);
    expect(treated).toEqual({ patients: 0, sessions: 0, products: [] });
    expect(cohort).toMatchObject({ patients: 0, counted: 0, visits: [] });
    const none = await psychiatrist.post('/api/v1/outcomes/patients', { ...empty, group: 'begun' });
    expect(none.as(outcomePatientPageSchema)).toEqual({ rows: [], nextCursor: null });
  });

  it('are none the fewer where a course about something else began before', async () => {
    const [first, ...others] = await list({ group: 'begun' });
    await inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      const values = [practiceId, first?.patient.id, randomUUID()];
      for (const [table, course, changed] of [
        ['course', 'r.id', `'id', $3::text, 'protocol_id', k.protocol_id`],
        [
          'course_version',
          'r.course_id',
          `'course_id', $3::text, 'protocol_id', k.protocol_id, 'protocol_version', k.version`,
        ],
        [
          'injection_session',
          'r.course_id',
          `'id', $3::text, 'course_id', $3::text, 'performed_on', r.performed_on - 1`,
        ],
      ] as const) {
        // A generated column is not written.
        const { rows } = await owner.query<{ columns: string }>(
          `SELECT string_agg(column_name, ', ') AS columns FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'`,
          [table],
        );
        const columns = rows[0]?.columns ?? '';
        await owner.query(
          `INSERT INTO ${table} (${columns})
           SELECT ${columns} FROM (
           SELECT (jsonb_populate_record(r, to_jsonb(r) || jsonb_build_object(${changed}))).*
             FROM ${table} r
             JOIN (SELECT s.course_id, min(s.performed_on) AS began FROM injection_session s
                    WHERE s.practice_id = $1 AND s.patient_id = $2 AND NOT s.voided
                    GROUP BY s.course_id ORDER BY began LIMIT 1) f ON f.course_id = ${course}
             JOIN protocol_version k ON k.practice_id = $1 AND k.protocol_id = 'axillary-hyperhidrosis'
            WHERE r.practice_id = $1 ${table === 'injection_session' ? 'AND r.performed_on = f.began' : ''}
            ORDER BY k.recorded_at LIMIT 1) copied`,
          values,
        );
      }
    });
    const after = await list({ group: 'begun' });
    expect(after).toEqual([first, ...others]);
    expect(await list({ group: 'treated' })).toHaveLength(after.length);
  });
});
