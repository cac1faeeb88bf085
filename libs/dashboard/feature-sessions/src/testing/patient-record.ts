import type { Course, InjectionSession, PatientRecord } from '@glabella/contracts';
import { emptyRecord } from '@glabella/dashboard/data-access/testing';
import { context, injector } from './session-draft';

/** The course of the drafts and sessions of these specs. */
const course: Course = {
  id: context.courseId,
  patientId: context.patient.id,
  version: 1,
  protocolId: context.protocol.id,
  protocolVersion: context.protocol.version,
  diagnosisCode: 'F33.1',
  episodeStartedOn: null,
  psychosis: 'no',
  bipolar: 'no',
  responsible: injector,
  clinicians: [],
  startedOn: context.courseStartedOn,
  endedOn: null,
  endReason: null,
  endNote: null,
};

/** The record of the patient of these specs with that course and these sessions. */
export function patientRecordWith(sessions: InjectionSession[]): PatientRecord {
  return {
    ...emptyRecord,
    patient: { ...context.patient, version: 1, phone: null, email: null, isArchived: false },
    today: context.today,
    timeZone: context.timeZone,
    courses: [course],
    protocols: [context.protocol],
    sessions,
  };
}
