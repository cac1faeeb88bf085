import { HttpClient, HttpContext, type HttpResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { z } from 'zod';
import { firstValueFrom } from 'rxjs';
import { awaitsSignIn } from './api-interceptor';
import { apiBase } from './api-path';
import { problemOf, unreadableAnswer } from './api-problem';
import type { Submission } from './submission';

/** The query of a GET; undefined values are left out. Nothing of a patient may stand here. */
export type ApiQuery = Readonly<Record<string, string | number | boolean | undefined>>;

/** One call. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1/`, without a leading slash: see `apiPath`. */
  readonly path: string;
  readonly query?: ApiQuery;
  readonly body?: unknown;
  /** The version that this change starts from, sent as `If-Match`; a newer one on the server answers 412. */
  readonly version?: number;
  /** For a creation: gives the `Idempotency-Key`. */
  readonly submission?: Submission;
  /** `refuse` lets a 401 through; by default the page asks for the password again and repeats the call. */
  readonly signedOut?: 'ask' | 'refuse';
}

/** The answer and the version the server has for it (`ETag`), null when it gave none. */
export interface ApiAnswer<T> {
  readonly value: T;
  readonly version: number | null;
}

/** The body of a contract, checked; an ApiProblem `response.unreadable` when it is not what the contract says. */
export function readAnswer<S extends z.ZodType>(
  schema: S,
  body: unknown,
  requestId: string | null = null,
): z.output<S> {
  const read = schema.safeParse(body);
  if (!read.success) throw unreadableAnswer(requestId);
  return read.data;
}

function versionOf(response: HttpResponse<unknown>): number | null {
  const [, digits] = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('etag') ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}

function present(query: ApiQuery): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Every call to the API: typed by the zod schema of its answer, refused with an ApiProblem. Reading for a page goes through
 * `apiResource` instead.
 */
@Service()
export class ApiClient {
  private readonly http = inject(HttpClient);

  /** The answer of a GET. */
  get<S extends z.ZodType>(path: string, answer: S, query?: ApiQuery): Promise<z.output<S>> {
    return this.send({ method: 'GET', path, query }, answer);
  }

  /** The answer of any call. */
  async send<S extends z.ZodType>(request: ApiRequest, answer: S): Promise<z.output<S>> {
    return (await this.exchange(request, answer)).value;
  }

  /** A call whose answer has no body (204). */
  async run(request: ApiRequest): Promise<void> {
    await this.respond(request);
  }

  /** As `send`, with the version that the answer carries. */
  async exchange<S extends z.ZodType>(
    request: ApiRequest,
    answer: S,
  ): Promise<ApiAnswer<z.output<S>>> {
    const response = await this.respond(request);
    const value = readAnswer(answer, response.body, response.headers.get('x-request-id'));
    return { value, version: versionOf(response) };
  }

  private async respond(request: ApiRequest): Promise<HttpResponse<unknown>> {
    const { method, path, query, body, version, submission, signedOut } = request;
    const headers: Record<string, string> = {};
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    if (submission) headers['Idempotency-Key'] = submission.keyFor(body);
    try {
      const response = await firstValueFrom(
        this.http.request<unknown>(method, apiBase + path, {
          body,
          headers,
          observe: 'response',
          params: query && present(query),
          context: new HttpContext().set(awaitsSignIn, signedOut !== 'refuse'),
        }),
      );
      submission?.finish();
      return response;
    } catch (error) {
      throw problemOf(error);
    }
  }
}
