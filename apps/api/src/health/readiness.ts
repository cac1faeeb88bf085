import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sealer, type SealingHealth } from '../audit/seal/sealer';
import { schemaDifference } from '../database/schema-version';
import { NotReady } from '../http/errors';

/** A probe waits this long for the database, and no longer. */
const PATIENCE_MS = 1_500;

export interface Readiness {
  readonly status: 'ready';
  readonly migrations: number;
  readonly sealing: SealingHealth;
}

/** Whether the process can do its work now: the database answers and has the schema of this version. */
@Injectable()
export class ReadinessProbe {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealer: Sealer,
  ) {}

  /** Throws `NotReady` within two seconds when it cannot. */
  async look(): Promise<Readiness> {
    const done = await this.withinPatience(
      this.dataSource.query<{ name: string }[]>('SELECT name FROM schema_migration'),
    );
    const { missing, unknown } = schemaDifference(done.map(({ name }) => name));
    if (missing.length > 0) {
      throw new NotReady('health.schema_outdated', 'The database is not at this version.');
    }
    if (unknown.length > 0) {
      throw new NotReady('health.schema_newer', 'A newer version has changed the database.');
    }
    return { status: 'ready', migrations: done.length, sealing: this.sealer.health() };
  }

  private async withinPatience<Answer>(work: Promise<Answer>): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const lost = new NotReady('health.database_lost', 'The database does not answer.');
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(lost), PATIENCE_MS);
    });
    try {
      return await Promise.race([work, patience]);
    } catch {
      throw lost;
    } finally {
      clearTimeout(timer);
      work.catch(() => undefined);
    }
  }
}
