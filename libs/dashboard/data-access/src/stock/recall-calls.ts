import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  lotPatientPageSchema,
  recallListSchema,
  recallPatientPageSchema,
  recallRecordSchema,
  recordRefSchema,
  type CsvFileQuery,
  type LotPatientPage,
  type RecallContact,
  type RecallList,
  type RecallPatientPage,
  type RecallRecord,
  type RecallStanding,
  type RecallStart,
  type RecordRef,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiBase, apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** Who received a lot; nothing while the lot is undefined. Call in an injection context. */
export function lotPatientsResource(
  lot: () => string | undefined,
): HttpResourceRef<LotPatientPage | undefined> {
  return apiResource(() => {
    const asked = lot();
    return asked === undefined ? undefined : apiPath`lot-recipients?lot=${asked}`;
  }, lotPatientPageSchema);
}

/** Every recall of the practice. Call in an injection context. */
export function recallListResource(): HttpResourceRef<RecallList | undefined> {
  return apiResource(() => 'recalls', recallListSchema);
}

/** A recall with its progress and steps. Call in an injection context. */
export function recallResource(recallId: () => string): HttpResourceRef<RecallRecord | undefined> {
  return apiResource(() => apiPath`recalls/${recallId()}`, recallRecordSchema);
}

/** The first page of the patients of a recall. Call in an injection context. */
export function recallPatientsResource(
  recallId: () => string,
): HttpResourceRef<RecallPatientPage | undefined> {
  return apiResource(() => apiPath`recalls/${recallId()}/patients`, recallPatientPageSchema);
}

/** Where the file of a recall is read; the browser stores it. */
export function recallExportAddress(recallId: string, { format }: CsvFileQuery): string {
  return apiBase + apiPath`recalls/${recallId}/export?format=${format}`;
}

/** Starting recalls, noting attempts to reach patients, and the further pages. */
@Service()
export class RecallCalls {
  private readonly api = inject(ApiClient);

  start(body: RecallStart, submission: Submission): Promise<RecordRef> {
    return this.api.send({ method: 'POST', path: 'recalls', body, submission }, recordRefSchema);
  }

  /** Notes an attempt to reach a patient. */
  contact(recallId: string, body: RecallContact, submission: Submission): Promise<RecordRef> {
    const path = apiPath`recalls/${recallId}/contacts`;
    return this.api.send({ method: 'POST', path, body, submission }, recordRefSchema);
  }

  /** Ends a recall, or takes it up again. */
  stand(recallId: string, body: RecallStanding, version: number): Promise<RecordRef> {
    const path = apiPath`recalls/${recallId}/standing`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** The page of who received a lot that begins at the cursor. */
  lotPatientsFrom(cursor: string, lot: string): Promise<LotPatientPage> {
    return this.api.get('lot-recipients', lotPatientPageSchema, { lot, cursor });
  }

  /** The page of the patients of a recall that begins at the cursor. */
  patientsFrom(cursor: string, recallId: string): Promise<RecallPatientPage> {
    const path = apiPath`recalls/${recallId}/patients`;
    return this.api.get(path, recallPatientPageSchema, { cursor });
  }
}
