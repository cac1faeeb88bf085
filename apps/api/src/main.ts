import 'reflect-metadata';
import { EnvironmentInvalid, readEnvironment } from './config/environment';
import { Refusal } from './config/refusal';
import { externalUrls } from './database/roles';
import { serve } from './serve';

/** Serves on a database that is there already, as the application role. `cli.js start` does all the rest too. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const appUrl = environment.databaseAppUrl ?? externalUrls(environment)?.appUrl;
  if (!appUrl) throw new Refusal('Set DATABASE_URL or DATABASE_APP_URL, or run `cli.js start`.');
  const server = await serve(environment, appUrl);
  process.stdout.write(`Glabella listens on ${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  const isPlain = error instanceof EnvironmentInvalid || error instanceof Refusal;
  process.stderr.write(`${isPlain ? error.message : 'The server could not start.'}\n`);
  if (!isPlain && error instanceof Error) process.stderr.write(`${error.stack ?? error.name}\n`);
  process.exit(1);
});
