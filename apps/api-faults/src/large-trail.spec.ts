import { setTimeout as delay } from 'node:timers/promises';
import { FaultyProduct } from './support/faulty-product';
import { cpuTimeMs, peakMemoryMb } from './support/process-figures';
import { figure, ProductProcess, withClient } from './support/product-under-test';

/** Events of a practice that reads and writes a thousand times a day, over most of a year. */
const EVENTS = 200_000;
const EVENTS_PER_TRANSACTION = 4_000;
const SEALED_WITHIN_MS = 120_000;
/** As patient as a busy machine needs; what the program itself computes is printed beside it. */
const VERIFIED_WITHIN_MS = 300_000;
const MEMORY_MB = 512;

/** Runs `audit verify` and watches what it takes. */
async function verify(dataDir: string) {
  const since = performance.now();
  const command = new ProductProcess(['audit', 'verify'], { DATA_DIR: dataDir });
  let peakMb = 0;
  let cpuMs = 0;
  while (command.isRunning) {
    peakMb = Math.max(peakMb, peakMemoryMb(command.pid));
    cpuMs = Math.max(cpuMs, cpuTimeMs(command.pid));
    await delay(20);
  }
  const code = await command.ended;
  return { code, output: command.output, ms: performance.now() - since, peakMb, cpuMs };
}

describe('a trail of a large practice', () => {
  let product: FaultyProduct;

  beforeAll(async () => {
    product = await FaultyProduct.create();
    await product.start();
  });

  afterAll(() => product.remove());

  const count = async (sql: string): Promise<number> => {
    const { rows } = await withClient(product.adminUrl, (admin) =>
      admin.query<{ found: number }>(`SELECT coalesce((${sql}), 0)::integer AS found`),
    );
    return rows[0]?.found ?? 0;
  };

  it(`of ${EVENTS} events is sealed while it grows, verified in bounded time and memory, and names a changed row`, async () => {
    await withClient(product.adminUrl, async (admin) => {
      for (let written = 0; written < EVENTS; written += EVENTS_PER_TRANSACTION) {
        await admin.query(
          `INSERT INTO audit_event (practice_id, actor_id, action, outcome, patient_ids, subject_type,
                                    subject_id, detail, request_id, address)
           SELECT practice.id, staff.id, 'patient.read', 'done', ARRAY[patient.id], 'patient', patient.id,
                  jsonb_build_object('row', row), gen_random_uuid()::text, '127.0.0.1'
             FROM generate_series(1, $1) row, (SELECT id FROM tenant LIMIT 1) practice,
                  (SELECT id FROM staff LIMIT 1) staff, (SELECT id FROM patient LIMIT 1) patient`,
          [EVENTS_PER_TRANSACTION],
        );
      }
    });
    const written = performance.now();
    const unsealed = `(SELECT count(*) FROM audit_event)
                      - (SELECT sum(event_count) FROM audit_seal)`;
    while ((await count(unsealed)) > 0 && performance.now() - written < SEALED_WITHIN_MS) {
      await delay(250);
    }
    const sealedMs = performance.now() - written;
    expect(await count(unsealed)).toBe(0);

    const intact = await verify(product.dataDir);
    const events = await count('SELECT count(*) FROM audit_event');
    figure(
      'audit trail of a large practice',
      `${events} events sealed ${Math.round(sealedMs)} ms after the last; verified in ` +
        `${Math.round(intact.ms)} ms (${Math.round((events / intact.ms) * 1000)} events/s; ` +
        `${Math.round(intact.cpuMs)} ms of processor time), ` +
        `${Math.round(intact.peakMb)} MB at most`,
      `${VERIFIED_WITHIN_MS} ms, ${MEMORY_MB} MB`,
    );
    expect(intact.output).toContain('intact.');
    expect(intact.code).toBe(0);
    expect(events).toBeGreaterThanOrEqual(EVENTS);
    expect(intact.ms).toBeLessThan(VERIFIED_WITHIN_MS);
    expect(intact.peakMb).toBeLessThan(MEMORY_MB);

    const changed = await count('SELECT id FROM audit_event ORDER BY id OFFSET 100000 LIMIT 1');
    await withClient(product.adminUrl, (admin) =>
      admin.query(`UPDATE audit_event SET action = 'patient.search' WHERE id = $1`, [changed]),
    );
    const tampered = await verify(product.dataDir);
    expect(tampered.code).toBe(1);
    expect(tampered.output).toMatch(
      new RegExp(`Event ${changed} \\(seal \\d+\\) was changed after it was sealed`),
    );
    expect(tampered.output).toContain('1 findings');
  });
});
