import type { AdverseEvent, AdverseEventRecord, PatientRecord } from '@glabella/contracts';
import { me } from '@glabella/dashboard/data-access/testing';

export const patientId = '0198c0de-0000-7000-8000-000000000009';
export const eventId = '0198c0de-0000-7000-8000-000000000070';
export const sessionId = '0198c0de-0000-7000-8000-000000000080';
export const earlierSessionId = '0198c0de-0000-7000-8000-000000000081';

const reyes = { id: me.staffId, displayName: me.displayName };
export const aalto = { id: '0198c0de-0000-7000-8000-000000000002', displayName: 'K. Aalto' };

/** An eyelid ptosis 4 days after the session of 9 Nov 2026, open. */
export function eventOf(facts: Partial<AdverseEvent> = {}): AdverseEvent {
  return {
    id: eventId,
    patientId,
    version: 1,
    status: 'recorded',
    termId: 'eyelid-ptosis',
    otherWords: null,
    session: {
      id: sessionId,
      performedOn: '2026-11-09',
      productId: 'onabotulinumtoxinA',
      lotNumber: 'C7781',
      isVoided: false,
    },
    onsetOn: '2026-11-13',
    severity: 'mild',
    seriousness: [],
    relatedness: { category: 'probable', judgedBy: reyes },
    actions: ['watched'],
    outcome: 'ongoing',
    endedOn: null,
    reports: [],
    note: 'Left, 2 mm.',
    reason: null,
    author: aalto,
    recordedAt: '2026-11-14T10:00:00Z',
    firstRecordedAt: '2026-11-14T10:00:00Z',
    ...facts,
  };
}

export const listedPatient = {
  id: patientId,
  givenName: 'Synthia',
  familyName: 'Example',
  birthDate: '1984-02-29',
  mrn: 'DEMO-0117',
};

/** An event as its page reads it, the newest version first. */
export function eventRecordOf(
  versions: AdverseEvent[] = [eventOf()],
  reportingBody = '',
): AdverseEventRecord {
  return { versions, patient: listedPatient, reportingBody };
}

/** A signed session as the patient's record holds it. */
function sessionOf(
  id: string,
  performedOn: string,
  lotNumber: string,
): PatientRecord['sessions'][number] {
  return {
    id,
    patientId,
    courseId: '0198c0de-0000-7000-8000-000000000050',
    version: 1,
    status: 'signed',
    performedOn,
    performedBy: reyes,
    careSite: null,
    injectedAt: null,
    protocolId: 'glabellar-depression',
    protocolVersion: 1,
    productId: 'onabotulinumtoxinA',
    lotNumber,
    lotExpiresOn: '2027-08-31',
    vialUnits: 50,
    vialsOpened: 1,
    diluentMl: 1.25,
    reconstitutedAt: null,
    reconstitutedBy: null,
    unitsDrawn: null,
    sealIntact: null,
    sites: [{ muscle: 'procerus', side: 'midline', units: 29, volumeMl: 0.725 }],
    totalUnits: 29,
    frownAtRest: null,
    frownAtMaximum: null,
    contraindications: {},
    precautions: {},
    elsewhereAsked: true,
    toxinElsewhere: [],
    consentOn: null,
    consent: null,
    checks: [],
    aftercareListVersion: 1,
    aftercareTold: [],
    aftercareMethod: null,
    aftercareBy: null,
    aftercareAt: null,
    note: null,
    reason: null,
    author: reyes,
    recordedAt: `${performedOn}T15:00:00Z`,
    signature: {
      signedById: reyes.id,
      printedName: reyes.displayName,
      signedAt: `${performedOn}T15:00:00Z`,
      meaning: 'I confirm this record.',
      credential: null,
      cosignature: null,
    },
  };
}

/** The record of the patient with two sessions, the last one on 9 Nov 2026. */
export const record: PatientRecord = {
  patient: {
    ...listedPatient,
    version: 1,
    isArchived: false,
    sex: 'female',
    phone: null,
    email: null,
  },
  today: '2026-11-23',
  timeZone: 'Europe/Berlin',
  courses: [],
  consents: [],
  consentAskedAgain: [],
  protocols: [],
  assessments: [],
  sessions: [
    sessionOf(earlierSessionId, '2026-08-01', 'C7000'),
    sessionOf(sessionId, '2026-11-09', 'C7781'),
  ],
  sessionDrafts: [],
  followUps: [],
  thresholdValues: {},
  adverseEvents: [],
  priorTreatments: [],
  medications: [],
  frownRatings: [],
  lifeEvents: [],
  reportingBody: 'FDA MedWatch',
  safety: { text: 'Stay with the patient.', crisisLines: [] },
};

/** The people whom a record may name. */
export const colleagues = {
  rows: [
    { ...reyes, roles: ['psychiatrist' as const] },
    { ...aalto, roles: ['clinician' as const] },
    {
      id: '0198c0de-0000-7000-8000-000000000003',
      displayName: 'Office',
      roles: ['administrator' as const],
    },
  ],
};
