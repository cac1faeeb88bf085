import type {
  FrownRating,
  LifeEvent,
  Medication,
  PatientRecord,
  PriorTreatment,
} from '@glabella/contracts';
import { emptyRecord } from '@glabella/dashboard/data-access/testing';
import { me } from '@glabella/dashboard/data-access/testing';
import { glabellarDepression } from '@glabella/domain/treatment';

export const patientId = '0198c0de-0000-7000-8000-000000000009';
export const idOf = (number: number): string =>
  `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const reyes = { id: me.staffId, displayName: me.displayName };
export const aalto = { id: idOf(2), displayName: 'K. Aalto' };

const versionOf = (number: number) => ({
  id: idOf(number),
  patientId,
  version: 1,
  status: 'recorded' as const,
  reason: null,
  author: aalto,
  recordedAt: '2026-10-14T10:00:00Z',
  firstRecordedAt: '2026-10-14T10:00:00Z',
});

/** Six weeks of sertraline in 2026 that brought nothing. */
export function treatmentOf(facts: Partial<PriorTreatment> = {}): PriorTreatment {
  return {
    ...versionOf(30),
    kind: 'drug',
    drugId: 'sertraline',
    otherName: null,
    otherClass: null,
    startedOn: '2026-02',
    stoppedOn: '2026-05',
    isOngoing: false,
    maximumDose: 100,
    doseUnit: 'mg',
    weeksAtDose: 6,
    isDoseAdequate: null,
    sessionCount: null,
    electrodes: null,
    adherence: 'taken',
    outcome: 'none',
    reasonStopped: 'No effect.',
    sideEffects: null,
    augmentationOfId: null,
    informationSource: 'records',
    ...facts,
  };
}

/** Mirtazapine since March 2026, raised once. */
export function medicationOf(facts: Partial<Medication> = {}): Medication {
  return {
    ...versionOf(40),
    drugId: 'mirtazapine',
    otherName: null,
    otherClass: null,
    doseUnit: 'mg',
    steps: [
      { on: '2026-03', dose: 15 },
      { on: '2026-11-10', dose: 30 },
    ],
    stoppedOn: null,
    purpose: 'sleep',
    ...facts,
  };
}

/** A rating two weeks after the injection. */
export function ratingOf(facts: Partial<FrownRating> = {}): FrownRating {
  return {
    ...versionOf(50),
    ratedOn: '2026-11-23',
    atRest: 0,
    atMaximum: 1,
    ratedBy: aalto,
    note: null,
    ...facts,
  };
}

/** A bereavement in September 2026. */
export function lifeEventOf(facts: Partial<LifeEvent> = {}): LifeEvent {
  return {
    ...versionOf(60),
    happenedOn: '2026-09',
    kind: 'bereavement',
    note: 'Her mother',
    ...facts,
  };
}

/** The record of a patient with a course and one session, read on 23 Nov 2026. */
export function recordOf(facts: Partial<PatientRecord> = {}): PatientRecord {
  return {
    ...emptyRecord,
    patient: {
      id: patientId,
      version: 1,
      isArchived: false,
      mrn: 'DEMO-0117',
      givenName: 'Synthia',
      familyName: 'Example',
      birthDate: '1984-02-29',
      sex: 'female',
      phone: null,
      email: null,
    },
    today: '2026-11-23',
    courses: [
      {
        id: idOf(20),
        patientId,
        version: 1,
        protocolId: 'glabellar-depression',
        protocolVersion: 1,
        diagnosisCode: 'F33.1',
        episodeStartedOn: '2025-06-01',
        psychosis: 'no',
        bipolar: 'no',
        responsible: reyes,
        clinicians: [aalto],
        startedOn: '2026-10-20',
        endedOn: null,
        endReason: null,
        endNote: null,
      },
    ],
    protocols: [glabellarDepression],
    ...facts,
  };
}

/** Everybody of the practice. */
export const colleagues = {
  rows: [
    { ...reyes, roles: ['psychiatrist', 'administrator'] },
    { ...aalto, roles: ['clinician'] },
    { id: idOf(3), displayName: 'O. Office', roles: ['administrator'] },
  ],
};
