import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FloorPool } from '../floors/floor-pool';
import type { Replayed } from '../record/statement-template';

/** What a request of the bare server does, and what it answers: the bytes that the API answered. */
export interface BareJob {
  readonly turns: readonly (readonly Replayed[])[];
  readonly answer: string;
}

/** What the server is told when it starts; it answers with its port. */
export interface BareWork {
  readonly databaseUrl: string;
  readonly jobs: readonly BareJob[];
}

/**
 * The least that a server can do and keep the promises: the statements of the request in their turns, over as many
 * connections as the API has, and the bytes. No framework, no check, nothing computed. `/…/3` is the fourth job. Runs in a
 * process of its own, which ends with the one that started it.
 */
export async function main(): Promise<number> {
  const { databaseUrl, jobs } = await new Promise<BareWork>((resolve) =>
    process.once('message', (work) => resolve(work as BareWork)),
  );
  const pool = await FloorPool.open(databaseUrl);
  const answers = jobs.map(({ answer }) => Buffer.from(answer));
  const server = createServer((request, response) => {
    const place = Number(request.url?.split('/').at(-1));
    const [job, answer] = [jobs[place], answers[place]];
    if (!job || !answer) return void response.writeHead(404).end();
    pool.inTurns(job.turns).then(
      () => {
        const length = { 'content-length': answer.length };
        response.writeHead(200, { 'content-type': 'application/json', ...length }).end(answer);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.send?.((server.address() as AddressInfo).port);
  await new Promise((resolve) => process.once('disconnect', resolve));
  server.closeAllConnections();
  server.close();
  await pool.close();
  return 0;
}
