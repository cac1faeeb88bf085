import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, readPostmasterFile, withClient } from './support/cluster-under-test';
import { ProductProcess } from './support/product-process';

jest.setTimeout(120_000);

const READY_WITHIN_MS = 15_000;

describe('starting and stopping on the embedded database', () => {
  let dataDir = '';
  const running: ProductProcess[] = [];

  const start = (variables: Record<string, string> = {}) => {
    const product = new ProductProcess(['start'], { DATA_DIR: dataDir, ...variables });
    running.push(product);
    return product;
  };
  const cluster = () => join(dataDir, 'postgres');
  const serverPid = () => readPostmasterFile(cluster())?.pid ?? 0;
  const lives = async (url: string) => (await fetch(`${url}/health/live`)).status;

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'glabella-start-'));
  });

  afterEach(async () => {
    for (const product of running.splice(0)) {
      if (product.isRunning) await product.kill('SIGTERM');
    }
  });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('starts from nothing, keeps its passwords to itself, and stops on SIGTERM with all it started', async () => {
    const product = start();
    expect(await lives(await product.ready())).toBe(200);
    const server = serverPid();
    expect(isAlive(server)).toBe(true);
    const secrets = join(dataDir, 'postgres-secrets.json');
    expect(statSync(secrets).mode & 0o777).toBe(0o600);
    expect(statSync(cluster()).mode & 0o777).toBe(0o700);
    expect(await product.kill('SIGTERM')).toBe(0);
    expect(isAlive(server)).toBe(false);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    );
  });

  it('stops on Ctrl-C, twice pressed too', async () => {
    const product = start();
    await product.ready();
    const server = serverPid();
    const ended = product.kill('SIGINT');
    void product.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(isAlive(server)).toBe(false);
  });

  it('stops when the program that started it is killed', async () => {
    const product = start();
    await product.ready();
    const server = serverPid();
    product.loseParent();
    expect(await product.ended).toBe(0);
    expect(isAlive(server)).toBe(false);
  });

  it('refuses a second copy on the same data in plain words, and the first goes on', async () => {
    const first = start();
    const url = await first.ready();
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(
      `Glabella already runs on this data at ${url} (process ${first.pid})`,
    );
    expect(second.output).not.toMatch(/\bat .*\.(ts|js):\d+/);
    expect(await lives(url)).toBe(200);
  });

  it('refuses a second copy by the lock in the database when the note of the first is gone', async () => {
    const first = start();
    const url = await first.ready();
    rmSync(join(dataDir, 'running.json'));
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output).toContain('Another copy of Glabella works with the database');
    expect(await lives(url)).toBe(200);
  });

  it('is ready again after each of 5 kill -9, whatever they left behind', async () => {
    let product = start();
    await product.ready();
    for (let round = 1; round <= 5; round += 1) {
      const orphan = serverPid();
      await product.kill('SIGKILL');
      expect(isAlive(orphan)).toBe(true);
      const since = performance.now();
      product = start();
      expect(await lives(await product.ready())).toBe(200);
      expect(performance.now() - since).toBeLessThan(READY_WITHIN_MS);
      expect(isAlive(orphan)).toBe(false);
    }
  });

  it('is ready again after a kill -9 of program and database together', async () => {
    const product = start();
    await product.ready();
    process.kill(serverPid(), 'SIGKILL');
    await product.kill('SIGKILL');
    expect(await lives(await start().ready())).toBe(200);
  });

  it('starts the database again when that alone is killed', async () => {
    const product = start();
    const url = await product.ready();
    const killed = serverPid();
    process.kill(killed, 'SIGKILL');
    const until = Date.now() + READY_WITHIN_MS;
    while (serverPid() === killed || !readPostmasterFile(cluster())?.isReady) {
      if (Date.now() > until) throw new Error(product.output);
      await delay(50);
    }
    expect(product.output).toContain('The database server has ended by itself: starting it again');
    expect(await lives(url)).toBe(200);
    expect(await product.kill('SIGTERM')).toBe(0);
  });

  it('is not held up by a number in postmaster.pid that now belongs to another program', async () => {
    const product = start();
    await product.ready();
    await product.kill('SIGTERM');
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => 0, 60000)']);
    const note = [other.pid, cluster(), 1, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n');
    writeFileSync(join(cluster(), 'postmaster.pid'), note);
    expect(await lives(await start().ready())).toBe(200);
    expect(isAlive(other.pid ?? 0)).toBe(true);
    other.kill();
  });

  it('starts with new passwords when their file is lost', async () => {
    rmSync(join(dataDir, 'postgres-secrets.json'));
    expect(await lives(await start().ready())).toBe(200);
  });

  it('refuses a folder that is no complete database and does not touch what is in it', async () => {
    const odd = mkdtempSync(join(tmpdir(), 'glabella-odd-'));
    const folder = join(odd, 'postgres');
    const product = new ProductProcess(['migrate'], { DATA_DIR: odd });
    expect(await product.ended).toBe(0);
    rmSync(join(folder, 'PG_VERSION'));
    const next = new ProductProcess(['start'], { DATA_DIR: odd });
    expect(await next.ended).toBe(1);
    expect(next.output).toContain('is not a complete PostgreSQL database');
    expect(statSync(join(folder, 'base')).isDirectory()).toBe(true);
    rmSync(odd, { recursive: true });
  });

  it.each([40, 120, 250, 400, 600])(
    'recovers when the very first start is killed after %i ms',
    async (afterMs) => {
      const fresh = mkdtempSync(join(tmpdir(), 'glabella-first-'));
      const first = new ProductProcess(['start'], { DATA_DIR: fresh });
      while (first.output === '') await delay(5);
      await delay(afterMs);
      await first.kill('SIGKILL');
      const next = new ProductProcess(['start'], { DATA_DIR: fresh });
      expect(await lives(await next.ready())).toBe(200);
      expect(await next.kill('SIGTERM')).toBe(0);
      rmSync(fresh, { recursive: true, force: true });
    },
  );

  it.each([0, 60, 150, 300])(
    'has the demo practice whole after a start that was killed %i ms into loading it',
    async (afterMs) => {
      const fresh = mkdtempSync(join(tmpdir(), 'glabella-demo-'));
      const variables = { DATA_DIR: fresh, GLABELLA_DEMO: '1' };
      const first = new ProductProcess(['start'], variables);
      while (!first.output.includes('Demo: loading')) await delay(5);
      await delay(afterMs);
      await first.kill('SIGKILL');
      const next = new ProductProcess(['start'], variables);
      await next.ready();
      for (const role of ['psychiatrist', 'clinician', 'administrator']) {
        expect(next.output).toMatch(new RegExp(`${role} +${role}@glabella.example +\\S+`));
      }
      expect(await countDemoRows(fresh)).toEqual({ practices: 1, patients: 60, summaries: 60 });
      expect(await next.kill('SIGTERM')).toBe(0);
      rmSync(fresh, { recursive: true, force: true });
    },
  );

  it('says which port is taken and leaves no database running', async () => {
    const first = start();
    const { port } = new URL(await first.ready());
    const elsewhere = mkdtempSync(join(tmpdir(), 'glabella-port-'));
    const second = new ProductProcess(['start'], { DATA_DIR: elsewhere, PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`Another program already answers on 127.0.0.1, port ${port}`);
    expect(readPostmasterFile(join(elsewhere, 'postgres'))).toBeNull();
    rmSync(elsewhere, { recursive: true });
  });
});

/** As the superuser of the embedded server, who alone sees all practices at once. */
async function countDemoRows(dataDir: string): Promise<unknown> {
  const secrets = JSON.parse(readFileSync(join(dataDir, 'postgres-secrets.json'), 'utf8')) as {
    port: number;
    adminPassword: string;
  };
  const url = `postgresql://glabella_admin:${secrets.adminPassword}@127.0.0.1:${secrets.port}/glabella`;
  const { rows } = await withClient(url, (admin) =>
    admin.query(`SELECT (SELECT count(*)::integer FROM practice) AS practices,
                        (SELECT count(*)::integer FROM patient) AS patients,
                        (SELECT count(*)::integer FROM patient_summary) AS summaries`),
  );
  return rows[0];
}
