import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { Course } from '@glabella/contracts';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { CourseRow } from './course-rows';
import type { StatedCourse } from './course-rules';

const COLUMNS = `
  v.course_id AS id, v.patient_id, v.version, v.diagnosis_code, v.episode_started_on, v.psychosis,
  v.bipolar, v.protocol_id, v.protocol_version, v.responsible_id, r.display_name AS responsible_name,
  v.started_on, v.ended_on, v.end_reason, v.end_note, v.reason, v.author_id,
  a.display_name AS author_name, v.recorded_at,
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'displayName', s.display_name)
                            ORDER BY s.display_name, s.id), '[]')
     FROM course_clinician m
     JOIN staff s ON s.practice_id = m.practice_id AND s.id = m.staff_id
    WHERE m.practice_id = v.practice_id AND m.course_id = v.course_id AND m.version = v.version)
    AS clinicians`;

const PEOPLE = `
    JOIN staff r ON r.practice_id = v.practice_id AND r.id = v.responsible_id
    JOIN staff a ON a.practice_id = v.practice_id AND a.id = v.author_id`;

const CURRENT = `
    FROM course c
    JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                         AND v.version = c.version
    ${PEOPLE}
   WHERE c.practice_id = $1`;

const FIND: Statement = { name: 'course_find', text: `SELECT ${COLUMNS} ${CURRENT} AND c.id = $2` };

const LIST_OF_PATIENT: Statement = {
  name: 'course_list_of_patient',
  text: `SELECT ${COLUMNS} ${CURRENT} AND c.patient_id = $2
          ORDER BY c.started_on, c.created_at, c.id LIMIT 200`,
};

const HISTORY: Statement = {
  name: 'course_history',
  text: `SELECT ${COLUMNS} FROM course_version v ${PEOPLE}
          WHERE v.practice_id = $1 AND v.course_id = $2 ORDER BY v.version DESC LIMIT 500`,
};

const FIND_OPEN: Statement = {
  name: 'course_find_open',
  text: `SELECT started_on FROM course
          WHERE practice_id = $1 AND patient_id = $2 AND ended_on IS NULL
          ORDER BY started_on DESC LIMIT 1`,
};

/** All changes of a patient's courses and sessions come one after the other. */
const LOCK_PATIENT: Statement = {
  name: 'course_lock_patient',
  text: `SELECT id FROM patient
          WHERE practice_id = $1
            AND id = (SELECT patient_id FROM course WHERE practice_id = $1 AND id = $2)
            FOR NO KEY UPDATE`,
};

const INSERT_HEAD: Statement = {
  name: 'course_insert',
  text: `INSERT INTO course (practice_id, id, patient_id, version, protocol_id, started_on, created_at)
         VALUES ($1, $2, $3, 1, $4, $5, $6)`,
};

const INSERT_VERSION: Statement = {
  name: 'course_version_insert',
  text: `INSERT INTO course_version
           (practice_id, course_id, version, patient_id, diagnosis_code, episode_started_on, psychosis,
            bipolar, protocol_id, protocol_version, responsible_id, started_on, ended_on, end_reason,
            end_note, reason, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
};

const INSERT_CLINICIANS: Statement = {
  name: 'course_clinician_insert',
  text: `INSERT INTO course_clinician (practice_id, course_id, version, staff_id)
         SELECT $1, $2, $3, unnest($4::uuid[])`,
};

const UPDATE_HEAD: Statement = {
  name: 'course_update',
  text: `UPDATE course SET version = $3, started_on = $4, ended_on = $5
          WHERE practice_id = $1 AND id = $2 AND version = $3 - 1`,
};

/** A course as one version states it. */
export interface CourseVersion extends StatedCourse {
  readonly id: string;
  readonly patientId: string;
  readonly version: number;
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly endedOn: string | null;
  readonly endReason: Course['endReason'];
  readonly endNote: string | null;
  readonly reason: string | null;
}

/** Courses in PostgreSQL. Writes are sent when called; the caller awaits them together. */
@Injectable()
export class CoursesRepository {
  async find(tx: TenantTransaction, id: string): Promise<CourseRow | null> {
    return (await tx.query<CourseRow>(FIND, [tx.caller.practiceId, id])).rows[0] ?? null;
  }

  /** The current version, its patient locked until the transaction ends; null when there is none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<CourseRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(
      tx.query(LOCK_PATIENT, values),
      tx.query<CourseRow>(FIND, values),
    );
    return current.rows[0] ?? null;
  }

  async ofPatient(tx: TenantTransaction, patientId: string): Promise<CourseRow[]> {
    return (await tx.query<CourseRow>(LIST_OF_PATIENT, [tx.caller.practiceId, patientId])).rows;
  }

  async history(tx: TenantTransaction, id: string): Promise<CourseRow[]> {
    return (await tx.query<CourseRow>(HISTORY, [tx.caller.practiceId, id])).rows;
  }

  /** When the open course of a patient began; null while none is open. */
  async openSince(tx: TenantTransaction, patientId: string): Promise<CalendarDate | null> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<{ started_on: string }>(FIND_OPEN, values)).rows[0]?.started_on ?? null;
  }

  /** A new course with its first version; the caller holds the patient's lock and has seen that none is open. */
  async insertFirst(tx: TenantTransaction, course: CourseVersion, at: Date): Promise<void> {
    const head = tx.query(INSERT_HEAD, [
      tx.caller.practiceId,
      course.id,
      course.patientId,
      course.protocolId,
      course.startedOn,
      at,
    ]);
    await arrived(head, this.insertVersion(tx, course, at));
  }

  /** The next version, which becomes the current one. */
  async insertNext(tx: TenantTransaction, course: CourseVersion, at: Date): Promise<void> {
    await arrived(
      this.insertVersion(tx, course, at),
      tx.query(UPDATE_HEAD, [
        tx.caller.practiceId,
        course.id,
        course.version,
        course.startedOn,
        course.endedOn,
      ]),
    );
  }

  private async insertVersion(
    tx: TenantTransaction,
    course: CourseVersion,
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    await arrived(
      tx.query(INSERT_VERSION, [
        practiceId,
        course.id,
        course.version,
        course.patientId,
        course.diagnosisCode,
        course.episodeStartedOn,
        course.psychosis,
        course.bipolar,
        course.protocolId,
        course.protocolVersion,
        course.responsibleId,
        course.startedOn,
        course.endedOn,
        course.endReason,
        course.endNote,
        course.reason,
        staffId,
        at,
      ]),
      tx.query(INSERT_CLINICIANS, [practiceId, course.id, course.version, course.clinicianIds]),
    );
  }
}
