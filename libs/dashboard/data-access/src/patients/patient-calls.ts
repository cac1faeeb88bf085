import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  auditPageSchema,
  comparisonSchema,
  duplicateListSchema,
  patientHistorySchema,
  patientPageSchema,
  patientRecordSchema,
  patientSchema,
  recordRefSchema,
  type AuditPage,
  type Comparison,
  type DuplicateList,
  type DuplicateQuery,
  type Patient,
  type PatientArchiving,
  type PatientCorrection,
  type PatientCreation,
  type PatientHistory,
  type PatientPage,
  type PatientRecord,
  type PatientSearch,
  type RecordRef,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';
import { patientRecordReading } from './patient-record-reading';

/** Everything that the page of a patient draws; nothing while the id is undefined. Call in an injection context. */
export function patientRecordResource(
  patientId: () => string | undefined,
): HttpResourceRef<PatientRecord | undefined> {
  return apiResource(() => {
    const id = patientId();
    return id === undefined ? undefined : patientRecordReading(id);
  }, patientRecordSchema);
}

/** The practice's comparable patients; nothing while the id is undefined. Call in an injection context. */
export function comparisonResource(
  patientId: () => string | undefined,
  instrumentId: () => string,
): HttpResourceRef<Comparison | undefined> {
  return apiResource(() => {
    const id = patientId();
    if (id === undefined) return undefined;
    return `${apiPath`patients/${id}/comparison`}?instrument=${encodeURIComponent(instrumentId())}`;
  }, comparisonSchema);
}

/** Who a patient is. Call in an injection context. */
export function patientResource(patientId: () => string): HttpResourceRef<Patient | undefined> {
  return apiResource(() => apiPath`patients/${patientId()}`, patientSchema);
}

/** Every version of who a patient is; nothing while the id is undefined. Call in an injection context. */
export function patientHistoryResource(
  patientId: () => string | undefined,
): HttpResourceRef<PatientHistory | undefined> {
  return apiResource(() => {
    const id = patientId();
    return id === undefined ? undefined : apiPath`patients/${id}/history`;
  }, patientHistorySchema);
}

/** Who looked at a patient's record, the newest first; nothing while the id is undefined. Call in an injection context. */
export function patientAccessResource(
  patientId: () => string | undefined,
): HttpResourceRef<AuditPage | undefined> {
  return apiResource(() => {
    const id = patientId();
    return id === undefined ? undefined : apiPath`patients/${id}/access`;
  }, auditPageSchema);
}

/** Who may be the person that is being entered; nothing while the query is undefined. Call in an injection context. */
export function duplicatesResource(
  query: () => DuplicateQuery | undefined,
): HttpResourceRef<DuplicateList | undefined> {
  return apiResource(() => {
    const body = query();
    return body && { path: 'patients/duplicates', body };
  }, duplicateListSchema);
}

/** Finding, entering, correcting and archiving patients. */
@Service()
export class PatientCalls {
  private readonly api = inject(ApiClient);

  /** One page of a search; by POST, since what is searched for is patient data. */
  search(body: PatientSearch): Promise<PatientPage> {
    return this.api.send({ method: 'POST', path: 'patients/search', body }, patientPageSchema);
  }

  /** Who a patient is, as it stands on the server now. */
  read(patientId: string): Promise<Patient> {
    return this.api.get(apiPath`patients/${patientId}`, patientSchema);
  }

  /** The page of who looked at a patient's record that begins at the cursor. */
  accessFrom(cursor: string, patientId: string): Promise<AuditPage> {
    return this.api.get(apiPath`patients/${patientId}/access`, auditPageSchema, { cursor });
  }

  /** Enters a patient. */
  create(body: PatientCreation, submission: Submission): Promise<RecordRef> {
    return this.api.send({ method: 'POST', path: 'patients', body, submission }, recordRefSchema);
  }

  /** Corrects who a patient is, as the version after `version`. */
  correct(patientId: string, body: PatientCorrection, version: number): Promise<RecordRef> {
    const path = apiPath`patients/${patientId}`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }

  /** Hides a patient from lists, or shows them again; nothing is deleted. */
  archive(patientId: string, body: PatientArchiving, version: number): Promise<RecordRef> {
    const path = apiPath`patients/${patientId}/archiving`;
    return this.api.send({ method: 'PUT', path, body, version }, recordRefSchema);
  }
}
