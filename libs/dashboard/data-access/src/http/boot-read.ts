import {
  HttpErrorResponse,
  HttpHeaders,
  type HttpInterceptorFn,
  HttpResponse,
} from '@angular/common/http';
import { catchError, from, throwError } from 'rxjs';
import { apiBase } from './api-path';

/** The page's first script is a bundle of its own and shares no module with the rest: what it began waits here. */
const place = globalThis as typeof globalThis & {
  glabellaBootRead?: { readonly url: string; readonly answer: Promise<Response> } | undefined;
};

/** Asks for a path below `/api/v1/` before the framework is there; the first GET of it takes the answer over. */
export function readAtBoot(path: string): void {
  const url = apiBase + path;
  const answer = fetch(url, { headers: { Accept: 'application/json' } });
  // Whoever takes it over meets the failure.
  answer.catch(() => undefined);
  place.glabellaBootRead = { url, answer };
}

/** Hands over what was begun at boot, once; stands last, as the network would. A lost answer is asked for anew. */
export const bootReadInterceptor: HttpInterceptorFn = (request, next) => {
  const begun = place.glabellaBootRead;
  if (request.method !== 'GET' || begun?.url !== request.urlWithParams) return next(request);
  place.glabellaBootRead = undefined;
  return from(begun.answer.then(answerOf)).pipe(
    catchError((error: unknown) =>
      error instanceof HttpErrorResponse ? throwError(() => error) : next(request),
    ),
  );
};

async function answerOf(response: Response): Promise<HttpResponse<unknown>> {
  const { status, statusText, url } = response;
  const headers = new HttpHeaders(response.headers);
  const body: unknown = await response.json();
  if (response.ok) return new HttpResponse({ body, headers, status, statusText, url });
  throw new HttpErrorResponse({ error: body, headers, status, statusText, url });
}
