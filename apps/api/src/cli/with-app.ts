import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildApp } from '../build-app';
import type { Environment } from '../config/environment';
import type { DatabaseUrls } from '../database/roles';
import { refuseOtherSchema } from '../database/schema-version';
import type { CommandContext } from './command';
import { PublicAddress } from '../http/public-address';
import { stoppable } from './stoppable';
import { borrowDatabase, type BorrowedDatabase, borrowOrMakeDatabase } from './open-database';

type Lending = Pick<CommandContext, 'environment' | 'output'>;

/** Lends an open database for one command. */
export function withDatabase<Answer>(
  context: Lending,
  work: (urls: DatabaseUrls) => Promise<Answer>,
): Promise<Answer> {
  return withBorrowed(context, borrowDatabase, ({ urls }) => work(urls));
}

/** The same, with a new database where there is none yet. */
export function withDatabaseMade<Answer>(
  context: Lending,
  work: (urls: DatabaseUrls) => Promise<Answer>,
): Promise<Answer> {
  return withBorrowed(context, borrowOrMakeDatabase, ({ urls }) => work(urls));
}

/**
 * Lends the application, connected and not listening, for one command. The addresses that it makes are those of the
 * copy beside which it runs. `stop` aborts when the command shall end.
 */
export function withApp<Answer>(
  context: Lending,
  work: (app: NestFastifyApplication, stop: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { environment } = context;
  return withBorrowed(context, borrowDatabase, ({ urls, address }, stop) =>
    withAppOn(environment, urls.appUrl, (app) => {
      if (address !== null) app.get(PublicAddress).listeningOn(address);
      return work(app, stop);
    }),
  );
}

async function withBorrowed<Answer>(
  { environment, output }: Lending,
  borrow: typeof borrowDatabase,
  work: (database: BorrowedDatabase, stop: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const log = (line: string) => output.progress(line);
  return stoppable(log, async (wish) => {
    const database = await borrow(environment, log);
    try {
      wish.signal.throwIfAborted();
      return await wish.orLeave(work(database, wish.signal));
    } finally {
      await database.close();
    }
  });
}

/** The same on a database that is open already. */
export async function withAppOn<Answer>(
  environment: Environment,
  appUrl: string,
  work: (app: NestFastifyApplication) => Promise<Answer>,
): Promise<Answer> {
  await refuseOtherSchema(appUrl);
  const app = await buildApp({ environment, appUrl });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
