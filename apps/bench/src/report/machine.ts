import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Client } from 'pg';

/** What the figures were measured on. */
export interface Machine {
  readonly processors: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  /** Programs that wanted a processor in the last minute, ours among them: what else the machine did shows here. */
  readonly load: number;
}

/** This machine and the PostgreSQL behind `admin`. */
export async function describeMachine(admin: Client): Promise<Machine> {
  const { rows } = await admin.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );
  const all = cpus();
  return {
    processors: `${all.length} x ${all[0]?.model.trim() ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    postgres: rows[0]?.version ?? 'unknown',
    load: loadavg()[0] ?? 0,
  };
}

/** The machine in one line under a table. */
export function machineLine({
  processors,
  memoryGb,
  system,
  node,
  postgres,
  load,
}: Machine): string {
  return (
    `${processors}, ${memoryGb} GB, ${system}, Node ${node}, PostgreSQL ${postgres}; ` +
    `load ${load.toFixed(1)} at the end`
  );
}
