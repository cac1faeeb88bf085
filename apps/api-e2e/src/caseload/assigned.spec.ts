import { randomUUID } from 'node:crypto';
import { caseloadPageSchema, type CaseloadSearch } from '@glabella/contracts';
import { addDays } from '@glabella/domain/values';
import type { ApiClient } from '../support/api-client';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const injectedOn = '2026-04-23';

/** A patient of nobody else's list, whose worsening is handed to a colleague. */
describe('a reason that was handed to a colleague', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  let colleague: ApiClient;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    await clinic.signedSession(await clinic.createCourse(patientId));
    api().clock.advance({ minutes: 40 * 24 * 60 });
    const { psychiatrist, clinician } = clinic.people;
    Object.assign(clinic, {
      psychiatrist: await clinic.practice.signIn(psychiatrist),
      clinician: await clinic.practice.signIn(clinician),
    });
    const other = await clinic.practice.addStaff(['clinician'], 'Synthetic Colleague');
    colleague = await clinic.practice.signIn(other);
    await record(14, 12);
    await record(28, 18);
    const path = `/api/v1/caseload/${patientId}/assign`;
    const body = { kind: 'worsening', ownerId: other.id };
    expect((await clinic.clinician.post(path, body, { version: 0 })).status).toBe(200);
  });
  afterEach(() => api().clock.advance({ minutes: -40 * 24 * 60 }));

  async function record(day: number, total: number): Promise<void> {
    const answer = await clinic.clinician.post(
      `/api/v1/patients/${patientId}/assessments`,
      {
        instrumentId: 'phq9',
        assessedOn: addDays(injectedOn, day),
        mode: 'self-paper',
        answers: Array.from({ length: 9 }, (_, at) => Math.min(3, Math.max(0, total - 3 * at))),
      },
      { idempotencyKey: randomUUID() },
    );
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  }

  /** Whom the colleague has in the list, and how many are said to wait there. */
  async function own(show: CaseloadSearch['show']) {
    const answer = await colleague.post('/api/v1/caseload/search', { scope: 'mine', show });
    const { rows, waiting } = answer.as(caseloadPageSchema);
    return [rows.map(({ id }) => id), waiting.mine.count];
  }

  it('is in the colleague’s list while it is shown, whatever the next total is', async () => {
    expect(await own('waiting')).toEqual([[patientId], 1]);
    await record(35, 19);
    expect(await own('waiting')).toEqual([[patientId], 1]);
    await record(38, 13);
    for (const show of ['waiting', 'everybody'] as const) expect(await own(show)).toEqual([[], 0]);
    await record(40, 18);
    expect(await own('everybody')).toEqual([[patientId], 1]);
  });

  it('is among those set aside while somebody has acknowledged it', async () => {
    const search = { scope: 'mine', show: 'waiting' };
    const [row] = (await colleague.post('/api/v1/caseload/search', search)).as(
      caseloadPageSchema,
    ).rows;
    const reason = row?.reasons.find(({ kind }) => kind === 'worsening');
    expect(await own('set-aside')).toEqual([[], 1]);
    const answer = await colleague.post(
      `/api/v1/caseload/${patientId}/acknowledge`,
      { kind: 'worsening', evidenceKey: reason?.evidenceKey, note: null },
      { version: reason?.version ?? 0 },
    );
    expect(answer.status).toBe(200);
    expect(await own('set-aside')).toEqual([[patientId], 0]);
    expect(await own('waiting')).toEqual([[], 0]);
  });
});
