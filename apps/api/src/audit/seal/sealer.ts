import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Environment } from '../../config/environment';
import { APP_URL } from '../../database/app-url';
import { ENVIRONMENT } from '../../http/environment-token';
import { ProcessLog } from '../../http/process-log';
import type { Seal } from './seal';
import { ChainContradicted, resumeChain, sealPractice, type SealingTools } from './seal-practice';
import { boundAfter, SealRepository } from './seal.repository';
import { signerIn, type HeadSigner } from './signing-key';

/** Every committed event is sealed within 5 s: one round every 2 s leaves room for a slow one. */
const ROUND_MS = 2_000;
/** The lock that makes the sealer single, whichever process it lives in. */
const LOCK = [0x61_ab_e1, 3] as const;

/** `elsewhere`: another process seals; `contradicted`: a chain was tampered with and is left as it is. */
export type SealingState = 'off' | 'running' | 'elsewhere' | 'failing' | 'contradicted';

/** What health tells of the sealer. */
export interface SealingHealth {
  readonly state: SealingState;
  /** Age of the oldest event that no seal covers, as of the last round; null when all are sealed or not known. */
  readonly oldestUnsealedSeconds: number | null;
}

/**
 * Links committed events into the chain of their practice and signs its head in a file outside the database. One sealer
 * works at a time, on a session of its own; it starts with the server, not with every program that builds the application.
 */
@Injectable()
export class Sealer implements BeforeApplicationShutdown {
  private readonly chains = new Map<string, Seal | null>();
  private readonly contradicted = new Set<string>();
  private client: pg.Client | null = null;
  private signer: HeadSigner | null = null;
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();
  private state: SealingState = 'off';
  private oldestUnsealedAt: Date | null = null;

  constructor(
    @Inject(APP_URL) private readonly appUrl: string,
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'dataDir'>,
    private readonly log: ProcessLog,
  ) {}

  /** Seals from now on, until the application closes. */
  start(): void {
    this.schedule(0);
  }

  /** One round, for a program that seals and ends. */
  async sealNow(): Promise<SealingHealth> {
    await this.runRound();
    await this.letGo();
    return this.health();
  }

  health(): SealingHealth {
    const since = this.oldestUnsealedAt?.getTime();
    return {
      state: this.state,
      oldestUnsealedSeconds: since === undefined ? null : Math.round((Date.now() - since) / 1000),
    };
  }

  /** Ends after the round that runs; a last one has sealed what was written until then. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    await this.round;
    await this.runRound();
    await this.letGo();
    this.state = 'off';
  }

  private schedule(ms: number): void {
    this.timer = setTimeout(() => {
      this.round = this.runRound().finally(() => {
        if (this.timer !== null) this.schedule(ROUND_MS);
      });
    }, ms);
    this.timer.unref();
  }

  private async runRound(): Promise<void> {
    try {
      const client = this.client ?? (await this.takeLock());
      if (!client) {
        this.state = 'elsewhere';
        return;
      }
      this.client = client;
      await this.sealAll(client);
      this.state = this.contradicted.size > 0 ? 'contradicted' : 'running';
    } catch (error) {
      if (this.state !== 'failing') this.log.unforeseen(error, null);
      this.state = 'failing';
      await this.letGo();
    }
  }

  /** A session that holds the lock; null while another process has it. */
  private async takeLock(): Promise<pg.Client | null> {
    const client = new pg.Client({
      connectionString: this.appUrl,
      application_name: 'glabella-sealer',
      connectionTimeoutMillis: 3_000,
      query_timeout: 30_000,
      statement_timeout: 30_000,
    });
    // A session that breaks rejects the running query; the event alone would end the process.
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS taken',
      [...LOCK],
    );
    if (rows[0]?.taken) return client;
    await client.end();
    return null;
  }

  private async letGo(): Promise<void> {
    const { client } = this;
    this.client = null;
    this.chains.clear();
    await client?.end().catch(() => undefined);
  }

  private async sealAll(client: pg.Client): Promise<void> {
    const repository = new SealRepository(client);
    const { dataDir } = this.environment;
    this.signer ??= await signerIn(dataDir);
    const tools: SealingTools = { repository, dataDir, signer: this.signer };
    let oldest: Date | null = null;
    for (const practiceId of await repository.practiceIds()) {
      const unsealedAt = await this.sealOne(tools, practiceId);
      if (unsealedAt && (!oldest || unsealedAt < oldest)) oldest = unsealedAt;
    }
    this.oldestUnsealedAt = oldest;
  }

  /** Answers since when the oldest unsealed event of the practice stands. */
  private async sealOne(tools: SealingTools, practiceId: string): Promise<Date | null> {
    if (this.contradicted.has(practiceId)) return null;
    try {
      const known = this.chains.get(practiceId);
      const last = known === undefined ? await resumeChain(tools, practiceId) : known;
      const sealed = await sealPractice(tools, practiceId, last);
      this.chains.set(practiceId, sealed);
      const { repository } = tools;
      const rest = await repository.inPractice(practiceId, () =>
        repository.unsealed(practiceId, boundAfter(sealed)),
      );
      return rest.oldestAt;
    } catch (error) {
      this.chains.delete(practiceId);
      if (!(error instanceof ChainContradicted)) throw error;
      this.contradicted.add(practiceId);
      this.log.alarm('audit chain contradicts its signed heads', { practiceId, seal: error.seal });
      return null;
    }
  }
}
