import { patientPageSchema } from '@glabella/contracts';
import { demoSignIns } from '@glabella/synthetic';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { FaultyProduct, statusOf } from './support/faulty-product';
import { freeze } from './support/frozen';
import { busyConnections, dailyCalls, type Probe, probeWhile } from './support/probes';
import { ApiClient, figure, signedIn, withClient } from './support/product-under-test';

const FROZEN_MS = 60_000;
const ANSWERED_WITHIN_MS = 10_000;
const BACK_WITHIN_MS = 10_000;

describe('a database that does not answer', () => {
  let product: FaultyProduct;
  let client: ApiClient;
  let patientId = '';

  beforeAll(async () => {
    product = await FaultyProduct.create();
    await product.start();
    client = await signedIn(new ApiClient(product.url), demoSignIns.clinician);
    const answer = await client.post('/api/v1/patients/search', { limit: 20 });
    patientId = answer.as(patientPageSchema).rows[0]?.id ?? '';
  });

  afterAll(() => product.remove());

  /** Liveness, asked all the while. */
  const liveness = async (untilMs: number) => {
    const found: number[] = [];
    const until = performance.now() + untilMs;
    while (performance.now() < until) {
      found.push(await statusOf(`${product.url}/health/live`));
      await delay(250);
    }
    return found;
  };

  const expectBounded = (what: string, probes: readonly Probe[], live: readonly number[]) => {
    const slowest = Math.max(...probes.map(({ ms }) => ms));
    const odd = probes.filter(
      ({ status, isProblem, hasRetryAfter }) => status !== 503 || !isProblem || !hasRetryAfter,
    );
    const alive = live.filter((status) => status === 200).length;
    figure(
      what,
      `${probes.length} requests, ${probes.length - odd.length} x 503 with Retry-After, slowest ` +
        `${Math.round(slowest)} ms, alive ${alive} of ${live.length}`,
      `every one 503 in ${ANSWERED_WITHIN_MS} ms, always alive`,
    );
    expect(odd).toEqual([]);
    expect(slowest).toBeLessThan(ANSWERED_WITHIN_MS);
    expect(alive).toBe(live.length);
  };

  const expectBack = async (what: string) => {
    const since = performance.now();
    let status = 0;
    while (status !== 200 && performance.now() - since < 2 * BACK_WITHIN_MS) {
      status = (await client.get(`/api/v1/patients/${patientId}/record`)).status;
      if (status !== 200) await delay(100);
    }
    const ms = performance.now() - since;
    const busy = await busyConnections(product.adminUrl);
    figure(
      what,
      `first good answer after ${Math.round(ms)} ms, ${busy} connections busy at the end`,
      `${BACK_WITHIN_MS} ms, 0 busy`,
    );
    expect(status).toBe(200);
    expect(ms).toBeLessThan(BACK_WITHIN_MS);
    expect(busy).toBe(0);
  };

  it(`answers 503 in under 10 s while it is frozen for ${FROZEN_MS / 1000} s, and recovers by itself`, async () => {
    const goOn = freeze(product.serverPid);
    try {
      const live = liveness(FROZEN_MS);
      const probes = await probeWhile(dailyCalls(client, patientId), 2_000, FROZEN_MS - 10_000);
      expectBounded('frozen', probes, await live);
    } finally {
      goOn();
    }
    await expectBack('after the frost');
  });

  it('answers 503 in under 10 s while every connection waits for a lock, and recovers by itself', async () => {
    const holder = new pg.Client({ connectionString: product.adminUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('LOCK TABLE assessment_version, patient, patient_summary, audit_event');
      const calls = dailyCalls(client, patientId).slice(0, 3);
      const live = liveness(20_000);
      const many = [...calls, ...calls, ...calls, ...calls, ...calls];
      expectBounded('pool exhausted', await probeWhile(many, 1_500, 10_000), await live);
    } finally {
      await holder.end();
    }
    await expectBack('after the locks');
  });

  it('answers 503 in under 10 s while every connection runs a query without end, and recovers by itself', async () => {
    const calls = dailyCalls(client, patientId).slice(0, 3);
    await withClient(product.adminUrl, (admin) =>
      admin.query(
        `CREATE FUNCTION endless() RETURNS trigger LANGUAGE plpgsql
           AS 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END';
         CREATE TRIGGER endless BEFORE INSERT ON audit_event
           FOR EACH ROW EXECUTE FUNCTION endless()`,
      ),
    );
    try {
      const live = liveness(20_000);
      const many = [...calls, ...calls, ...calls, ...calls, ...calls];
      expectBounded('pool full of slow queries', await probeWhile(many, 1_500, 10_000), await live);
    } finally {
      await withClient(product.adminUrl, (admin) =>
        admin.query('DROP TRIGGER endless ON audit_event; DROP FUNCTION endless()'),
      );
    }
    await expectBack('after the slow queries');
  });
});
