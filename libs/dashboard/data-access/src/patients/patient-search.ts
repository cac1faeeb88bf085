import type { HttpResourceRef } from '@angular/common/http';
import { patientPageSchema, type PatientPage, type PatientSearch } from '@glabella/contracts';
import { apiResource } from '../http/api-resource';

/** Patients found, read again whenever the search changes; nothing while it is undefined. Call in an injection context. */
export function patientSearchResource(
  search: () => PatientSearch | undefined,
): HttpResourceRef<PatientPage | undefined> {
  return apiResource(() => {
    const body = search();
    return body && { path: 'patients/search', body };
  }, patientPageSchema);
}
