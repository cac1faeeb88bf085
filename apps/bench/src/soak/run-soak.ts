import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { memoryMb } from '../product/tests-support';
import { hourOfUse } from './hour-of-use';
import type { MemorySample, SoakFigures } from './steadiness';
import type { Users } from './users';

/** As many as the practice has people: nobody sends a second call before the first is answered. */
const AT_ONCE = 30;
const SAMPLES = 300;
const IDLE_WITHIN_MS = 20_000;

/** What the run needs of the server that it loads. */
export interface SoakedServer {
  readonly users: Users;
  readonly pid: number;
  readonly admin: Client;
}

/** Does what a practice does in sixty minutes within so many milliseconds; later where the machine does not keep up. */
export async function runSoak(
  { users, pid, admin }: SoakedServer,
  durationMs: number,
  say: (line: string) => void,
): Promise<SoakFigures> {
  const since = performance.now();
  const samples: MemorySample[] = [];
  let [calls, errors] = [0, 0];
  const planned = hourOfUse();
  const watch = setInterval(() => {
    samples.push({ at: calls / planned.length, mb: memoryMb(pid) });
  }, durationMs / SAMPLES);
  const underWay = new Set<Promise<void>>();
  try {
    for (const { use, at } of planned) {
      await delay(Math.max(0, at * durationMs - (performance.now() - since)));
      while (underWay.size >= AT_ONCE) await Promise.race(underWay);
      const one: Promise<void> = users[use]()
        .then(
          () => undefined,
          (error: unknown) => {
            errors += 1;
            if (errors === 1) say(`${use}: ${String(error)}`);
          },
        )
        .finally(() => underWay.delete(one));
      underWay.add(one);
      calls += 1;
    }
    await Promise.all(underWay);
  } finally {
    clearInterval(watch);
  }
  return {
    calls,
    errors,
    samples,
    peakMb: Math.max(...samples.map(({ mb }) => mb)),
    busyConnections: await busyAfterAll(admin),
  };
}

/** Connections of the server that do not come to rest. What it does by itself every few seconds takes a moment only. */
async function busyAfterAll(admin: Client): Promise<number> {
  const deadline = performance.now() + IDLE_WITHIN_MS;
  for (;;) {
    const { rows } = await admin.query<{ busy: number }>(
      `SELECT count(*)::integer AS busy FROM pg_stat_activity
        WHERE application_name IN ('glabella-api', 'glabella-streams') AND state <> 'idle'`,
    );
    const busy = rows[0]?.busy ?? 0;
    if (busy === 0 || performance.now() > deadline) return busy;
    await delay(250);
  }
}
