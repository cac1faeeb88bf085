import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  recordRefSchema,
  savedReportListSchema,
  type RecordRef,
  type SavedReportContent,
  type SavedReportList,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

const path = 'saved-reports';

/**
 * One's own saved reports and those that others share; nothing is asked while `isWanted` is false. Call in an injection
 * context.
 */
export function savedReportsResource(
  isWanted: () => boolean = () => true,
): HttpResourceRef<SavedReportList | undefined> {
  return apiResource(() => (isWanted() ? path : undefined), savedReportListSchema);
}

/** What people do with their saved reports. */
@Service()
export class SavedReportCalls {
  private readonly api = inject(ApiClient);

  save(body: SavedReportContent, submission: Submission): Promise<RecordRef> {
    return this.api.send({ method: 'POST', path, body, submission }, recordRefSchema);
  }

  /** Stores the version after `version`. */
  change(id: string, body: SavedReportContent, version: number): Promise<RecordRef> {
    const one = apiPath`saved-reports/${id}`;
    return this.api.send({ method: 'PUT', path: one, body, version }, recordRefSchema);
  }

  /** Takes it out of the lists; its versions stay on the record. */
  retire(id: string, version: number): Promise<RecordRef> {
    const one = apiPath`saved-reports/${id}/retire`;
    return this.api.send({ method: 'POST', path: one, body: {}, version }, recordRefSchema);
  }
}
