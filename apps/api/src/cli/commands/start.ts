import { demoPassword, demoSignIns } from '@glabella/synthetic';
import { migrate } from '../../database/prepare';
import { withClient } from '../../database/roles';
import type { Command } from '../command';
import { holdsPractice, loadDemo } from './seed';
import { openDatabase } from '../open-database';
import { serveUntilStopped } from '../serve-until-stopped';
import { StopRequest } from '../stop-request';

export const startCommand: Command = {
  name: 'start',
  summary:
    'Do everything: start the database, migrate, serve; stop all of it on Ctrl-C or SIGTERM.',
  details:
    'Without DATABASE_URL it starts the embedded PostgreSQL in DATA_DIR (default: .data in the repository).\n' +
    'With DATABASE_URL (the owner of a PostgreSQL of yours) it uses that one, with the same migrations.\n' +
    'GLABELLA_DEMO=1 loads the synthetic demo practice into a database that holds no practice.',
  options: {},
  async run({ environment, output }) {
    const log = (line: string) => output.progress(line);
    const stop = new StopRequest();
    log(
      environment.databaseUrl === null
        ? `Database: embedded PostgreSQL in ${environment.dataDir}`
        : 'Database: the PostgreSQL of DATABASE_URL',
    );
    const database = await openDatabase(environment, { log, onLost: stop.because });
    try {
      const migrated = await migrate(database.urls.ownerUrl);
      if (migrated.length > 0) log(`Database: ${migrated.length} migrations run`);
      if (environment.isDemo && !(await holdsPractice(database.urls.appUrl))) {
        await loadDemo(environment, database.urls.appUrl, log);
      }
      await serveUntilStopped(environment, database.urls.appUrl, stop, async ({ url }) => {
        database.announce(url);
        const signIns = await demoSignInsIn(database.urls.appUrl);
        output.result({ address: url, demoSignIns: signIns }, welcome(url, signIns));
        void stop.requested.then(() => log('Stopping: requests end, then the database'));
      });
    } finally {
      await database.close();
    }
    log('Stopped.');
  },
};

interface DemoSignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** One sign-in per role, of those demo accounts that this database knows. */
async function demoSignInsIn(appUrl: string): Promise<readonly DemoSignIn[]> {
  const known = await withClient(appUrl, (client) =>
    client.query<{ email_key: string }>(
      'SELECT email_key FROM login WHERE email_key = ANY($1) AND password_hash IS NOT NULL',
      [Object.values(demoSignIns)],
    ),
  );
  const emails = new Set(known.rows.map(({ email_key }) => email_key));
  return Object.entries(demoSignIns)
    .filter(([, email]) => emails.has(email))
    .map(([role, email]) => ({ role, email, password: demoPassword }));
}

function welcome(url: string, signIns: readonly DemoSignIn[]): string {
  const lines = ['', `Glabella is ready: ${url}`, ''];
  if (signIns.length > 0) {
    lines.push('Sign in to the synthetic demo practice (no real patient is in it):', '');
    for (const { role, email, password } of signIns) {
      lines.push(`  ${role.padEnd(14)} ${email.padEnd(34)} ${password}`);
    }
    lines.push('');
  }
  lines.push('Ctrl-C stops everything.');
  return lines.join('\n');
}
