import { httpResource, type HttpResourceRef } from '@angular/common/http';
import type { z } from 'zod';
import { readAnswer } from './api-client';
import { type ApiReading, sentAs } from './api-reading';

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
      return asked === undefined ? undefined : sentAs(asked);
    },
    { parse: (body: unknown) => readAnswer(answer, body) },
  );
}
