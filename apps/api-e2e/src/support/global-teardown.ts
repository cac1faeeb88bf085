import { rmSync } from 'node:fs';
import { keptCluster } from './running-cluster';

export default async function tearDown(): Promise<void> {
  const cluster = keptCluster();
  await cluster?.server.stop();
  if (cluster) rmSync(cluster.dataDir, { recursive: true, force: true });
}
