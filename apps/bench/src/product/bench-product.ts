import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { adminUrlOf, peakMemoryMb, ProductProcess, roleUrlOf } from './tests-support';

/** The heap in which the server is measured: `docs/performance.md` says why Node needs to be told. */
export const HEAP = '--max-old-space-size=160 --max-semi-space-size=16';

/** The built product on a synthetic practice of a chosen size, in a folder that goes when the run is over. */
export class BenchProduct {
  private product: ProductProcess | null = null;
  url = '';
  private peakMb = 0;

  private constructor(
    readonly dataDir: string,
    private readonly isOurs: boolean,
  ) {}

  /** With `patients` synthetic patients; or, with `dataDir`, what was loaded there before. */
  static async create(patients: number, dataDir?: string): Promise<BenchProduct> {
    const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'glabella-bench-'));
    const product = new BenchProduct(folder, dataDir === undefined);
    if (dataDir === undefined) {
      await product.command('migrate');
      await product.command('seed', '--demo', '--patients', String(patients));
    }
    return product;
  }

  get adminUrl(): string {
    return adminUrlOf(this.dataDir);
  }

  /** Does something as the superuser of the database, which runs while the product does. */
  async withAdmin<Answer>(work: (admin: Client) => Promise<Answer>): Promise<Answer> {
    const admin = new Client({ connectionString: this.adminUrl });
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.end();
    }
  }

  /** The role that the API connects as. */
  get appUrl(): string {
    return roleUrlOf(this.dataDir, 'glabella_app');
  }

  get pid(): number {
    return this.product?.pid ?? 0;
  }

  /** The most memory that the measured server has had, in MB. */
  get peakMemoryMb(): number {
    return Math.max(this.peakMb, peakMemoryMb(this.pid));
  }

  /** Starts it; `nodeOptions` are added to the heap's. */
  async start(variables: Readonly<Record<string, string>> = {}, nodeOptions = ''): Promise<void> {
    this.product = new ProductProcess(['start'], {
      DATA_DIR: this.dataDir,
      GLABELLA_DEMO: '1',
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: `${HEAP} ${nodeOptions}`.trim(),
      ...variables,
    });
    this.url = await this.product.ready();
  }

  async stop(): Promise<void> {
    this.peakMb = this.peakMemoryMb;
    await this.product?.kill('SIGTERM');
    this.product = null;
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.isOurs) rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async command(...args: string[]): Promise<void> {
    const command = new ProductProcess(args, { DATA_DIR: this.dataDir });
    if ((await command.ended) !== 0) throw new Error(command.output);
  }
}
