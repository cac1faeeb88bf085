import { z } from 'zod';

const VARIABLE = 'GLABELLA_E2E_CLUSTER';

const addressSchema = z.object({
  adminUrl: z.string(),
  ownerUrl: z.string(),
  appUrl: z.string(),
  /** A database after all migrations that nobody is connected to: every test database is a copy of it. */
  templateName: z.string(),
});

/** Where the cluster of this run is; workers inherit it from the process that started it. */
export type ClusterAddress = z.output<typeof addressSchema>;

export function publishCluster(address: ClusterAddress): void {
  process.env[VARIABLE] = JSON.stringify(address);
}

export function hasCluster(): boolean {
  return process.env[VARIABLE] !== undefined;
}

export function clusterAddress(): ClusterAddress {
  return addressSchema.parse(JSON.parse(process.env[VARIABLE] ?? '{}'));
}

/** The same server and role, another database. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
