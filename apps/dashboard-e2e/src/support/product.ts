import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workspace = join(__dirname, '../../../..');
const cli = join(workspace, 'dist/apps/api/cli.js');
const readyWithinMs = 240_000;

/** The whole product in a process of its own, on data of its own, as its users start it. */
export interface RunningProduct {
  /** Where it answers, without a trailing slash. */
  readonly url: string;
  /** The folder of its data, which goes with it. */
  readonly dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** What `npm start` runs: it builds what has changed, which is nothing in a test, and starts the product. */
export const npmStart: readonly string[] = [join(workspace, 'tools/start.mjs')];

/** Starts the built product on a free port with a data folder that goes with it. */
export async function startProduct(
  variables: Readonly<Record<string, string>>,
  program: readonly string[] = [cli, 'start'],
): Promise<RunningProduct> {
  if (!existsSync(cli)) throw new Error(`${cli} is missing: build first (npx nx build api)`);
  const dataDir = mkdtempSync(join(tmpdir(), 'glabella-browser-'));
  let said = '';
  const child = spawn(process.execPath, [...program], {
    cwd: workspace,
    // The open channel ends the product should this process be killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      ...variables,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  const keep = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  try {
    return { url: await addressOf(child, () => said), dataDir, output: () => said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`Glabella ${what}:\n${said()}`));
    const timer = setTimeout(() => fail('did not get ready'), readyWithinMs);
    child.once('close', () => fail('ended instead of starting'));
    child.stdout?.on('data', () => {
      const url = /Glabella is ready: (\S+)/.exec(said())?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
