import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
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

class ClosedWhileResting extends Error {
  override readonly name = 'ClosedWhileResting';
}

/** Somebody of the practice who is signed in: keeps connections open as a browser does, one per call under way. */
export class BenchClient implements PracticeCalls {
  private readonly agent = new Agent({ keepAlive: true });
  private cookie = '';

  constructor(readonly url: string) {}

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
  download(path: string): Promise<{ firstByteMs: number; ms: number; bytes: number }> {
    return new Promise((resolve, reject) => {
      const since = performance.now();
      const sent = request(`${this.url}/api/v1${path}`, this.options('GET'), (response) => {
        let [bytes, firstByteMs] = [0, 0];
        response.on('data', (chunk: Buffer) => {
          if (bytes === 0) firstByteMs = performance.now() - since;
          bytes += chunk.length;
        });
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
          else resolve({ firstByteMs, ms: performance.now() - since, bytes });
        });
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  close(): void {
    this.agent.destroy();
  }

  private options(method: string, headers: Readonly<Record<string, string>> = {}) {
    return {
      method,
      agent: this.agent,
      headers: { cookie: this.cookie, 'x-glabella-request': '1', ...headers },
    };
  }

  private async answerTo(
    call: ApiCall,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    try {
      return await this.answerToOne(call, headers);
    } catch (error) {
      // As a browser does: the server may close a connection that rests just when it is used again.
      if (!(error instanceof ClosedWhileResting)) throw error;
      return this.answerToOne(call, headers);
    }
  }

  private answerToOne(
    { method, path, body, ifMatch, creates }: ApiCall,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const options = this.options(method, {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...(payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      ...(creates === true ? { 'idempotency-key': randomUUID() } : {}),
      ...headers,
    });
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}/api/v1${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers: answered } = response;
          if (statusCode >= 200 && statusCode < 300) {
            resolve({ chunks, cookies: answered['set-cookie'] ?? [] });
          } else {
            const said = textOf(chunks).slice(0, 500);
            reject(new Error(`${method} ${path}: ${statusCode} ${said}`));
          }
        });
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const isResting = sent.reusedSocket && error.code === 'ECONNRESET';
        reject(isResting ? new ClosedWhileResting() : error);
      });
      sent.end(payload);
    });
  }
}
