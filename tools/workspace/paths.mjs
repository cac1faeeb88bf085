import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const binFolder = join(root, 'node_modules', '.bin');

const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** The Node that the workspace runs on: the npm package `node`, whatever Node started us. */
export const projectNode = join(root, 'node_modules', 'node', 'bin', program);

/** The environment of every program we start: its own Node first, and nothing that phones home or redraws. */
export function projectEnvironment(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const search = (process.env.PATH ?? '').split(separator).filter((entry) => entry !== binFolder);
  return {
    ...process.env,
    PATH: [binFolder, ...search].join(separator),
    ...quiet,
    ...extra,
  };
}

/** The environment in which npm replaces node_modules: nothing of it may be found inside node_modules. */
export function environmentOutsideNodeModules() {
  const separator = process.platform === 'win32' ? ';' : ':';
  const search = (process.env.PATH ?? '')
    .split(separator)
    .filter((entry) => !entry.replaceAll('\\', '/').includes('/node_modules/'));
  return { ...process.env, PATH: search.join(separator), ...quiet };
}

const quiet = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NG_CLI_ANALYTICS: 'false',
  SCARF_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
};
