import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import * as z from 'zod';
import { roles, type Role } from '@glabella/contracts';
import type { Answer, ApiClient } from '../support/api-client';
import { loadSyntheticPractice } from '../support/api-under-test';
import { figure } from '../support/figure';
import { operationsOf, type OpenApiDocument, type Operation } from '../support/openapi-operations';
import { inPractice, TestPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { nearBody, nearParameter } from './hostile-values';

/** All operations, each as every role and as nobody, so often that the calls are at least this many. */
const CALLS = 10_000;
const AT_ONCE = 8;
const SEED = Number(process.env['GLABELLA_FUZZ_SEED'] ?? 20261123);

/** Calls after which the caller would be gone, or whose password checks would only be slow. */
const endsTheCaller = ['/api/v1/sign-out', '/api/v1/me/sessions/{id}/revoke', '/api/v1/staff/{id}'];

interface Call {
  readonly operation: Operation;
  readonly role: Role | null;
  readonly path: string;
  readonly body: unknown;
  readonly version: number;
}

describe('input that nobody expects', () => {
  const api = useApi({ now: '2026-11-23T09:00:00Z' });
  let operations: Operation[];
  let practice: TestPractice;
  let ids: string[];
  const clients = new Map<Role | null, ApiClient>();
  const checks = new Map<object, z.ZodType>();

  beforeAll(async () => {
    const options = { seed: 'fuzz', today: '2026-11-23', patientCount: 12 };
    const { practiceId } = await loadSyntheticPractice(api().app, options, () => undefined);
    practice = new TestPractice(api(), practiceId);
    ids = await inPractice(api().database.ownerUrl, practiceId, async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `SELECT id FROM patient UNION ALL SELECT id FROM course UNION ALL SELECT id FROM assessment
         UNION ALL SELECT id FROM injection_session UNION ALL SELECT id FROM safety_follow_up
         UNION ALL SELECT id FROM staff`,
      );
      return rows.map(({ id }) => id);
    });
    const document = (await api().newClient().get('/api/openapi.json')).json();
    operations = operationsOf(document as OpenApiDocument);
    await renewClients();
  }, 60_000);

  async function renewClients(): Promise<void> {
    clients.set(null, api().newClient());
    for (const role of roles) clients.set(role, await practice.clientOf(role));
  }

  function callsOf(operation: Operation, role: Role | null, count: number): Call[] {
    const id = fc.oneof(fc.constantFrom(...ids), fc.uuid({ version: 4 }));
    const parameters = operation.parameters.filter(({ in: place }) => place !== 'header');
    const call = fc.record({
      given: fc.tuple(
        ...parameters.map(({ schema }) =>
          schema.format === 'uuid' ? id.chain(nearParameter) : nearParameter('phq9'),
        ),
      ),
      body: operation.body
        ? fc.array(id, { minLength: 1, maxLength: 4 }).chain((some) => {
            let next = 0;
            return nearBody(operation.body ?? {}, () => some[next++ % some.length] ?? '');
          })
        : fc.constant(undefined),
      version: fc.constantFrom(1, 1, 2, 0, 2_147_483_648),
    });
    const seed = SEED + operations.indexOf(operation) * 7 + [null, ...roles].indexOf(role);
    return fc.sample(call, { numRuns: count, seed }).map(({ given, body, version }) => {
      const value = new Map(parameters.map(({ name }, index) => [name, given[index] ?? '']));
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(value.get(name) ?? ''),
      );
      const query = new URLSearchParams(
        parameters
          .filter(({ in: place }) => place === 'query')
          .map(({ name }): [string, string] => [name, value.get(name) ?? '']),
      );
      return { operation, role, path: query.size > 0 ? `${path}?${query}` : path, body, version };
    });
  }

  /** A machine busy with other things may be told to wait (503 with Retry-After); the same call must then be answered. */
  async function send(
    client: ApiClient,
    { operation, path, body, version }: Call,
  ): Promise<Answer> {
    const again = (): Promise<Answer> =>
      client.call(operation.method, path, body, { version, idempotencyKey: randomUUID() });
    let answer = await again();
    for (let tries = 0; tries < 3 && answer.status === 503; tries += 1) {
      expect(answer.headers.get('retry-after')).not.toBeNull();
      await delay(500);
      answer = await again();
    }
    return answer;
  }

  async function faultOf(call: Call): Promise<string | null> {
    const { operation, role, path, body } = call;
    const client = clients.get(role);
    if (!client) return 'no client';
    const answer = await send(client, call);
    const fault = describeFault(operation, answer);
    if (fault === null) return null;
    const sent = JSON.stringify(body)?.slice(0, 400) ?? '';
    return `${operation.method} ${operation.path} as ${role}: ${fault}\n  ${path}\n  ${sent}`;
  }

  function describeFault({ answers }: Operation, answer: Answer): string | null {
    const { status, text } = answer;
    if (status >= 500) return `${status} ${text}`;
    const schema = answers.get(status);
    if (schema === undefined) return `${status} is not documented: ${text.slice(0, 200)}`;
    if (schema === null) return null;
    if (!checks.has(schema)) checks.set(schema, z.fromJSONSchema(schema as never));
    const read = checks.get(schema)?.safeParse(JSON.parse(text));
    return read?.success === false ? `${status} breaks its schema: ${read.error.message}` : null;
  }

  it('is answered 10,000 times as documented, and never by an error of ours', async () => {
    const fuzzed = operations.filter(({ path }) => !endsTheCaller.includes(path));
    const callers = [null, ...roles];
    const each = Math.ceil(CALLS / (fuzzed.length * callers.length));
    const faults: string[] = [];
    let calls = 0;
    for (const operation of fuzzed) {
      const queue = callers.flatMap((role) => callsOf(operation, role, each));
      const work = async (): Promise<void> => {
        for (let call = queue.pop(); call; call = queue.pop()) {
          calls += 1;
          const fault = await faultOf(call);
          if (fault !== null) faults.push(fault);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await renewClients();
    }
    figure(
      'fuzz',
      `${calls} calls over ${fuzzed.length} operations and ${callers.length} callers, ` +
        `${faults.length} faults (seed ${SEED})`,
      `at least ${CALLS} calls, 0 faults`,
    );
    expect(faults.slice(0, 10)).toEqual([]);
    expect(calls).toBeGreaterThanOrEqual(CALLS);
  }, 600_000);
});
