import type { PatientRecord } from '@glabella/contracts';

/** What a record holds of a patient of whom nothing was recorded; for specs, which say whose it is and of which day. */
export const emptyRecord: Omit<PatientRecord, 'patient' | 'today'> = {
  timeZone: 'Europe/Berlin',
  courses: [],
  consents: [],
  consentAskedAgain: [],
  protocols: [],
  assessments: [],
  sessions: [],
  sessionDrafts: [],
  followUps: [],
  thresholdValues: {},
  adverseEvents: [],
  priorTreatments: [],
  medications: [],
  frownRatings: [],
  lifeEvents: [],
  reportingBody: '',
  safety: { text: 'Stay with the patient.', crisisLines: [] },
};
