import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { demoSignIns } from '@glabella/synthetic';
import { ApiClient } from '../support/api-client';
import { withClient } from '../support/cluster-under-test';
import { figure } from '../support/figure';
import { ProductProcess } from '../support/product-process';
import { takeBackup } from './backup-under-test';
import { type ComparableState, comparableState } from './comparable-state';
import { adminUrlOf } from './embedded-admin';
import { RecordingLoad, signedIn } from './recording-load';

jest.setTimeout(180_000);

describe('a backup of the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-backup-'));
  const dataDir = join(folder, 'data');
  const backup = join(folder, 'backup');
  const restored = join(folder, 'restored');
  const load = new RecordingLoad(4);
  const started: ProductProcess[] = [];
  let url = '';

  const start = async (dir: string) => {
    const product = new ProductProcess(['start'], { DATA_DIR: dir, GLABELLA_DEMO: '1' });
    started.push(product);
    return product.ready();
  };
  const run = async (args: readonly string[], dir: string) => {
    const product = new ProductProcess(args, { DATA_DIR: dir });
    return { code: await product.ended, output: product.output };
  };
  const restoreInto = (name: string, from = backup) =>
    run(['restore', '--from', from], join(folder, name));

  beforeAll(async () => {
    url = await start(dataDir);
    await load.signIn(url);
  });

  afterAll(async () => {
    for (const product of started) if (product.isRunning) await product.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  describe('taken while four people record', () => {
    let atItsEnd: ComparableState;
    let whileCopying = 0;
    let restoredUrl = '';

    beforeAll(async () => {
      load.start();
      await load.acknowledges(20);
      let before = 0;
      const since = performance.now();
      const manifest = await takeBackup({
        to: backup,
        dataDir,
        adminUrl: adminUrlOf(dataDir),
        onStage: async ({ kind }) => {
          if (kind === 'begun') before = load.acknowledged.length;
          if (kind === 'copying') await load.acknowledges(5);
          if (kind !== 'copied') return;
          whileCopying = load.acknowledged.length - before;
          await load.stop();
          await allSealed(adminUrlOf(dataDir));
          atItsEnd = await comparableState(adminUrlOf(dataDir));
        },
      });
      const tookMs = Math.round(performance.now() - since);
      const from = performance.now();
      expect(await restoreInto('restored')).toMatchObject({ code: 0 });
      restoredUrl = await start(restored);
      const backMs = Math.round(performance.now() - from);
      figure(
        'backup drill',
        `${manifest.files.length} files in ${tookMs} ms, ${whileCopying} records written meanwhile; ` +
          `restored and serving in ${backMs} ms`,
        'nothing acknowledged is missing',
      );
    });

    it('holds what was written before and while it was copied', () => {
      expect(whileCopying).toBeGreaterThanOrEqual(5);
      expect(load.unexpected).toEqual([]);
      expect(load.acknowledged).toHaveLength(load.ledger.length);
    });

    it('comes back with every row of every table as of its end', async () => {
      const { tables } = await comparableState(adminUrlOf(restored));
      expect(tables).toEqual(atItsEnd.tables);
      expect(tables['assessment']?.rows).toBeGreaterThan(load.ledger.length);
    });

    it('comes back with the same policies, forced row security, grants and roles', async () => {
      const { guards } = await comparableState(adminUrlOf(restored));
      expect(guards).toEqual(atItsEnd.guards);
      expect(guards.filter((line) => line.includes('rls t force t')).length).toBeGreaterThan(10);
    });

    it('comes back with an audit trail that verifies against its signed heads', async () => {
      const { code, output } = await run(['audit', 'verify'], restored);
      expect(output).toMatch(/\d+ events in \d+ seals, intact\./);
      expect(output).not.toContain('not signed');
      expect(code).toBe(0);
    });

    it('lets people sign in and go on recording', async () => {
      const client = new ApiClient(restoredUrl);
      await signedIn(client, demoSignIns.administrator);
      const next = new RecordingLoad(2);
      await next.signIn(restoredUrl);
      next.start();
      await next.acknowledges(4);
      await next.stop();
      expect(next.unexpected).toEqual([]);
    });
  });

  it('is taken by the command beside the running copy, with all that was acknowledged before', async () => {
    const to = join(folder, 'by-command');
    load.start();
    await load.acknowledges(5);
    const before = [...load.acknowledged];
    const { code, output } = await run(['backup', '--to', to], dataDir);
    expect(output).toMatch(/Backup in .+: \d+ files, [\d.]+ MB, [\d.]+ s\./);
    expect(code).toBe(0);
    await load.stop();
    expect((await restoreInto('by-command-restored', to)).code).toBe(0);
    await start(join(folder, 'by-command-restored'));
    const { rows } = await withClient(adminUrlOf(join(folder, 'by-command-restored')), (admin) =>
      admin.query<{ id: string }>('SELECT assessment_id AS id FROM assessment_version'),
    );
    const ids = new Set(rows.map(({ id }) => id));
    expect(before.filter(({ assessmentId }) => !ids.has(assessmentId ?? ''))).toEqual([]);
    expect((await run(['audit', 'verify'], join(folder, 'by-command-restored'))).code).toBe(0);
  });

  it('can be read by nobody else', () => {
    const modes = readdirSync(backup, { recursive: true, withFileTypes: true }).map((entry) => {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      return [entry.isDirectory() ? 'folder' : 'file', mode & 0o777] as const;
    });
    expect(new Set(modes.map(([kind, mode]) => `${kind} ${mode.toString(8)}`))).toEqual(
      new Set(['folder 700', 'file 600']),
    );
    expect(statSync(backup).mode & 0o777).toBe(0o700);
  });

  it('overwrites nothing, neither a backup nor data', async () => {
    const again = await run(['backup', '--to', backup], dataDir);
    expect(again.code).toBe(1);
    expect(again.output).toContain('is not empty');
    const inside = await run(['backup', '--to', join(dataDir, 'b')], dataDir);
    expect(inside.output).toContain('a backup belongs on another disk');
    const full = join(folder, 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'note'), 'mine');
    const { code, output } = await restoreInto('full');
    expect([code, readdirSync(full)]).toEqual([1, ['note']]);
    expect(output).toContain('is not empty, and a restore overwrites nothing');
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    const adminUrl = adminUrlOf(dataDir);
    const to = join(folder, 'broken-off');
    const taking = takeBackup({
      to,
      dataDir,
      adminUrl,
      onStage: ({ kind }) => {
        if (kind === 'copied') throw new Error('The disk was pulled out');
      },
    });
    await expect(taking).rejects.toThrow('pulled out');
    expect(readdirSync(folder).filter((name) => name.startsWith('broken-off'))).toEqual([]);
    const { rows } = await withClient(adminUrl, (admin) =>
      admin.query('SELECT slot_name FROM pg_replication_slots'),
    );
    expect(rows).toEqual([]);
  });

  describe.each([
    ['a page of the database', /^postgres\/base\/.*\d$/],
    ['a WAL file', /^postgres\/pg_wal\/[0-9A-F]{24}$/],
    ['the control file', /^postgres\/global\/pg_control$/],
    ['the passwords', /^data-dir\/postgres-secrets\.json$/],
    ['the signed heads', /^data-dir\/audit-heads\//],
    ['the manifest', /^manifest\.json$/],
  ])('with one flipped byte in %s', (_, pattern) => {
    it('is refused with the name of the file, and nothing is restored', async () => {
      const path = filesOf(backup)
        .filter((file) => pattern.test(file) && statSync(join(backup, file)).size > 0)
        .at(-1);
      if (path === undefined) throw new Error(`No file like ${pattern}`);
      const undo = flipByte(join(backup, path));
      const { code, output } = await restoreInto('from-damaged');
      undo();
      expect(output).toContain(`The backup is damaged: ${path} is not as it was written`);
      expect(code).toBe(1);
      expect(existsSync(join(folder, 'from-damaged'))).toBe(false);
    });
  });

  it('is refused with a file more or less than it had', async () => {
    const stranger = join(backup, 'postgres', 'stranger');
    appendFileSync(stranger, 'x');
    expect((await restoreInto('from-odd')).output).toContain('postgres/stranger does not belong');
    rmSync(stranger);
    rmSync(join(backup, 'postgres', 'PG_VERSION'));
    expect((await restoreInto('from-odd')).output).toContain('postgres/PG_VERSION is missing');
    expect(existsSync(join(folder, 'from-odd'))).toBe(false);
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Flips the lowest bit in the middle; answers how to flip it back. */
function flipByte(file: string): () => void {
  const content = readFileSync(file);
  const flipped = Buffer.from(content);
  const middle = Math.floor(content.length / 2);
  flipped.writeUInt8(content.readUInt8(middle) ^ 1, middle);
  writeFileSync(file, flipped);
  return () => writeFileSync(file, content);
}

/** Every event is under a seal, and the last round of the sealer is over. */
async function allSealed(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const until = Date.now() + 10_000;
    for (;;) {
      const { rows } = await admin.query<{ rest: number }>(
        `SELECT (SELECT count(*) FROM audit_event)
                - (SELECT coalesce(sum(cardinality(event_ids)), 0) FROM audit_seal) AS rest`,
      );
      if (Number(rows[0]?.rest) === 0) return;
      if (Date.now() > until) throw new Error('The sealer did not come to its end');
      await delay(100);
    }
  });
}
