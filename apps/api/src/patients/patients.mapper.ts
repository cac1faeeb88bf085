import type {
  Patient,
  PatientFacts,
  PatientHistory,
  PatientRow as ListedPatient,
} from '@glabella/contracts';
import { addMonths, compareDates, type CalendarDate } from '@glabella/domain/values';
import type { ListedPatientRow, PatientRow, PatientVersionRow } from './patient-rows';

/** How far back a list draws scores and injections. */
const drawnMonths = 12;

/** What is recorded of the person, without the record around it. */
export function toPatientFacts(row: PatientRow): PatientFacts {
  return {
    mrn: row.mrn,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    sex: row.sex,
    phone: row.phone,
    email: row.email,
  };
}

/** A patient as a form and the record show them. */
export function toPatient(row: PatientRow): Patient {
  return { id: row.id, version: row.version, ...toPatientFacts(row), isArchived: row.archived };
}

/** One version of the history. */
export function toPatientVersion(row: PatientVersionRow): PatientHistory['versions'][number] {
  return {
    version: row.version,
    ...toPatientFacts(row),
    isArchived: row.archived,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** A patient as a list shows them on that day. */
export function toListedPatient(row: ListedPatientRow, today: CalendarDate): ListedPatient {
  const from = addMonths(today, -drawnMonths);
  const isDrawn = (on: CalendarDate) => compareDates(on, from) >= 0;
  const scores = JSON.parse(row.recent_scores) as ListedPatient['recentScores'];
  const injections = JSON.parse(row.recent_injections) as ListedPatient['recentInjections'];
  return {
    id: row.id,
    mrn: row.mrn,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    sex: row.sex,
    isArchived: row.archived,
    courseId: row.course_id,
    latest:
      row.latest_on === null || row.latest_status === null
        ? null
        : { on: row.latest_on, total: row.latest_total, status: row.latest_status },
    baseline:
      row.baseline_on === null || row.baseline_total === null
        ? null
        : { on: row.baseline_on, total: row.baseline_total },
    firstInjectionOn: row.first_injection_on,
    lastInjection:
      row.last_injection_on === null || row.last_injection_units === null
        ? null
        : { on: row.last_injection_on, units: Number(row.last_injection_units) },
    sessionCount: row.session_count,
    openFollowUps: row.open_follow_ups,
    recentScores: scores.filter(({ on }) => isDrawn(on)),
    recentInjections: injections.filter(isDrawn),
  };
}
