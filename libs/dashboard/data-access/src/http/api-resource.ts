import { HttpContext, httpResource, type HttpResourceRef } from '@angular/common/http';
import type { z } from 'zod';
import { readAnswer } from './api-client';
import { apiBase } from './api-path';
import { isReading } from './early-reads';

/** What a page reads: a path (GET), or a path and a body (POST, where what is asked for must stay out of URLs). */
export type ApiReading = string | { readonly path: string; readonly body: unknown };

/**
 * A resource of the API for a page: read again whenever a signal in `reading` changes, nothing while it is undefined, its
 * value checked by the contract. `error()` goes through `problemOf`; ask `hasValue()` before `value()`.
 *
 * @example readonly record = apiResource(() => apiPath`patients/${this.patientId()}/record`, patientRecordSchema);
 */
export function apiResource<S extends z.ZodType>(
  reading: () => ApiReading | undefined,
  answer: S,
): HttpResourceRef<z.output<S> | undefined> {
  return httpResource<z.output<S>>(
    () => {
      const asked = reading();
      if (asked === undefined) return undefined;
      if (typeof asked === 'string') return { url: apiBase + asked };
      const context = new HttpContext().set(isReading, true);
      return { url: apiBase + asked.path, method: 'POST', body: asked.body, context };
    },
    { parse: (body: unknown) => readAnswer(answer, body) },
  );
}
