import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { demoSignIns } from '@glabella/synthetic';
import { adminUrlOf, roleUrlOf, ProductProcess, readPostmasterFile } from './product-under-test';

/** One product on a port of its own that is killed and started again on the same data. */
export class FaultyProduct {
  private product: ProductProcess | null = null;

  private constructor(
    readonly dataDir: string,
    private readonly port: number,
    private readonly variables: Readonly<Record<string, string>>,
  ) {}

  static async create(
    variables: Readonly<Record<string, string>> = {},
    dataDir = mkdtempSync(join(tmpdir(), 'glabella-faults-')),
  ): Promise<FaultyProduct> {
    return new FaultyProduct(dataDir, await freePort(), variables);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get adminUrl(): string {
    return adminUrlOf(this.dataDir);
  }

  /** The owner of the schema, in a database of this server. */
  ownerUrl(database: string): string {
    return roleUrlOf(this.dataDir, 'glabella_owner', database);
  }

  /** The application's role, in a database of this server. */
  appUrl(database: string): string {
    return roleUrlOf(this.dataDir, 'glabella_app', database);
  }

  get output(): string {
    return this.product?.output ?? '';
  }

  /** The process of the API; 0 while there is none. */
  get pid(): number {
    return this.product?.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.product?.isRunning ?? false;
  }

  /** The PostgreSQL of this product; 0 while there is none. */
  get serverPid(): number {
    return readPostmasterFile(join(this.dataDir, 'postgres'))?.pid ?? 0;
  }

  /** Resolves with the milliseconds until it answered that it is ready. */
  async start(): Promise<number> {
    const since = performance.now();
    this.product = new ProductProcess(['start'], {
      DATA_DIR: this.dataDir,
      PORT: String(this.port),
      GLABELLA_DEMO: '1',
      ...this.variables,
    });
    await this.product.ready();
    await this.becomesReady(60_000);
    return performance.now() - since;
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    await this.product?.kill(signal);
  }

  /** Resolves with the milliseconds until /health/ready says so. */
  async becomesReady(withinMs: number): Promise<number> {
    const since = performance.now();
    while (performance.now() - since < withinMs) {
      if ((await statusOf(`${this.url}/health/ready`)) === 200) return performance.now() - since;
      if (!this.isRunning) throw new Error(`It ended:\n${this.output}`);
      await delay(50);
    }
    throw new Error(`Not ready within ${withinMs} ms:\n${this.output}`);
  }

  /** Runs one command on this data. */
  async run(args: readonly string[]): Promise<{ code: unknown; output: string }> {
    const command = new ProductProcess(args, { DATA_DIR: this.dataDir });
    return { code: await command.ended, output: command.output };
  }

  /** Computes all derived rows anew; resolves with what it said. */
  async rebuildSummaries(): Promise<string> {
    const by = ['--by', demoSignIns.administrator];
    const { code, output } = await this.run(['summary', 'rebuild', ...by]);
    if (code !== 0) throw new Error(output);
    return output;
  }

  async remove(): Promise<void> {
    if (this.isRunning) await this.kill('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** 0 when nobody answers. */
export async function statusOf(url: string): Promise<number> {
  try {
    return (await fetch(url)).status;
  } catch {
    return 0;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
