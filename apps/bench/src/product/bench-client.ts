import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { z } from 'zod';
import { demoPassword } from '@glabella/synthetic';
import type { PracticeCalls } from './tests-support';

/** The request header that asks the recorder to write this request's statements down (`record/recorder.cjs`). */
export const RECORD_HEADER = 'x-bench-record';

/** One call of the API. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: number;
  /** Whether it creates: then every sending carries a key of its own. */
  readonly creates?: boolean;
}

/** An answer as it came. */
interface Answer {
  readonly chunks: readonly Buffer[];
  readonly cookies: readonly string[];
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Somebody of the practice who is signed in: keeps connections open as a browser does, one per call under way. It runs on
 * the processors of the server that is measured, so that a client counts that is light on them.
 */
export class BenchClient implements PracticeCalls {
  private readonly pool: Pool;
  private cookie = '';

  constructor(readonly url: string) {
    this.pool = new Pool(url);
  }

  /** The same person at another address: a sign-in survives a restart of the product. */
  at(url: string): BenchClient {
    const client = new BenchClient(url);
    client.cookie = this.cookie;
    return client;
  }

  async signIn(email: string): Promise<this> {
    const body = { email, password: demoPassword };
    const { cookies } = await this.answerTo({ method: 'POST', path: '/sign-in', body });
    this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    return this;
  }

  /**
   * Sends; resolves once the last byte of the answer is here. Rejects when it is no success. The bytes stay bytes: to make
   * text of them that nobody reads would be measured as the server's work.
   */
  async send(call: ApiCall, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.answerTo(call, headers);
  }

  /** The answer as text; sends as `send` does. */
  async text(call: ApiCall): Promise<string> {
    return textOf((await this.answerTo(call)).chunks);
  }

  async read<Schema extends z.ZodType>(call: ApiCall, schema: Schema): Promise<z.output<Schema>> {
    return schema.parse(JSON.parse(await this.text(call)));
  }

  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    return this.read({ method: 'GET', path: `/${path}` }, schema);
  }

  ask<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema) {
    return this.read({ method: 'POST', path: `/${path}`, body }, schema);
  }

  create<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, ifMatch?: number) {
    const version = ifMatch === undefined ? {} : { ifMatch };
    return this.read({ method: 'POST', path: `/${path}`, body, creates: true, ...version }, schema);
  }

  change<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, ifMatch: number) {
    return this.read({ method: 'PUT', path: `/${path}`, body, ifMatch }, schema);
  }

  /** Milliseconds until the first byte and until the last of an answer, and its bytes. */
  async download(path: string): Promise<{ firstByteMs: number; ms: number; bytes: number }> {
    const since = performance.now();
    const { statusCode, body } = await this.request('GET', path);
    let [bytes, firstByteMs] = [0, 0];
    for await (const chunk of body) {
      if (bytes === 0) firstByteMs = performance.now() - since;
      bytes += (chunk as Buffer).length;
    }
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
    return { firstByteMs, ms: performance.now() - since, bytes };
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private request(
    method: ApiCall['method'],
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string,
  ) {
    return this.pool.request({
      method,
      path: `/api/v1${path}`,
      headers: { cookie: this.cookie, 'x-glabella-request': '1', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }

  private async answerTo(
    { method, path, body, ifMatch, creates }: ApiCall,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.request(
      method,
      path,
      {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        ...(creates === true ? { 'idempotency-key': randomUUID() } : {}),
        ...headers,
      },
      payload,
    );
    const chunks: Buffer[] = [];
    for await (const chunk of answer.body) chunks.push(chunk as Buffer);
    const { statusCode } = answer;
    if (statusCode < 200 || statusCode >= 300) {
      throw new Error(`${method} ${path}: ${statusCode} ${textOf(chunks).slice(0, 500)}`);
    }
    return { chunks, cookies: [answer.headers['set-cookie'] ?? []].flat() };
  }
}
