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
 * is handed over once, to the first GET of the same path; whatever is written makes them all void.
 */
@Service()
export class EarlyReads {
  private readonly http = inject(HttpClient);
  private readonly begun = new Map<string, Begun>();

  /** Asks for a path below `/api/v1/`, unless it was asked for already. */
  begin(path: string): void {
    const url = apiBase + path;
    if (this.fresh(url)) return;
    const context = new HttpContext().set(isEarly, true);
    const answer = new ReplaySubject<HttpEvent<unknown>>();
    this.http.request(new HttpRequest<unknown>('GET', url, { context })).subscribe(answer);
    this.begun.set(url, { at: performance.now(), answer });
  }

  /** The answer that was begun for this URL, once. */
  take(url: string): Observable<HttpEvent<unknown>> | null {
    const begun = this.fresh(url);
    this.begun.delete(url);
    return begun?.answer ?? null;
  }

  /** What was read may be old by now. */
  forget(): void {
    this.begun.clear();
  }

  private fresh(url: string): Begun | null {
    const begun = this.begun.get(url);
    return begun && performance.now() - begun.at < earlyForMs ? begun : null;
  }
}

/** Hands over what was begun early; stands before the interceptor that sends, so that the answer passes it once. */
export const earlyReadInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith(apiBase) || request.context.get(isEarly)) return next(request);
  const early = inject(EarlyReads);
  if (request.method === 'GET') return early.take(request.urlWithParams) ?? next(request);
  early.forget();
  return next(request);
};
