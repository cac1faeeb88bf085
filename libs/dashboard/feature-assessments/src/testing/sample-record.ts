import type { PatientRecord } from '@glabella/contracts';
import { emptyRecord } from '@glabella/dashboard/data-access/testing';

/** The record of a synthetic patient on whom nothing was recorded; for specs. */
export const sampleRecord: PatientRecord = {
  ...emptyRecord,
  patient: {
    id: '21733b8d-33f0-40b9-b16b-a0bbf8043c6e',
    version: 1,
    isArchived: false,
    mrn: 'DEMO-0001',
    givenName: 'Imani',
    familyName: 'Okafor',
    birthDate: '1982-03-04',
    sex: 'female',
    phone: null,
    email: null,
  },
  today: '2026-11-23',
};
