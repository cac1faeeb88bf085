import {
  exportPreviewSchema,
  patientRecordSchema,
  recordRefSchema,
  type ConsentRecording,
  type ConsentWithdrawal,
} from '@glabella/contracts';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('a withdrawal that was entered by mistake', () => {
  const api = useApi();
  let clinic: TestClinic;
  let patientId: string;
  let courseId: string;

  beforeEach(async () => {
    clinic = await TestClinic.open(api());
    patientId = await clinic.createPatient();
    courseId = await clinic.createCourse(patientId, {}, { withConsent: false });
  });

  async function consent(facts: Partial<ConsentRecording> = {}): Promise<string> {
    const answer = await clinic.recordConsent(courseId, facts);
    expect(answer.status).toBe(201);
    return answer.as(recordRefSchema).id;
  }

  const step = async (id: string, what: string, body: object, version: number) => {
    const address = `/api/v1/consents/${id}/${what}`;
    const answer = await clinic.clinician.post(address, body, { version });
    return answer.status === 200 ? 'done' : [answer.status, answer.json()];
  };
  const withdraw = (id: string, scope: ConsentWithdrawal['scope'], version: number) =>
    step(
      id,
      'withdraw',
      {
        scope,
        withdrawnOn: '2026-04-20',
        withdrawnBy: 'patient',
        representative: null,
        reason: null,
      },
      version,
    );
  const reason = 'Synthetic: it was another patient who withdrew.';
  const voidWithdrawal = (id: string, withdrawal: number, version: number) =>
    step(id, 'void-withdrawal', { withdrawal, reason }, version);

  async function sign(): Promise<unknown> {
    const draft = await clinic.createDraft(courseId);
    const answer = await clinic.sign(await clinic.saveDraft(draft, clinic.completeBody(draft)));
    if (answer.status === 201) return 'signed';
    const { issues } = answer.json() as { issues: { path: string }[] };
    return issues.map(({ path }) => path.replace('checks.', ''));
  }

  it('stops no session any more, also where its consent was of another patient and is void', async () => {
    await consent({ agreedOn: '2026-01-05' });
    const ofAnother = await consent({ agreedOn: '2026-04-10' });
    expect(await withdraw(ofAnother, 'treatment', 1)).toBe('done');
    expect(await step(ofAnother, 'void', { reason }, 2)).toBe('done');
    expect(await sign()).toEqual(['consent-withdrawn']);
    expect(await voidWithdrawal(ofAnother, 2, 3)).toBe('done');
    expect(await sign()).toBe('signed');
    const answer = await clinic.clinician.get(`/api/v1/patients/${patientId}/record`);
    const { consents } = answer.as(patientRecordSchema);
    const steps = consents.find(({ id }) => id === ofAnother)?.events;
    expect(steps?.map(({ version, kind, scope, voids }) => [version, kind, scope, voids])).toEqual([
      [2, 'withdrawn', 'treatment', null],
      [3, 'voided', null, null],
      [4, 'withdrawal-voided', null, 2],
    ]);
    expect(steps?.[2]).toMatchObject({ reason, by: null, happenedOn: '2026-04-23' });
  });

  it('is voided once and over the version that was read, and what was withdrawn can be withdrawn', async () => {
    const id = await consent();
    expect(await withdraw(id, 'treatment', 1)).toBe('done');
    expect(await voidWithdrawal(id, 2, 1)).toMatchObject([412, {}]);
    const nothing = { issues: [{ path: 'withdrawal' }] };
    expect(await voidWithdrawal(id, 1, 2)).toMatchObject([422, nothing]);
    expect(await step(id, 'void-withdrawal', { withdrawal: 2, reason: ' ' }, 2)).toMatchObject([
      400,
      {},
    ]);
    expect(await voidWithdrawal(id, 2, 2)).toBe('done');
    expect(await voidWithdrawal(id, 2, 3)).toMatchObject([422, nothing]);
    expect(await withdraw(id, 'treatment', 3)).toBe('done');
    expect(await sign()).toEqual(['consent-withdrawn']);
  });

  it('refuses no use of the data any more, and tells the trail without its reason', async () => {
    const id = await consent({ agreedOn: '2026-04-01' });
    expect(await pseudonymised()).toBe(1);
    expect(await withdraw(id, 'data-use', 1)).toBe('done');
    expect(await pseudonymised()).toBe(0);
    expect(await voidWithdrawal(id, 2, 2)).toBe('done');
    expect(await pseudonymised()).toBe(1);
    const { rows } = await clinic.asApplication((client) =>
      client.query<{ detail: unknown }>(
        `SELECT detail FROM audit_event WHERE action = 'consent.void-withdrawal'`,
      ),
    );
    expect(rows).toEqual([{ detail: { version: 3 } }]);
  });

  async function pseudonymised(): Promise<number> {
    const answer = await clinic.administrator.post('/api/v1/exports/preview', {});
    return answer.as(exportPreviewSchema).pseudonymised.patients;
  }
});
