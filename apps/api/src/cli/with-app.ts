import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildApp } from '../build-app';
import type { Environment } from '../config/environment';
import { Refusal } from '../config/refusal';
import { type DatabaseUrls, withClient } from '../database/roles';
import type { CommandContext } from './command';
import { PublicAddress } from '../http/public-address';
import { borrowDatabase, type BorrowedDatabase } from './open-database';

type Lending = Pick<CommandContext, 'environment' | 'output'>;

/** Lends an open database for one command. */
export function withDatabase<Answer>(
  context: Lending,
  work: (urls: DatabaseUrls) => Promise<Answer>,
): Promise<Answer> {
  return withBorrowed(context, ({ urls }) => work(urls));
}

/**
 * Lends the application, connected and not listening, for one command. The addresses that it makes are those of the
 * copy beside which it runs.
 */
export function withApp<Answer>(
  context: Lending,
  work: (app: NestFastifyApplication) => Promise<Answer>,
): Promise<Answer> {
  const { environment } = context;
  return withBorrowed(context, ({ urls, address }) =>
    withAppOn(environment, urls.appUrl, (app) => {
      if (address !== null) app.get(PublicAddress).listeningOn(address);
      return work(app);
    }),
  );
}

async function withBorrowed<Answer>(
  { environment, output }: Lending,
  work: (database: BorrowedDatabase) => Promise<Answer>,
): Promise<Answer> {
  const database = await borrowDatabase(environment, (line) => output.progress(line));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same on a database that is open already. */
export async function withAppOn<Answer>(
  environment: Environment,
  appUrl: string,
  work: (app: NestFastifyApplication) => Promise<Answer>,
): Promise<Answer> {
  await refuseWithoutTables(appUrl);
  const app = await buildApp({ environment, appUrl });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function refuseWithoutTables(appUrl: string): Promise<void> {
  const { rows } = await withClient(appUrl, (client) =>
    client.query<{ tenant: string | null }>(`SELECT to_regclass('tenant')::text AS tenant`),
  );
  if (!rows[0]?.tenant) throw new Refusal('The database has no tables yet: run `migrate` first.');
}
