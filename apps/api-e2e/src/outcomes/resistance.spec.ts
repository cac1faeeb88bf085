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
import { TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

jest.setTimeout(120_000);

const today = '2026-11-23';
const period = { from: '2020-01-01', to: today };

describe('the outcome report by resistance to earlier treatment', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });
  let client: ApiClient;
  beforeAll(async () => {
    const options = { seed: 'resistance', today, patientCount: 60 };
    const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
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

  it('reports the figures of one stratum, and refuses a stage that is none', async () => {
    const ask = (resistance?: string) =>
      client.post('/api/v1/outcomes/report', { ...period, ...(resistance && { resistance }) });
    const [whole, moderate] = [await ask(), await ask('moderate')].map((answer) =>
      answer.as(outcomeReportSchema),
    );
    expect(Number(moderate?.treated.sessions)).toBeLessThan(Number(whole?.treated.sessions));
    expect((await ask('IV')).status).toBe(400);
  });
});
