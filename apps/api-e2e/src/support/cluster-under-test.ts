/** The second door: the database below the API. Apart, because the set-up of a run loads no application. */
/* eslint-disable @nx/enforce-module-boundaries -- the boundaries forbid importing an app; this is the app under test */
export { EmbeddedServer } from '../../../api/src/database/embedded/embedded-server';
export { serverAccount } from '../../../api/src/database/embedded/account';
export { serverPrograms } from '../../../api/src/database/embedded/programs';
export { runInCluster, spawnInCluster } from '../../../api/src/database/embedded/program-run';
export { readPostmasterFile } from '../../../api/src/database/embedded/postmaster-file';
export { isAlive } from '../../../api/src/database/embedded/processes';
export { migrate } from '../../../api/src/database/prepare';
export { migrations } from '../../../api/src/database/migrations';
export { buildOwnerDataSource } from '../../../api/src/database/data-source';
export { DataSource } from 'typeorm';
export { ensureAppRole, derivedAppUrl, withClient } from '../../../api/src/database/roles';
export {
  refuseForgetfulServer,
  refusePowerfulAppRole,
} from '../../../api/src/database/server-checks';
