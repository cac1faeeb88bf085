import { apiPath } from '../http/api-path';

/** Where the caller's half-filled form of a patient and instrument is kept. */
export const draftPath = (patientId: string, instrument: string): string =>
  apiPath`patients/${patientId}/assessment-drafts/${instrument}`;
