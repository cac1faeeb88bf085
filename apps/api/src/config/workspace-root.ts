import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the workspace, found from the running file: the bundle and the sources lie at different depths. */
export function workspaceRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const above = dirname(from);
  return above === from ? process.cwd() : workspaceRoot(above);
}
