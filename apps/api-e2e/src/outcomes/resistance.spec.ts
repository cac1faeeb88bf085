import {
  outcomePatientPageSchema,
  outcomeReportSchema,
  patientRecordSchema,
  type OutcomePatientsQuestion,
} from '@glabella/contracts';
import { stagingOfRecord } from '@glabella/domain/charts';
import { resistanceStratumIds, stratumOf } from '@glabella/domain/treatment';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { figure } from '../support/figure';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { factsOfRows } from './facts-of-rows';
import { figuresByHand, meanByHand } from './figures-by-hand';

jest.setTimeout(120_000);

const today = '2026-11-23';
const period = { from: '2020-01-01', to: today };

describe('the outcome report by resistance to earlier treatment', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });
  let client: ApiClient;
  beforeAll(async () => {
    const options = { seed: 'resistance', today, patientCount: 60 };
    const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
    // Two synthetic practices have the same people, and an address belongs to one.
    await inPractice(api().database.ownerUrl, practiceId, (owner) =>
      owner.query(`UPDATE login SET email_key = staff_id || '@glabella.example'`),
    );
    client = await new TestPractice(api(), practiceId).clientOf('psychiatrist');
  });

  async function treated(question: Partial<OutcomePatientsQuestion> = {}): Promise<string[]> {
    const body = { ...period, ...question, group: 'treated', limit: 100 };
    const answer = await client.post('/api/v1/outcomes/patients', body);
    return answer.as(outcomePatientPageSchema).rows.map(({ patient }) => patient.id);
  }

  it('counts everybody in one stratum, the one that the record gives', async () => {
    const all = await treated();
    const strata = await Promise.all(
      resistanceStratumIds.map(async (id) => ({ id, ids: await treated({ resistance: id }) })),
    );
    expect(strata.flatMap(({ ids }) => ids).sort()).toEqual(all.toSorted());
    for (const { id, ids } of strata) {
      for (const patientId of ids) {
        const record = await client.get(`/api/v1/patients/${patientId}/record`);
        const course = stagingOfRecord(record.as(patientRecordSchema));
        expect(course && stratumOf(course.staging)).toBe(id);
      }
    }
    const sizes = strata.map(({ id, ids }) => `${id} ${ids.length}`).join(', ');
    figure('patients by Maudsley stage', `${sizes}; ${all.length} in all`, 'each in one');
    expect(strata.filter(({ ids }) => ids.length > 0).length).toBeGreaterThan(2);
  });

  it('sets the strata side by side, as worked out by hand from the rows', async () => {
    const options = { seed: 'strata', today, patientCount: 240 };
    const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
    const reader = await new TestPractice(api(), practiceId).clientOf('psychiatrist');
    const facts = await inPractice(api().database.ownerUrl, practiceId, factsOfRows);
    const stageOf = new Map<string, string>();
    for (const { patient_id: id } of facts.sessions) {
      if (stageOf.has(id)) continue;
      const record = await reader.get(`/api/v1/patients/${id}/record`);
      const course = stagingOfRecord(record.as(patientRecordSchema));
      if (course) stageOf.set(id, stratumOf(course.staging));
    }
    const answer = await reader.post('/api/v1/outcomes/report', period);
    const { strata } = answer.as(outcomeReportSchema);
    expect(strata?.map(({ id }) => id)).toEqual(resistanceStratumIds);
    let shown = 0;
    for (const { id, observed, missing, change, response, remission } of strata ?? []) {
      const sessions = facts.sessions.filter((one) => stageOf.get(one.patient_id) === id);
      const { 6: week } = figuresByHand({ ...facts, sessions }, { ...period, today }).weeks;
      const counts = [
        [observed, week.observed],
        [missing, week.missing],
        [response?.count, week.responders],
        [remission?.count, week.remitters],
      ] as const;
      for (const [printed, right] of counts) {
        if (printed === '<5') expect([1, 2, 3, 4]).toContain(right);
        if (typeof printed !== 'number') continue;
        expect(printed).toBe(right);
        shown += 1;
      }
      if (change === null) continue;
      const right = meanByHand(week.changes);
      expect(change.percent).toBeCloseTo(right.percent, 9);
      expect(change.low).toBeCloseTo(right.low, 9);
    }
    figure('counts of strata side by side', `${shown} equal, the rest not shown`, 'all equal');
    expect(shown).toBeGreaterThan(5);
  });

  it('reports the figures of one stratum, and refuses a stage that is none', async () => {
    const ask = (resistance?: string) =>
      client.post('/api/v1/outcomes/report', { ...period, ...(resistance && { resistance }) });
    const [whole, moderate] = [await ask(), await ask('moderate')].map((answer) =>
      answer.as(outcomeReportSchema),
    );
    expect(moderate?.strata).toBeNull();
    expect(Number(moderate?.treated.sessions)).toBeLessThan(Number(whole?.treated.sessions));
    expect((await ask('IV')).status).toBe(400);
  });
});
