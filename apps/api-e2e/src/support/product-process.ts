import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { dataFolder } from './data-folder';

const workspace = join(__dirname, '../../../..');
const cli = join(workspace, 'dist/apps/api/cli.js');

/** The memory that `npm start` gives the server: flags of Node, and what its C library is told. */
export const serverMemory: {
  readonly heap: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(workspace, 'tools/workspace/server-memory.json'), 'utf8'));

/** The whole product as its users start it: the built command line in a process of its own. */
export class ProductProcess {
  private said = '';
  private readonly child: ChildProcess;
  /** Resolves with the exit code, or the signal that killed it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;

  constructor(args: readonly string[], variables: Readonly<Record<string, string>>) {
    if (!existsSync(cli)) throw new Error(`${cli} is missing: build first (npx nx build api)`);
    const { heap, environment } =
      args[0] === 'start' ? serverMemory : { heap: [], environment: {} };
    this.child = spawn(process.execPath, [...heap, cli, ...args], {
      cwd: workspace,
      env: {
        ...environment,
        PATH: process.env['PATH'],
        LOG_LEVEL: 'warn',
        PORT: '0',
        DATA_DIR: variables['DATA_DIR'] ?? dataFolder(),
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const keep = (chunk: Buffer) => {
      this.said += chunk.toString();
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    // Not the event 'close': it does not come after the channel was closed from here.
    const outputs = [this.child.stdout, this.child.stderr].flatMap((stream) => stream ?? []);
    const allSaid = Promise.allSettled(outputs.map((stream) => finished(stream)));
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => void allSaid.then(() => resolve(code ?? signal)));
    });
  }

  get output(): string {
    return this.said;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Resolves with the address once it is printed; rejects if the program ends before. */
  async ready(): Promise<string> {
    while (this.isRunning) {
      const url = /Glabella is ready: (\S+)/.exec(this.said)?.[1];
      if (url) return url;
      await delay(10);
    }
    await this.ended;
    throw new Error(`It ended instead of starting:\n${this.said}`);
  }

  async kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.child.kill(signal);
    return this.ended;
  }

  /** What happens when the program that started it is killed: the channel between them closes. */
  loseParent(): void {
    this.child.disconnect();
  }
}
