import { join } from 'node:path';

/** Where the embedded database keeps its things inside DATA_DIR. */
export interface EmbeddedPaths {
  readonly dataDir: string;
  /** The PostgreSQL data directory; complete whenever it exists. */
  readonly cluster: string;
  readonly secrets: string;
  readonly instance: string;
  readonly serverLog: string;
}

/** The folders and files of one DATA_DIR. */
export function embeddedPaths(dataDir: string): EmbeddedPaths {
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    secrets: join(dataDir, 'postgres-secrets.json'),
    instance: join(dataDir, 'running.json'),
    serverLog: join(dataDir, 'postgres.log'),
  };
}
