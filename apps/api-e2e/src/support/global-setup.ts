import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCluster, inDatabase, publishCluster } from './cluster-address';
import { EmbeddedServer, migrate, withClient } from './cluster-under-test';
import { publishDataFolders } from './data-folder';
import { keepCluster } from './running-cluster';

const TEMPLATE = 'glabella_template';

/**
 * One cluster for the run, by the product's own supervisor, and one migrated database to copy from; none where whoever
 * started the run has one already.
 */
export default async function setUp(): Promise<void> {
  if (hasCluster()) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'glabella-api-e2e-'));
  const server = await EmbeddedServer.start({
    dataDir,
    log: () => undefined,
    onLost: (reason) => {
      throw reason;
    },
  });
  keepCluster({ server, dataDir });
  publishDataFolders(join(dataDir, 'apis'));
  const { adminUrl, ownerUrl, appUrl } = server.urls;
  await withClient(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${TEMPLATE} OWNER glabella_owner`),
  );
  await withClient(inDatabase(adminUrl, TEMPLATE), (admin) =>
    admin.query('GRANT USAGE ON SCHEMA public TO glabella_app'),
  );
  await migrate(inDatabase(ownerUrl, TEMPLATE));
  publishCluster({ adminUrl, ownerUrl, appUrl, templateName: TEMPLATE });
}
