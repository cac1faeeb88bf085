import type {
  AdverseEvent,
  Assessment,
  Course,
  FollowUp,
  InjectionSession,
  LifeEvent,
  Me,
  PatientRecord,
  PatientRow,
  PracticeAftercare,
  Role,
} from '@glabella/contracts';
import { emptyRecord } from '@glabella/dashboard/data-access/testing';
import { glabellarDepression, shippedAftercare } from '@glabella/domain/treatment';
import { addDays, type CalendarDate } from '@glabella/domain/values';

/** An opaque id that a test can tell: `idOf(7)`. */
export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The first injection of every record that a test builds. */
export const dayZero: CalendarDate = '2026-01-06';

/** The day a number of days after the first injection. */
export const onDay = (days: number): CalendarDate => addDays(dayZero, days);

const reyes = { id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)' };
const aalto = { id: idOf(2), displayName: 'K. Aalto (synthetic)' };

/** A PHQ-9 on a day after the first injection with its item 9 answered 0. */
export function phq9On(
  days: number,
  total: number | null,
  facts: Partial<Assessment> = {},
): Assessment {
  const on = onDay(days);
  return {
    id: idOf(1000 + days),
    patientId: idOf(9),
    version: 1,
    status: 'recorded',
    instrumentId: 'phq9',
    instrumentVersion: '1',
    assessedOn: on,
    mode: 'self-paper',
    language: 'en',
    source: 'form',
    importBatchId: null,
    answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
    functionAnswer: null,
    total,
    scoreStatus: total === null ? 'none' : 'complete',
    missingReason: null,
    note: null,
    reason: null,
    author: aalto,
    recordedAt: `${on}T10:00:00Z`,
    firstRecordedAt: `${on}T10:00:00Z`,
    ...facts,
  };
}

/** The practice's aftercare list as it begins with it. */
export const shippedAftercareList: PracticeAftercare = {
  version: 1,
  versions: [
    {
      version: 1,
      instructions: [...shippedAftercare.instructions],
      reason: null,
      author: null,
      publishedOn: '2025-01-01',
    },
  ],
};

/** A signed session of 29 units in five sites on a day after the first injection. */
export function sessionOn(days: number, facts: Partial<InjectionSession> = {}): InjectionSession {
  const on = onDay(days);
  return {
    id: idOf(2000 + days),
    patientId: idOf(9),
    courseId: idOf(50),
    version: 1,
    status: 'signed',
    performedOn: on,
    performedBy: reyes,
    careSite: null,
    injectedAt: null,
    protocolId: 'glabellar-depression',
    protocolVersion: 1,
    productId: 'onabotulinumtoxinA',
    lotNumber: 'C7741',
    lotExpiresOn: '2027-12-31',
    vialUnits: 100,
    vialsOpened: 1,
    diluentMl: 2.5,
    reconstitutedAt: null,
    reconstitutedBy: null,
    unitsDrawn: null,
    sealIntact: null,
    sites: [
      { muscle: 'procerus', side: 'midline', units: 17, volumeMl: 0.425 },
      { muscle: 'corrugator-medial', side: 'left', units: 6, volumeMl: 0.15 },
      { muscle: 'corrugator-medial', side: 'right', units: 6, volumeMl: 0.15 },
    ],
    totalUnits: 29,
    frownAtRest: 1,
    frownAtMaximum: 3,
    contraindications: {},
    precautions: {},
    elsewhereAsked: true,
    toxinElsewhere: [],
    consentOn: onDay(-7),
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
    recordedAt: `${on}T11:00:00Z`,
    signature: {
      signedById: reyes.id,
      printedName: reyes.displayName,
      signedAt: `${on}T11:00:00Z`,
      meaning: 'performed and signed',
      credential: null,
      cosignature: null,
    },
    ...facts,
  };
}

/** The course of every record that a test builds. */
export function courseOf(facts: Partial<Course> = {}): Course {
  return {
    id: idOf(50),
    patientId: idOf(9),
    version: 1,
    diagnosisCode: 'F33.1',
    episodeStartedOn: '2025-06-01',
    psychosis: 'no',
    bipolar: 'no',
    startedOn: onDay(-7),
    protocolId: 'glabellar-depression',
    protocolVersion: 1,
    responsible: reyes,
    clinicians: [aalto],
    endedOn: null,
    endReason: null,
    endNote: null,
    ...facts,
  };
}

/** An open follow-up of item 9, answered "several days" on the 20th day. */
export function followUpOf(facts: Partial<FollowUp> = {}): FollowUp {
  return {
    id: idOf(70),
    version: 1,
    patientId: idOf(9),
    assessmentId: idOf(1020),
    assessedOn: onDay(20),
    cause: 'item-positive',
    safetyAnswer: 1,
    answerStands: true,
    owner: reyes,
    ownerAwayUntil: null,
    cover: null,
    openedAt: `${onDay(20)}T10:00:00Z`,
    dueAt: `${onDay(21)}T10:00:00Z`,
    escalatedAt: null,
    acknowledgedAt: null,
    closedAt: null,
    events: [
      {
        kind: 'opened',
        disposition: null,
        note: null,
        assessment: null,
        plan: null,
        owner: reyes,
        escalatedTo: [],
        author: aalto,
        recordedAt: `${onDay(20)}T10:00:00Z`,
      },
    ],
    ...facts,
  };
}

/** An eyelid ptosis that began 4 days after the first injection, open. */
export function eventOf(facts: Partial<AdverseEvent> = {}): AdverseEvent {
  return {
    id: idOf(90),
    patientId: idOf(9),
    version: 1,
    status: 'recorded',
    termId: 'eyelid-ptosis',
    otherWords: null,
    session: {
      id: idOf(80),
      performedOn: dayZero,
      productId: 'onabotulinumtoxinA',
      lotNumber: 'C7741',
      isVoided: false,
    },
    onsetOn: onDay(4),
    severity: 'mild',
    seriousness: [],
    relatedness: null,
    actions: null,
    outcome: 'ongoing',
    endedOn: null,
    reports: [],
    note: null,
    reason: null,
    author: aalto,
    recordedAt: `${onDay(5)}T10:00:00Z`,
    firstRecordedAt: `${onDay(5)}T10:00:00Z`,
    ...facts,
  };
}

/** A bereavement on the 20th day. */
export function lifeEventOf(facts: Partial<LifeEvent> = {}): LifeEvent {
  return {
    id: idOf(95),
    patientId: idOf(9),
    version: 1,
    status: 'recorded',
    happenedOn: onDay(20),
    kind: 'bereavement',
    note: 'Her mother',
    reason: null,
    author: aalto,
    recordedAt: `${onDay(21)}T10:00:00Z`,
    firstRecordedAt: `${onDay(21)}T10:00:00Z`,
    ...facts,
  };
}

/** A synthetic patient's record, read on the 60th day; empty unless a test fills it. */
export function recordOf(facts: Partial<PatientRecord> = {}): PatientRecord {
  return {
    ...emptyRecord,
    patient: {
      id: idOf(9),
      version: 3,
      isArchived: false,
      mrn: 'DEMO-0117',
      givenName: 'Imani',
      familyName: 'Okafor',
      birthDate: '1982-03-04',
      sex: 'female',
      phone: null,
      email: null,
    },
    today: onDay(60),
    protocols: [glabellarDepression],
    safety: {
      text: 'Stay with the patient (synthetic).',
      crisisLines: [{ label: 'Crisis line (synthetic)', phone: '+1 555 0199' }],
    },
    ...facts,
  };
}

/** A patient as the list holds them. */
export function rowOf(number: number, facts: Partial<PatientRow> = {}): PatientRow {
  return {
    id: idOf(number),
    mrn: `DEMO-${String(number).padStart(4, '0')}`,
    givenName: 'Imani',
    familyName: `Okafor ${number}`,
    birthDate: '1982-03-04',
    sex: 'female',
    isArchived: false,
    courseId: idOf(50),
    latest: { on: onDay(42), total: 7, status: 'complete' },
    baseline: { on: onDay(-7), total: 19 },
    firstInjectionOn: dayZero,
    lastInjection: { on: dayZero, units: 29 },
    sessionCount: 1,
    openFollowUps: 0,
    recentScores: [
      { on: onDay(-7), total: 19 },
      { on: onDay(42), total: 7 },
    ],
    recentInjections: [dayZero],
    ...facts,
  };
}

/** Somebody signed in with these roles. */
export function meWith(...roles: Role[]): Me {
  return {
    staffId: reyes.id,
    displayName: reyes.displayName,
    email: 'reyes@glabella.example',
    roles,
    sessionId: idOf(3),
    hasSecondFactor: false,
    lacksSecondFactor: false,
    secondFactorResetAt: null,
    practice: {
      id: idOf(4),
      name: 'Synthetic practice',
      timeZone: 'Europe/Berlin',
      today: onDay(60),
      phone: '+1 555 0100',
      isSynthetic: true,
    },
    idleMinutes: 15,
    signedOutAt: '2026-12-01T10:00:00Z',
    expiresAt: '2026-12-01T22:00:00Z',
  };
}
