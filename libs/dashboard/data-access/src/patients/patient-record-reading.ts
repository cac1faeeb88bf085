import { apiPath } from '../http/api-path';

/** Where everything stands that the page of a patient draws; apart, since it is asked for before that page is there. */
export const patientRecordReading = (patientId: string): string =>
  apiPath`patients/${patientId}/record`;
