import { execFileSync } from 'node:child_process';
import { Refusal } from '../../config/refusal';

/** The system account that the server runs as; `uid` is null for our own. */
export interface ServerAccount {
  readonly uid: number | null;
  readonly gid: number | null;
}

const ACCOUNT = 'postgres';

/**
 * PostgreSQL refuses to run as root. Started by root, the server runs as the account `postgres`, which is created
 * where it is missing; the application itself stays what it is. Anybody else runs the server as himself.
 */
export function serverAccount(log: (line: string) => void): ServerAccount {
  if (process.getuid?.() !== 0) return { uid: null, gid: null };
  const known = lookUp();
  if (known) return known;
  log(`Started as root: creating the system account "${ACCOUNT}" for the database server`);
  create();
  const created = lookUp();
  if (created) return created;
  throw new Refusal(
    `PostgreSQL does not run as root, and the system account "${ACCOUNT}" could not be created.\n` +
      'Start Glabella as an ordinary user, create that account, or use your own server with DATABASE_URL.',
  );
}

function lookUp(): ServerAccount | null {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === null || gid === null ? null : { uid, gid };
}

function idOf(option: '-u' | '-g'): number | null {
  const text = output('id', [option, ACCOUNT]);
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function create(): void {
  const useradd = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false'];
  if (output('useradd', [...useradd, ACCOUNT]) !== null) return;
  output('adduser', ['-S', '-D', '-H', '-s', '/bin/false', ACCOUNT]);
}

function output(command: string, args: string[]): string | null {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync(command, args, { encoding: 'utf8', stdio: [...stdio] }).trim();
  } catch {
    return null;
  }
}
