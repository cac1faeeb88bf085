import type { HttpResourceRef } from '@angular/common/http';
import { auditPageSchema, type AuditPage, type AuditQuery } from '@glabella/contracts';
import { apiResource } from '../http/api-resource';

/** A page of the audit trail, newest first, for administrators. Call in an injection context. */
export function auditResource(
  query: () => AuditQuery | undefined,
): HttpResourceRef<AuditPage | undefined> {
  return apiResource(() => {
    const asked = query();
    if (!asked) return undefined;
    const present = Object.entries(asked).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(present.map(([name, value]) => [name, String(value)]));
    return `audit?${search}`;
  }, auditPageSchema);
}
