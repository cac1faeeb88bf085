import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { REQUEST_HEADER } from './api-under-test';

/** What the API answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON body; throws if it is none. */
  json(): unknown;
  /** The body as a contract: throws, with the body, if it does not keep it. */
  as<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `If-Match: "<version>"`. */
  readonly version?: number;
  readonly idempotencyKey?: string;
  /** Bytes to send as they are, instead of a body. */
  readonly payload?: Buffer;
}

/** One browser's worth of HTTP: keeps cookies, and sends what the dashboard sends with a change. */
export class ApiClient {
  private readonly cookies = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  get(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('GET', path, undefined, options);
  }

  post(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('POST', path, body, options);
  }

  put(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('PUT', path, body, options);
  }

  patch(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('PATCH', path, body, options);
  }

  delete(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('DELETE', path, undefined, options);
  }

  /** A key for one attempt to create something; the same key is the same attempt. */
  static newIdempotencyKey(): string {
    return randomUUID();
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** A file as it streams, with its first byte still to come; the caller reads or cancels it. */
  open(path: string, signal?: AbortSignal): Promise<Response> {
    return fetch(new URL(path, this.baseUrl), {
      redirect: 'manual',
      headers: this.cookies.size === 0 ? {} : { cookie: this.cookieHeader() },
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async call(
    method: string,
    path: string,
    body: unknown,
    { headers = {}, version, idempotencyKey, payload }: CallOptions = {},
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.baseUrl), {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { [REQUEST_HEADER]: '1' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookieHeader() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(payload === undefined ? {} : { body: new Uint8Array(payload) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.receive(cookie);
    return toAnswer(response, await response.text());
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private receive(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    if (value === '' || /;\s*max-age=0/i.test(setCookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function toAnswer(response: Response, text: string): Answer {
  const { status, headers } = response;
  return {
    status,
    headers,
    text,
    json: () => JSON.parse(text) as unknown,
    as: (schema) => {
      const parsed = schema.safeParse(text === '' ? undefined : JSON.parse(text));
      if (!parsed.success) {
        throw new Error(`${status} does not keep the contract: ${parsed.error.message}\n${text}`);
      }
      return parsed.data;
    },
  };
}
