import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient, withClient } from './product-under-test';

/** One request and how it ended. */
export interface Probe {
  readonly what: string;
  readonly status: number;
  readonly ms: number;
  readonly isProblem: boolean;
  readonly hasRetryAfter: boolean;
}

/** Sends one request and times it; a broken connection has the status 0. */
export async function probe(what: string, send: () => Promise<Response>): Promise<Probe> {
  const since = performance.now();
  try {
    const answer = await send();
    await answer.text();
    return {
      what,
      status: answer.status,
      ms: performance.now() - since,
      isProblem: (answer.headers.get('content-type') ?? '').startsWith('application/problem+json'),
      hasRetryAfter: answer.headers.has('retry-after'),
    };
  } catch {
    return {
      what,
      status: 0,
      ms: performance.now() - since,
      isProblem: false,
      hasRetryAfter: false,
    };
  }
}

/** The calls of a day at work: a list, a record, a new PHQ-9, a sign-in. */
export function dailyCalls(client: ApiClient, patientId: string) {
  const timed = (what: string, call: () => ReturnType<ApiClient['get']>) => async () =>
    probe(what, async () => {
      const { status, headers, text } = await call();
      const hasBody = status !== 204 && status !== 304;
      return new Response(hasBody ? text : null, { status, headers });
    });
  return [
    timed('list', () => client.post('/api/v1/patients/search', { limit: 20 })),
    timed('record', () => client.get(`/api/v1/patients/${patientId}/record`)),
    timed('write', () =>
      client.post(
        `/api/v1/patients/${patientId}/assessments`,
        {
          instrumentId: 'phq9',
          assessedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
          mode: 'self-paper',
          answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
        },
        { idempotencyKey: randomUUID() },
      ),
    ),
    timed('me', () => client.get('/api/v1/me')),
  ];
}

/** Sends all calls every `everyMs` until `untilMs` are over, and waits for the last answer. */
export async function probeWhile(
  calls: readonly (() => Promise<Probe>)[],
  everyMs: number,
  untilMs: number,
): Promise<readonly Probe[]> {
  const sent: Promise<Probe>[] = [];
  const until = performance.now() + untilMs;
  while (performance.now() < until) {
    sent.push(...calls.map((call) => call()));
    await delay(everyMs);
  }
  return Promise.all(sent);
}

/** Connections of the API that are not idle, after a moment to come to rest. */
export async function busyConnections(adminUrl: string): Promise<number> {
  return withClient(adminUrl, async (admin) => {
    const until = Date.now() + 10_000;
    for (;;) {
      const { rows } = await admin.query<{ busy: number }>(
        `SELECT count(*)::integer AS busy FROM pg_stat_activity
          WHERE application_name = 'glabella-api' AND state <> 'idle'`,
      );
      const busy = rows[0]?.busy ?? 0;
      if (busy === 0 || Date.now() > until) return busy;
      await delay(100);
    }
  });
}
