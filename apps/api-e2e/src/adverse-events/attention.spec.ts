import { caseloadPageSchema, type CaseloadRow } from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { ptosis, record } from './events';

describe('an open adverse event on the caseload', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patient: string;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patient = await clinic.createPatient();
  });

  const rowOf = async (): Promise<CaseloadRow | undefined> => {
    const body = { scope: 'practice', show: 'everybody' };
    const answer = await clinic.clinician.post('/api/v1/caseload/search', body);
    return answer.as(caseloadPageSchema).rows.find(({ id }) => id === patient);
  };
  const reasonsOf = async () =>
    ((await rowOf())?.reasons ?? []).map(({ kind, evidence }) => `${kind}: ${evidence}`);
  const correct = (id: string, version: number, changes: Parameters<typeof ptosis>[0]) =>
    clinic.clinician.put(
      `/api/v1/adverse-events/${id}`,
      { ...ptosis(changes), reason: 'Seen again' },
      { version },
    );

  it('is tier 5 since its onset, in words, until its end is recorded', async () => {
    const { id } = await record(clinic, patient);
    expect(await rowOf()).toMatchObject({ tier: 5, since: '2026-04-22' });
    expect((await reasonsOf())[0]).toMatch(/^adverse-event: Eyelid ptosis/);
    await correct(id, 1, { outcome: 'resolved', endedOn: '2026-04-23' });
    expect((await rowOf())?.tier).toBe(8);
    expect(await reasonsOf()).toEqual([]);
  });

  it('is tier 1 when it is serious or a red flag, and falls when that was an error', async () => {
    const { id } = await record(clinic, patient, ptosis({ termId: 'dysphagia' }));
    expect((await rowOf())?.tier).toBe(1);
    expect((await reasonsOf())[0]).toMatch(/^serious-adverse-event: Trouble swallowing/);
    await correct(id, 1, { termId: 'headache', seriousness: null });
    expect((await rowOf())?.tier).toBe(5);
    await correct(id, 2, { termId: 'headache', seriousness: ['hospitalisation'] });
    expect((await rowOf())?.tier).toBe(1);
    const path = `/api/v1/adverse-events/${id}/void`;
    await clinic.clinician.post(path, { reason: 'Other patient' }, { version: 3 });
    expect((await rowOf())?.tier).toBe(8);
  });
});
