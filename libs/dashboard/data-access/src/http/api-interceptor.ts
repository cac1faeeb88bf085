import {
  HttpContextToken,
  type HttpEvent,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, type Observable, retry, switchMap, tap, throwError, timer } from 'rxjs';
import { SignInGate } from '../sign-in/sign-in-gate';
import { apiBase } from './api-path';
import { problemOf } from './api-problem';
import { ConnectionStatus } from './connection-status';

/** Whether a 401 asks for the password and repeats the call, rather than fail it. */
export const awaitsSignIn = new HttpContextToken(() => true);

/** The pauses before a call that got no answer is tried again, in milliseconds. */
export const retryPausesMs: readonly number[] = [400, 1600];

/** A call without effect, or one that the server recognises by its key, may be repeated without asking. */
function isRepeatable(request: HttpRequest<unknown>): boolean {
  return request.method === 'GET' || request.headers.has('Idempotency-Key');
}

/**
 * What every call to the API shares: the header that keeps other sites out, repeating what a lost network swallowed, waiting
 * for the password when the session has ended, and one kind of error.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith(apiBase)) return next(request);
  const connection = inject(ConnectionStatus);
  const gate = inject(SignInGate);
  const marked =
    request.method === 'GET'
      ? request
      : request.clone({ setHeaders: { 'X-Glabella-Request': '1' } });

  const attempt = (): Observable<HttpEvent<unknown>> =>
    next(marked).pipe(
      retry({
        count: isRepeatable(marked) ? retryPausesMs.length : 0,
        delay: (error: unknown, count) =>
          problemOf(error).isNetworkLoss
            ? timer(retryPausesMs[count - 1] ?? 0)
            : throwError(() => error),
      }),
      tap({
        next: () => connection.reached(),
        error: (error: unknown) =>
          problemOf(error).isNetworkLoss ? connection.lost() : connection.reached(),
      }),
      catchError((error: unknown) => throwError(() => problemOf(error))),
    );

  return attempt().pipe(
    catchError((error: unknown) =>
      problemOf(error).status === 401 && request.context.get(awaitsSignIn)
        ? from(gate.signedInAgain()).pipe(switchMap(attempt))
        : throwError(() => error),
    ),
  );
};
