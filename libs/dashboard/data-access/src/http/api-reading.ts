import { HttpContext, HttpContextToken } from '@angular/common/http';
import { apiBase } from './api-path';

/** What a page reads: a path (GET), or a path and a body (POST, where what is asked for must stay out of URLs). */
export type ApiReading = string | { readonly path: string; readonly body: unknown };

/** Whether a request only reads, also by POST: what was read early stands. */
export const isReading = new HttpContextToken(() => false);

/** How a reading is sent; `context` is what else its request carries. */
export function sentAs(reading: ApiReading, context = new HttpContext()) {
  const marked = context.set(isReading, true);
  return typeof reading === 'string'
    ? { method: 'GET', url: apiBase + reading, body: null, context: marked }
    : { method: 'POST', url: apiBase + reading.path, body: reading.body, context: marked };
}
