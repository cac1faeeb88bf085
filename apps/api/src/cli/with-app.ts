import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildApp } from '../build-app';
import type { Environment } from '../config/environment';
import { Refusal } from '../config/refusal';
import { type DatabaseUrls, withClient } from '../database/roles';
import type { CommandContext } from './command';
import { borrowDatabase } from './open-database';

/** Lends an open database for one command. */
export async function withDatabase<Answer>(
  { environment, output }: Pick<CommandContext, 'environment' | 'output'>,
  work: (urls: DatabaseUrls) => Promise<Answer>,
): Promise<Answer> {
  const database = await borrowDatabase(environment, (line) => output.progress(line));
  try {
    return await work(database.urls);
  } finally {
    await database.close();
  }
}

/** Lends the application, connected and not listening, for one command. */
export function withApp<Answer>(
  context: Pick<CommandContext, 'environment' | 'output'>,
  work: (app: NestFastifyApplication) => Promise<Answer>,
): Promise<Answer> {
  return withDatabase(context, ({ appUrl }) => withAppOn(context.environment, appUrl, work));
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
