import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patientPageSchema } from '@glabella/contracts';
import { demoSignIns } from '@glabella/synthetic';
import { FaultyProduct, statusOf } from './support/faulty-product';
import { checkLedger, countVersions } from './support/ledger-check';
import { dailyCalls, type Probe } from './support/probes';
import {
  ApiClient,
  figure,
  RecordingLoad,
  signedIn,
  withClient,
} from './support/product-under-test';

const DISK = '220m';
const BACK_WITHIN_MS = 30_000;
const ROUNDS_BEFORE_LOG = 150;
const ENOUGH_REFUSED = 40;

const countOf = (probes: readonly Probe[], status: number) =>
  probes.filter((probe) => probe.status === status).length;

/** A small disk of memory; null, with the reason printed, where this account may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=700`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true });
    figure('disk full', `SKIPPED, no tmpfs could be mounted: ${String(error)}`, 'needs root');
    return null;
  }
}

/** Takes all the room that is left; answers how to give it back. */
function fill(folder: string): () => void {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
  return () => rmSync(ballast);
}

const disk = smallDisk();

(disk === null ? describe.skip : describe)('a full data directory', () => {
  const load = new RecordingLoad(4);
  let product: FaultyProduct;

  beforeAll(async () => {
    product = await FaultyProduct.create({}, join(disk ?? '', 'data'));
    await product.start();
    await load.signIn(product.url);
  });

  afterAll(async () => {
    await product.remove();
    execFileSync('umount', [disk ?? '']);
    rmSync(disk ?? '', { recursive: true });
  });

  it('refuses writes with 503 or 507, stores nothing in part, reads nothing unaudited, and recovers by itself', async () => {
    const client = await signedIn(new ApiClient(product.url), demoSignIns.clinician);
    const page = (await client.post('/api/v1/patients/search', { limit: 20 })).as(
      patientPageSchema,
    );
    const patientId = page.rows[0]?.id ?? '';
    const [, read, write] = dailyCalls(client, patientId);
    if (!read || !write) throw new Error('No calls');
    const rowsBefore = await countVersions(product.adminUrl);
    const readsBefore = await countReads(product.adminUrl);

    const makeRoom = fill(disk ?? '');
    const writes: Probe[] = [];
    const reads: Probe[] = [];
    const live: number[] = [];
    const until = performance.now() + 90_000;
    for (let round = 1; performance.now() < until; round += 1) {
      // First tables that cannot grow, with a server that runs; then a server that cannot write its log and falls.
      if (round > ROUNDS_BEFORE_LOG) await useUpWal(product.adminUrl);
      writes.push(await write());
      reads.push(await read());
      live.push(await statusOf(`${product.url}/health/live`));
      if (round > ROUNDS_BEFORE_LOG && countOf(writes, 503) >= ENOUGH_REFUSED) break;
    }
    makeRoom();
    const backMs = await product.becomesReady(BACK_WITHIN_MS);
    load.start();
    await load.acknowledges(10);
    await load.stop();

    const stored = countOf(writes, 201);
    const refused = countOf(writes, 503) + countOf(writes, 507);
    const shown = countOf(reads, 200);
    const audited = (await countReads(product.adminUrl)) - readsBefore;
    const found = await checkLedger(product.adminUrl, load, rowsBefore + stored);
    const slowest = Math.max(...[...writes, ...reads].map(({ ms }) => ms));
    figure(
      'disk full',
      `${stored} writes stored, ${refused} refused with 503/507, ` +
        `${writes.length - stored - refused} else; ${shown} records shown, ${audited} reads audited; ` +
        `slowest answer ${Math.round(slowest)} ms; alive ${live.filter((status) => status === 200).length} ` +
        `of ${live.length}; ready ${Math.round(backMs)} ms after there was room`,
      `0 else, answers in 10000 ms, always alive, ready in ${BACK_WITHIN_MS} ms`,
    );
    expect(refused).toBeGreaterThan(0);
    expect(stored + refused).toBe(writes.length);
    expect(audited).toBeGreaterThanOrEqual(shown);
    expect(slowest).toBeLessThan(10_000);
    expect(live.every((status) => status === 200)).toBe(true);
    expect(found).toMatchObject({ lost: 0, doubled: 0, unaudited: 0 });
    expect(await product.rebuildSummaries()).toContain(' 0 differed');
  });
});

/** A new WAL file is what PostgreSQL asks the disk for first; it may be down already. */
async function useUpWal(adminUrl: string): Promise<void> {
  try {
    await withClient(adminUrl, (admin) =>
      admin.query(`SELECT pg_logical_emit_message(false, 'fill', 'x'), pg_switch_wal()`),
    );
  } catch {
    return;
  }
}

async function countReads(adminUrl: string): Promise<number> {
  const { rows } = await withClient(adminUrl, (admin) =>
    admin.query<{ reads: number }>(
      `SELECT count(*)::integer AS reads FROM audit_event
        WHERE action = 'patient.read' AND outcome = 'done'`,
    ),
  );
  return rows[0]?.reads ?? 0;
}
