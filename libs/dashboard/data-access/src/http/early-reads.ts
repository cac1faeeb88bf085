import {
  HttpClient,
  HttpContext,
  HttpContextToken,
  type HttpEvent,
  type HttpInterceptorFn,
  HttpRequest,
} from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type Observable, ReplaySubject } from 'rxjs';
import { apiBase } from './api-path';
import { type ApiReading, isReading, sentAs } from './api-reading';

/** For so long an answer may wait for the page that it was begun for, in milliseconds; then it is asked for anew. */
export const earlyForMs = 5000;

/** Whether a request is the early one itself. */
const isEarly = new HttpContextToken(() => false);

interface Begun {
  readonly at: number;
  readonly answer: Observable<HttpEvent<unknown>>;
}

/**
 * What a page is going to read, asked for at the click that leads to it, while the page itself is still being built. Each answer
 * is handed over once, to the first that reads the same; whatever is written makes them all void.
 */
@Service()
export class EarlyReads {
  private readonly http = inject(HttpClient);
  private readonly begun = new Map<string, Begun>();

  /** Asks for a path below `/api/v1/`, unless it was asked for already. */
  begin(reading: ApiReading): void {
    const request = requestOf(reading);
    const key = keyOf(request);
    if (this.fresh(key)) return;
    const answer = new ReplaySubject<HttpEvent<unknown>>();
    this.http.request(request).subscribe(answer);
    this.begun.set(key, { at: performance.now(), answer });
  }

  /** The answer that was begun for the same request, once. */
  take(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> | null {
    const key = keyOf(request);
    const begun = this.fresh(key);
    this.begun.delete(key);
    return begun?.answer ?? null;
  }

  /** What was read may be old by now. */
  forget(): void {
    this.begun.clear();
  }

  private fresh(key: string): Begun | null {
    const begun = this.begun.get(key);
    return begun && performance.now() - begun.at < earlyForMs ? begun : null;
  }
}

function requestOf(reading: ApiReading): HttpRequest<unknown> {
  const { method, url, body, context } = sentAs(reading, new HttpContext().set(isEarly, true));
  return new HttpRequest<unknown>(method, url, body, { context });
}

const keyOf = ({ method, urlWithParams, body }: HttpRequest<unknown>): string =>
  `${method} ${urlWithParams} ${JSON.stringify(body)}`;

/** Hands over what was begun early; stands before the interceptor that sends, so that the answer passes it once. */
export const earlyReadInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith(apiBase) || request.context.get(isEarly)) return next(request);
  const early = inject(EarlyReads);
  const answer = early.take(request);
  if (answer) return answer;
  if (request.method !== 'GET' && !request.context.get(isReading)) early.forget();
  return next(request);
};
