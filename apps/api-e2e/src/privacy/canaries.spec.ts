import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  meSchema,
  oneTimeLinkSchema,
  patientPageSchema,
  recordRefSchema,
  type Role,
} from '@glabella/contracts';
import { ApiClient } from '../support/api-client';
import { figure } from '../support/figure';
import { operationsOf, type OpenApiDocument, type Operation } from '../support/openapi-operations';
import { ProductProcess } from '../support/product-process';
import { sampledBody } from '../support/sampled-body';

jest.setTimeout(300_000);

/** Nothing else anywhere is spelled like this. */
const canary = `zeisig${randomBytes(6).toString('hex')}`;
const password = 'a password for the canaries';

/** Routes that would end the session, or that ask for the right secret first. */
const withoutCanary = ['/api/v1/sign-out', '/api/v1/setup', '/api/v1/me/password'];

/** A file is named after the practice, whose name the sweep changes as well; of a patient no name says anything. */
function withoutPractice(header: string, value: string): string {
  if (header !== 'content-disposition') return value;
  return value.replace(/(filename="[a-z-]+)_[^_"]*/, '$1');
}

describe('a word planted in every field of a patient', () => {
  let dataDir = '';
  let product: ProductProcess;
  let url = '';
  let operations: Operation[];
  let answered = 0;
  const statuses = new Map<number, number>();

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'glabella-canary-'));
    product = new ProductProcess(['start'], { DATA_DIR: dataDir, LOG_LEVEL: 'trace' });
    url = await product.ready();
    const document = (await new ApiClient(url).get('/api/openapi.json')).json();
    operations = operationsOf(document as OpenApiDocument).filter(
      ({ path }) => !withoutCanary.includes(path),
    );
    const administrator = new ApiClient(url);
    await administrator.post('/api/v1/setup', {
      practiceName: 'Synthetic practice',
      timeZone: 'Europe/Berlin',
      phone: '+1 555 0100',
      displayName: 'Synthetic administrator',
      email: 'administrator@glabella.example',
      password,
    });
    const psychiatrist = await invited(administrator, ['psychiatrist', 'clinician']);
    await useEverything(psychiatrist);
    await useEverything(administrator);
  });

  afterAll(async () => {
    if (product.isRunning) await product.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function invited(administrator: ApiClient, roles: readonly Role[]): Promise<ApiClient> {
    const invitation = await administrator.post(
      '/api/v1/staff',
      { displayName: 'Synthetic psychiatrist', email: 'psychiatrist@glabella.example', roles },
      { idempotencyKey: randomUUID() },
    );
    const link = invitation.as(oneTimeLinkSchema);
    const token = new URL(link.url ?? '').hash.slice(1);
    const client = new ApiClient(url);
    await client.post('/api/v1/links/redeem', { token, password });
    const signIn = { email: 'psychiatrist@glabella.example', password };
    const signedIn = await client.post('/api/v1/sign-in', signIn);
    expect(signedIn.as(meSchema).roles).toEqual(roles);
    return client;
  }

  /** Every operation twice: what it creates first is then there to be read, changed and refused. */
  async function useEverything(client: ApiClient): Promise<void> {
    const me = (await client.get('/api/v1/me')).as(meSchema);
    for (let round = 0; round < 2; round += 1) {
      const found = await client.post('/api/v1/patients/search', { text: canary });
      const [patient] = found.as(patientPageSchema).rows;
      for (const operation of operations) await use(operation, client, me.staffId, patient);
      if (patient) {
        await recordSafetyAnswer(client, patient.id);
        await recordAdverseEvent(client, patient.id);
        await recordHistory(client, patient.id, me.staffId);
      }
    }
  }

  /** The form that opens a follow-up: notes of both, which no sampled body would get past the scoring. */
  async function recordSafetyAnswer(client: ApiClient, patientId: string): Promise<void> {
    const form = {
      instrumentId: 'phq9',
      assessedOn: '2026-01-15',
      mode: 'phone',
      answers: [1, 1, 1, 1, 1, 1, 1, 1, 1],
      note: canary,
      safetyAcknowledgement: { disposition: 'could-not-reach', note: canary },
    };
    const path = `/api/v1/patients/${patientId}/assessments`;
    const answer = await client.post(path, form, { idempotencyKey: randomUUID() });
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    expect([201, 403]).toContain(answer.status);
  }

  /** An event that the rules take: a sampled one has an end although it is open. */
  async function recordAdverseEvent(client: ApiClient, patientId: string): Promise<void> {
    const event = {
      termId: 'other',
      otherWords: canary,
      sessionId: null,
      onsetOn: '2026-01-15',
      severity: 'mild',
      seriousness: [],
      relatedness: null,
      actions: null,
      outcome: 'ongoing',
      endedOn: null,
      reports: [{ reportedTo: canary, reportedOn: '2026-01-16', reference: canary }],
      note: canary,
    };
    const path = `/api/v1/patients/${patientId}/adverse-events`;
    const answer = await client.post(path, event, { idempotencyKey: randomUUID() });
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    expect([201, 403]).toContain(answer.status);
    if (answer.status !== 201) return;
    const { id } = answer.as(recordRefSchema);
    const correction = { ...event, reason: canary };
    const address = `/api/v1/adverse-events/${id}`;
    expect((await client.put(address, correction, { version: 1 })).status).toBe(200);
    expect((await client.get(address)).text).toContain(canary);
    expect((await client.get('/api/v1/adverse-events')).text).toContain(canary);
  }

  /** A treatment, a medication, a frown rating and a life event that the rules take: sampled ones contradict themselves. */
  async function recordHistory(
    client: ApiClient,
    patientId: string,
    ratedById: string,
  ): Promise<void> {
    const drug = { drugId: 'other', otherName: canary, otherClass: 'ssri' };
    const treatment = {
      kind: 'drug',
      ...drug,
      startedOn: '2024',
      stoppedOn: '2024',
      isOngoing: false,
      maximumDose: 20,
      doseUnit: 'mg',
      weeksAtDose: 6,
      isDoseAdequate: true,
      sessionCount: null,
      electrodes: null,
      adherence: 'taken',
      outcome: 'none',
      reasonStopped: canary,
      sideEffects: canary,
      augmentationOfId: null,
      informationSource: 'patient',
    };
    const steps = [{ on: '2024', dose: 20 }];
    const medication = { ...drug, doseUnit: 'mg', steps, stoppedOn: null, purpose: canary };
    const rating = { ratedOn: '2026-01-15', atRest: 0, atMaximum: 1, ratedById, note: canary };
    const records = {
      'prior-treatments': treatment,
      medications: medication,
      'frown-ratings': rating,
      'life-events': { happenedOn: '2025', kind: 'other', note: canary },
    };
    for (const [address, body] of Object.entries(records)) {
      const path = `/api/v1/patients/${patientId}/${address}`;
      const answer = await client.post(path, body, { idempotencyKey: randomUUID() });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect([201, 403]).toContain(answer.status);
      if (answer.status !== 201) continue;
      const { id } = answer.as(recordRefSchema);
      const own = `/api/v1/${address}/${id}`;
      const correction = { ...body, reason: canary };
      expect((await client.put(own, correction, { version: 1 })).status).toBe(200);
      expect((await client.get(own)).text).toContain(canary);
    }
  }

  async function use(
    { method, path, body }: Operation,
    client: ApiClient,
    staffId: string,
    patient: { readonly id: string; readonly courseId: string | null } | undefined,
  ): Promise<void> {
    const idAt = (place: string): string => {
      if (/courseId/.test(place) || path.includes('courses/{id}'))
        return patient?.courseId ?? staffId;
      return path.includes('patients/{id}') ? (patient?.id ?? staffId) : staffId;
    };
    const filled = path
      .replace('{form}', 'adverse-event')
      .replace(/\{(\w+)\}/g, (_, name: string) => idAt(name));
    // The database keeps a record number once per practice: the second patient of the same one is refused by it.
    const sent = body ? sampledBody(body, { idAt, textAt: () => canary }) : undefined;
    // A creation names the draft that it uses up: there is none, which is version 0.
    for (const version of [0, 1, 7]) {
      const options = { version, idempotencyKey: randomUUID() };
      const answer = await client.call(method, filled, sent, options);
      answered += 1;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      for (const [name, value] of answer.headers) {
        expect(`${name}: ${withoutPractice(name, value)}`).not.toContain(canary);
      }
      if (answer.status >= 400) expect(answer.text).not.toContain(canary);
    }
    if (method === 'GET') return;
    await client.call(method, filled, undefined, {
      headers: { 'content-type': 'application/json' },
      payload: Buffer.from(`{"givenName":"${canary}`),
    });
  }

  it('was really stored, changed and refused: the flows reach the record', () => {
    figure('canaries planted', `${answered} calls, ${JSON.stringify([...statuses])}`, '0 x 5xx');
    expect(answered).toBeGreaterThan(300);
    for (const status of [200, 201, 403, 404, 409, 412, 422]) {
      expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
    }
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  });

  it('stands in no audit row, which holds ids alone', async () => {
    const client = new ApiClient(url);
    const credentials = { email: 'administrator@glabella.example', password };
    await client.post('/api/v1/sign-in', credentials);
    const trail = await client.get('/api/v1/audit/export');
    expect(trail.text.split('\n').length).toBeGreaterThan(200);
    expect(trail.text).not.toContain(canary);
  });

  it('stands in no log of the API or of PostgreSQL, and in no name of a file', async () => {
    await product.kill('SIGTERM');
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(product.output.split('\n').length).toBeGreaterThan(300);
    expect(product.output).not.toContain(canary);
    expect(log.length).toBeGreaterThan(0);
    expect(log).not.toContain(canary);
    const names = readdirSync(dataDir, { recursive: true }).join('\n');
    expect(names).not.toContain(canary);
  });
});
