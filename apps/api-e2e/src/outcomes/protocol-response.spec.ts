import {
  outcomePatientPageSchema,
  outcomeReportSchema,
  type OutcomePatient,
  type OutcomePatientsQuestion,
} from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';

const today = '2026-11-23';
const period = { from: '2024-11-24', to: today };
const percent = 30;

describe('a protocol with a response rule of its own', () => {
  const api = useApi({ now: `${today}T09:00:00Z` });
  let practiceId: string;
  let client: ApiClient;

  beforeAll(async () => {
    const options = { seed: 'own-rule', today, patientCount: 60 };
    ({ practiceId } = await loadSyntheticPractice(api().app, options, () => undefined));
    client = await new TestPractice(api(), practiceId).clientOf('psychiatrist');
  }, 120_000);

  const list = async (group: OutcomePatientsQuestion['group']): Promise<OutcomePatient[]> => {
    const body = { ...period, group, week: 6, limit: 100 };
    const answer = await client.post('/api/v1/outcomes/patients', body);
    return answer.as(outcomePatientPageSchema).rows;
  };
  const week6 = async () => {
    const answer = await client.post('/api/v1/outcomes/report', period);
    return answer.as(outcomeReportSchema).cohort.weeks[0];
  };
  /** Ids of those whose fall reaches so many per cent, in whole numbers from the totals that the list shows. */
  const fallen = (rows: readonly OutcomePatient[], least: number): string[] =>
    rows
      .filter(({ baseline, total }) => {
        if (baseline === null || total === null) throw new Error('Observed without a total');
        return 100 * (baseline - total) >= least * baseline;
      })
      .map(({ patient }) => patient.id);
  const idsOf = (rows: readonly OutcomePatient[]) => rows.map(({ patient }) => patient.id);

  it('has its responders counted and listed by it, and no bar called by another line', async () => {
    const observed = await list('observed');
    expect(idsOf(await list('response'))).toEqual(fallen(observed, 50));
    expect((await week6())?.bands).not.toBeNull();

    await inPractice(api().database.ownerUrl, practiceId, (owner) =>
      owner.query(
        `UPDATE protocol_version
            SET content = jsonb_set(content, '{responseRule,percent}', to_jsonb($1::integer))
          WHERE protocol_id = 'glabellar-depression'`,
        [percent],
      ),
    );
    const expected = fallen(observed, percent);
    expect(expected.length).toBeGreaterThan(fallen(observed, 50).length);
    expect(idsOf(await list('response'))).toEqual(expected);
    const after = await week6();
    expect(after?.response?.observed.count).toBe(expected.length);
    expect(after?.bands).toBeNull();
    expect(idsOf(await list('observed'))).toEqual(idsOf(observed));
  });
});
