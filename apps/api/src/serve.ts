import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Sealer } from './audit/seal/sealer';
import { buildApp } from './build-app';
import type { Environment } from './config/environment';
import { refuseUnsafeDatabase } from './database/prepare';
import { refuseOtherSchema } from './database/schema-version';
import { EscalationWatch } from './follow-ups/escalation-watch';
import { CreationHousekeeping } from './http/creation-housekeeping';
import { PublicAddress } from './http/public-address';
import { SignInHousekeeping } from './identity/housekeeping';
import { RebuildWorker } from './patient-summary/rebuild-worker';

/** The running server: where it listens, and how to end it. */
export interface RunningServer {
  readonly app: NestFastifyApplication;
  /** The address to open, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the application on the database of `appUrl` and listens where the environment says. */
export async function serve(environment: Environment, appUrl: string): Promise<RunningServer> {
  await refuseUnsafeDatabase(appUrl);
  await refuseOtherSchema(appUrl);
  const app = await buildApp({ environment, appUrl });
  try {
    await app.listen(environment.port, environment.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  const url = addressOf(app, environment);
  app.get(Sealer).start();
  app.get(SignInHousekeeping).start();
  app.get(CreationHousekeeping).start();
  app.get(RebuildWorker).start();
  app.get(EscalationWatch).start();
  app.get(PublicAddress).listeningOn(url);
  return { app, url, close: () => app.close() };
}

function addressOf(app: NestFastifyApplication, environment: Environment): string {
  if (environment.publicUrl) return environment.publicUrl;
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : environment.port;
  const host = environment.host.includes(':') ? `[${environment.host}]` : environment.host;
  return `http://${host}:${port}`;
}
