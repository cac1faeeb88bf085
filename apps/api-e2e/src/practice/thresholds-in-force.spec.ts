import {
  caseloadPageSchema,
  dueVisitPageSchema,
  outcomePatientPageSchema,
  outcomeReportSchema,
  type OutcomeReport,
} from '@glabella/contracts';
import { addDays } from '@glabella/domain/values';
import { form, post, record } from '../assessments/forms';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice, RebuildWorker } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { acknowledged, TestClinic } from '../support/test-clinic';
import { setThresholds } from './set-thresholds';

describe('the outcome report by the numbers of the practice', () => {
  const today = '2026-11-23';
  const period = { from: '2024-11-24', to: today };
  const api = useApi({ now: `${today}T09:00:00Z` });
  let practiceId: string;
  let client: ApiClient;

  beforeAll(async () => {
    const options = { seed: 'own-windows', today, patientCount: 60 };
    ({ practiceId } = await loadSyntheticPractice(api().app, options, () => undefined));
    client = await new TestPractice(api(), practiceId).clientOf('administrator');
  }, 120_000);

  const report = async (): Promise<OutcomeReport> =>
    (await client.post('/api/v1/outcomes/report', period)).as(outcomeReportSchema);
  const list = async (group: 'counted' | 'observed', week?: number) => {
    const body = { ...period, group, week, limit: 100 };
    const answer = await client.post('/api/v1/outcomes/patients', body);
    return answer.as(outcomePatientPageSchema).rows;
  };
  /** Of those counted, who has a complete PHQ-9 on one of these days after the first injection. */
  const seenWithin = async (from: number, to: number): Promise<string[]> => {
    const seen: string[] = [];
    for (const { patient, firstInjectionOn } of await list('counted')) {
      const days = [addDays(firstInjectionOn, from), addDays(firstInjectionOn, to)];
      const found = await inPractice(api().database.ownerUrl, practiceId, (owner) =>
        owner.query(
          `SELECT FROM assessment a
             JOIN course c ON c.patient_id = a.patient_id
            WHERE a.patient_id = $1 AND a.instrument_id = 'phq9' AND NOT a.voided
              AND a.score_status IN ('complete', 'total-only') AND a.assessed_on BETWEEN $2 AND $3
              AND a.assessed_on <= coalesce(c.ended_on, 'infinity'::date)
              AND $4 = (SELECT min(s.performed_on) FROM injection_session s
                         WHERE s.course_id = c.id AND NOT s.voided)`,
          [patient.id, ...days, firstInjectionOn],
        ),
      );
      if (found.rows.length > 0) seen.push(patient.id);
    }
    return seen;
  };
  const observed = async (week: number) =>
    (await list('observed', week)).map((row) => row.patient.id);

  it('counts week 6 and week 12 by their windows', async () => {
    const before = await observed(6);
    expect(before.sort()).toEqual((await seenWithin(28, 56)).sort());
    await setThresholds(client, { weekSixFromDay: 41, weekSixToDay: 43, weekTwelveToDay: 120 });
    const after = await observed(6);
    expect(after.sort()).toEqual((await seenWithin(41, 43)).sort());
    expect(after.length).toBeLessThan(before.length);
    expect((await observed(12)).sort()).toEqual((await seenWithin(70, 120)).sort());
  });

  it('prints no count below the smallest that it may print', async () => {
    await setThresholds(client, { leastPrinted: 11 });
    const text = JSON.stringify((await report()).cohort);
    const counts = [
      ...text.matchAll(/"(?:patients|observed|missing|notYet|owed|count|of)":(\d+)/g),
    ];
    expect(counts.map(([, count]) => Number(count)).filter((n) => n > 0 && n < 11)).toEqual([]);
    expect(text).toContain('"<11"');
    expect(text).not.toContain('"<5"');
    expect((await report()).thresholdValues).toEqual({ leastPrinted: 11 });
  });
});

describe('the lists by the visit windows of the practice', () => {
  const api = useApi();

  it('count a visit, plan it and call it overdue by them', async () => {
    const clinic = await TestClinic.open(api());
    const dayZero = '2026-04-23';
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    await record(clinic, patientId, form({ assessedOn: dayZero }));
    await clinic.signedSession(courseId, { checkAnswers: [] });
    api().clock.advance({ days: 15 });
    const [nurse, office] = [
      await clinic.practice.signIn(clinic.people.clinician),
      await clinic.practice.signIn(clinic.people.administrator),
    ];
    expect((await post(nurse, patientId, form({ assessedOn: addDays(dayZero, 8) }))).status).toBe(
      201,
    );
    const visits = async () => {
      const search = new URLSearchParams({ from: dayZero, to: addDays(dayZero, 60) });
      const answer = await nurse.get(`/api/v1/due/visits?${search}`);
      return answer.as(dueVisitPageSchema).rows.map((row) => [row.week, row.state, row.opensOn]);
    };
    const overdue = async () => {
      const answer = await nurse.post('/api/v1/caseload/search', {});
      const { rows } = answer.as(caseloadPageSchema);
      return rows
        .flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
        .filter((kind) => kind === 'measure-overdue');
    };
    expect(await visits()).toEqual([[6, 'upcoming', addDays(dayZero, 35)]]);
    expect(await overdue()).toEqual([]);

    await setThresholds(office, { visitEarlyDays: 5 });
    await api().app.get(RebuildWorker).finishPending();
    expect(await visits()).toEqual([
      [2, 'overdue', addDays(dayZero, 9)],
      [6, 'upcoming', addDays(dayZero, 37)],
    ]);
    expect(await overdue()).toEqual(['measure-overdue']);
  });
});

describe('the PHQ-9 before an injection by the window of the practice', () => {
  const api = useApi();

  it('is no baseline once it is older, and that is acknowledged before signing', async () => {
    const clinic = await TestClinic.open(api());
    await setThresholds(clinic.administrator, { baselineWindowDays: 9 });
    const patientId = await clinic.createPatient();
    const courseId = await clinic.createCourse(patientId);
    await record(clinic, patientId, form({ assessedOn: '2026-04-13' }));
    const draft = await clinic.createDraft(courseId);
    expect(draft.context.thresholdValues).toEqual({ baselineWindowDays: 9 });
    const body = clinic.completeBody(draft, { checkAnswers: [] });
    const unanswered = await clinic.saveDraft(draft, body);
    expect((await clinic.sign(unanswered)).status).toBe(422);
    const checkAnswers = [acknowledged('baseline-missing')];
    const answered = await clinic.saveDraft(unanswered, { ...body, checkAnswers });
    expect((await clinic.sign(answered)).status).toBe(201);
  });
});
