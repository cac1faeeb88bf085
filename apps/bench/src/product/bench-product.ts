import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { loadPractice } from '../data/load-practice';
import { adminUrlOf, peakMemoryMb, ProductProcess, roleUrlOf } from './tests-support';

/** What is required into the server so that it writes the statements of marked requests down. */
export const RECORDER = resolve(__dirname, '../record/recorder.cjs');

const LOOKS_FOR_WORK_MS = 2_000;

/** The built product, on data that are made for measuring. */
export class BenchProduct {
  private product: ProductProcess | null = null;
  url = '';
  private peakMb = 0;

  private constructor(
    readonly dataDir: string,
    private readonly isOurs: boolean,
  ) {}

  /** With a practice of so many synthetic patients, in a folder that goes when the run is over. */
  static async withPatients(patients: number, say: (line: string) => void): Promise<BenchProduct> {
    const product = new BenchProduct(mkdtempSync(join(tmpdir(), 'glabella-bench-')), true);
    try {
      await loadPractice(product, patients, say);
      return product;
    } catch (error) {
      await product.remove();
      throw error;
    }
  }

  /** On a folder that stays, with whatever was loaded there before. */
  static in(dataDir: string): BenchProduct {
    return new BenchProduct(dataDir, false);
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

  /** Starts it, in the heap that it has everywhere. */
  async start(variables: Readonly<Record<string, string>> = {}, nodeOptions = ''): Promise<void> {
    this.product = new ProductProcess(['start'], {
      DATA_DIR: this.dataDir,
      GLABELLA_DEMO: '1',
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: nodeOptions,
      ...variables,
    });
    this.url = await this.product.ready();
  }

  /**
   * Resolves when nothing is being computed anew: after an upgrade that derives more, or otherwise, from the records, a
   * started product does so for every patient, and would be measured at it.
   */
  async isAtRest(): Promise<void> {
    await delay(LOOKS_FOR_WORK_MS);
    for (;;) {
      const { rows } = await this.withAdmin((admin) =>
        admin.query('SELECT FROM derived_rebuild WHERE finished_at IS NULL'),
      );
      if (rows.length === 0) return;
      await delay(LOOKS_FOR_WORK_MS);
    }
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

  /** Runs a command of the product to its end. */
  command(...args: string[]): Promise<void> {
    return this.commandWith({}, ...args);
  }

  /** The same with variables of its own, such as a password. */
  async commandWith(variables: Readonly<Record<string, string>>, ...args: string[]): Promise<void> {
    const command = new ProductProcess(args, { ...variables, DATA_DIR: this.dataDir });
    if ((await command.ended) !== 0) throw new Error(command.output);
  }
}
