/** The one door into the tests beside these: the product as a process, its people, its database. */
/* eslint-disable @nx/enforce-module-boundaries -- two test projects of one product share how they start it */
export { default as setUpCluster } from '../../../api-e2e/src/support/global-setup';
export { default as tearDownCluster } from '../../../api-e2e/src/support/global-teardown';
export { ApiClient } from '../../../api-e2e/src/support/api-client';
export { figure } from '../../../api-e2e/src/support/figure';
export {
  buildOwnerDataSource,
  DataSource,
  isAlive,
  migrations,
  readPostmasterFile,
  serverAccount,
  withClient,
} from '../../../api-e2e/src/support/cluster-under-test';
export { ProductProcess, serverMemory } from '../../../api-e2e/src/support/product-process';
export { comparableState } from '../../../api-e2e/src/backup/comparable-state';
export { adminUrlOf, roleUrlOf } from '../../../api-e2e/src/backup/embedded-admin';
export { RecordingLoad, signedIn } from '../../../api-e2e/src/backup/recording-load';
export { figuresByHand } from '../../../api-e2e/src/outcomes/figures-by-hand';
export { expectFiguresByHand } from '../../../api-e2e/src/outcomes/report-against-hand';
export { factsOfArchive } from '../../../api-e2e/src/outcomes/facts-of-archive';
export { readArchive } from '../../../api-e2e/src/exports/export-steps';
