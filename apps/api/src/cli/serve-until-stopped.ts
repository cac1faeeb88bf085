import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../config/environment';
import { Refusal } from '../config/refusal';
import { type RunningServer, serve } from '../serve';
import type { StopRequest } from './stop-request';

/** Requests that are still running get this long to end. */
const CLOSING_PATIENCE_MS = 10_000;

/** Serves until something asks to stop, then lets running requests end. Throws the reason if it is not a wish. */
export async function serveUntilStopped(
  environment: Environment,
  appUrl: string,
  stop: StopRequest,
  onServing: (server: RunningServer) => Promise<void> | void,
): Promise<void> {
  const server = await serveOrRefuse(environment, appUrl);
  let reason: Awaited<StopRequest['requested']>;
  try {
    await onServing(server);
    reason = await stop.requested;
  } finally {
    await Promise.race([server.close(), delay(CLOSING_PATIENCE_MS, undefined, { ref: false })]);
  }
  if (reason !== 'asked') throw reason;
}

async function serveOrRefuse(environment: Environment, appUrl: string): Promise<RunningServer> {
  try {
    return await serve(environment, appUrl);
  } catch (error) {
    const { host, port } = environment;
    switch ((error as NodeJS.ErrnoException).code) {
      case 'EADDRINUSE':
        throw new Refusal(
          `Another program already answers on ${host}, port ${port}. Choose another: PORT=${port + 1} npm start`,
        );
      case 'EACCES':
        throw new Refusal(`This user may not open port ${port}. Choose one above 1023 with PORT.`);
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        throw new Refusal(`HOST ${host} is not an address of this machine.`);
      default:
        throw error;
    }
  }
}
