import type { HttpResourceRef } from '@angular/common/http';
import {
  auditPageSchema,
  type AuditFileQuery,
  type AuditPage,
  type AuditQuery,
} from '@glabella/contracts';
import { apiBase, withQuery } from '../http/api-path';
import { apiResource } from '../http/api-resource';

/** A page of the audit trail, newest first, for administrators. Call in an injection context. */
export function auditResource(
  query: () => AuditQuery | undefined,
): HttpResourceRef<AuditPage | undefined> {
  return apiResource(() => {
    const asked = query();
    return asked && withQuery('audit', asked);
  }, auditPageSchema);
}

/** Where the whole trail is read as a file; the browser stores it. */
export function auditFileAddress(query: AuditFileQuery): string {
  return apiBase + withQuery('audit/export', query);
}
