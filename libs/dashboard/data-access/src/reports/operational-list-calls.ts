import type { HttpResourceRef } from '@angular/common/http';
import {
  type OperationalList,
  type OperationalListFileQuery,
  type OperationalListQuestion,
  operationalListSchema,
} from '@glabella/contracts';
import { apiBase, apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';

/** A list from which the practice runs its week. Call in an injection context. */
export function operationalListResource(
  question: () => OperationalListQuestion,
): HttpResourceRef<OperationalList | undefined> {
  return apiResource(() => {
    const { list, from, to } = question();
    return apiPath`operational-lists?list=${list}&from=${from}&to=${to}`;
  }, operationalListSchema);
}

/** Where the whole list is read as a file; the browser stores it. */
export function operationalListFileAddress(query: OperationalListFileQuery): string {
  const { list, from, to, format } = query;
  return (
    apiBase + apiPath`operational-lists/file?list=${list}&from=${from}&to=${to}&format=${format}`
  );
}
