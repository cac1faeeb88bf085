import type { EmbeddedServer } from './cluster-under-test';

/** What the set-up of a run hands to its end. */
export interface RunningCluster {
  readonly server: EmbeddedServer;
  readonly dataDir: string;
}

const KEY = Symbol.for('glabella.e2e.cluster');
type Holder = Record<symbol, RunningCluster | undefined>;

export function keepCluster(cluster: RunningCluster): void {
  (globalThis as unknown as Holder)[KEY] = cluster;
}

export function keptCluster(): RunningCluster | undefined {
  return (globalThis as unknown as Holder)[KEY];
}
