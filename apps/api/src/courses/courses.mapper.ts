import type { Course, CourseHistory } from '@glabella/contracts';
import type { CourseRow } from './course-rows';

/** A course as it stands. */
export function toCourse(row: CourseRow): Course {
  return {
    id: row.id,
    patientId: row.patient_id,
    version: row.version,
    diagnosisCode: row.diagnosis_code,
    episodeStartedOn: row.episode_started_on,
    psychosis: row.psychosis,
    bipolar: row.bipolar,
    protocolId: row.protocol_id,
    protocolVersion: row.protocol_version,
    responsible: { id: row.responsible_id, displayName: row.responsible_name },
    clinicians: [...row.clinicians],
    startedOn: row.started_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    endNote: row.end_note,
  };
}

/** One version of the history. */
export function toCourseVersion(row: CourseRow): CourseHistory['versions'][number] {
  return {
    ...toCourse(row),
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}
