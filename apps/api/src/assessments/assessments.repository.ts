import type { Assessment } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import type {
  AssessmentVersionRow,
  CurrentAssessmentRow,
  RecordingContextRow,
} from './assessment-rows';

const CONTEXT_COLUMNS = `
  p.birth_date, pr.time_zone, (pr.settings ->> 'followUpHours')::integer AS follow_up_hours`;

const VERSION_COLUMNS = `
  v.assessment_id AS id, v.patient_id, v.version, v.status, v.instrument_id, v.instrument_version,
  v.assessed_on, v.mode, v.language, v.source, v.import_batch_id, v.item_scores, v.function_score,
  v.total, v.score_status, v.missing_reason, v.note, v.reason, v.author_id,
  s.display_name AS author_name, v.recorded_at, a.created_at AS first_recorded_at`;

const RECORDING_CONTEXT: Statement = {
  name: 'assessment_recording_context',
  text: `SELECT ${CONTEXT_COLUMNS}
           FROM patient p JOIN practice pr ON pr.id = p.practice_id
          WHERE p.practice_id = $1 AND p.id = $2`,
};

const INSERT_HEAD: Statement = {
  name: 'assessment_insert',
  text: `INSERT INTO assessment
           (practice_id, id, patient_id, version, instrument_id, assessed_on, total, score_status,
            safety_answer, created_at)
         VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)`,
};

const INSERT_VERSION: Statement = {
  name: 'assessment_insert_version',
  text: `INSERT INTO assessment_version
           (practice_id, assessment_id, version, patient_id, status, instrument_id, instrument_version,
            assessed_on, mode, language, source, import_batch_id, item_scores, function_score, total,
            score_status, missing_reason, note, reason, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, 'recorded', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                 $18, $19, $20)`,
};

/** A version that says what the one before it said, for another patient or with another status. */
const REPEAT_VERSION: Statement = {
  name: 'assessment_repeat_version',
  text: `INSERT INTO assessment_version
           (practice_id, assessment_id, version, patient_id, status, instrument_id, instrument_version,
            assessed_on, mode, language, source, import_batch_id, item_scores, function_score, total,
            score_status, missing_reason, note, reason, author_id, recorded_at)
         SELECT practice_id, assessment_id, version + 1, $4, $5, instrument_id, instrument_version,
                assessed_on, mode, language, source, import_batch_id, item_scores, function_score, total,
                score_status, missing_reason, note, $6, $7, $8
           FROM assessment_version
          WHERE practice_id = $1 AND assessment_id = $2 AND version = $3`,
};

const UPDATE_HEAD: Statement = {
  name: 'assessment_update',
  text: `UPDATE assessment
            SET version = $3, assessed_on = $4, total = $5, score_status = $6, safety_answer = $7
          WHERE practice_id = $1 AND id = $2`,
};

const MARK_HEAD: Statement = {
  name: 'assessment_mark',
  text: `UPDATE assessment SET version = $3, patient_id = $4, voided = $5
          WHERE practice_id = $1 AND id = $2`,
};

const LOCK_HEAD: Statement = {
  name: 'assessment_lock',
  text: `SELECT id FROM assessment WHERE practice_id = $1 AND id = $2 FOR UPDATE`,
};

/** Sent after the lock, in the same flight: it sees what the holder of the lock before us committed. */
const READ_CURRENT: Statement = {
  name: 'assessment_read_current',
  text: `SELECT ${VERSION_COLUMNS}, ${CONTEXT_COLUMNS}
           FROM assessment a
           JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
                AND v.version = a.version
           JOIN staff s ON s.practice_id = v.practice_id AND s.id = v.author_id
           JOIN patient p ON p.practice_id = a.practice_id AND p.id = a.patient_id
           JOIN practice pr ON pr.id = a.practice_id
          WHERE a.practice_id = $1 AND a.id = $2`,
};

const READ_HISTORY: Statement = {
  name: 'assessment_read_history',
  text: `SELECT ${VERSION_COLUMNS}
           FROM assessment_version v
           JOIN assessment a ON a.practice_id = v.practice_id AND a.id = v.assessment_id
           JOIN staff s ON s.practice_id = v.practice_id AND s.id = v.author_id
          WHERE v.practice_id = $1 AND v.assessment_id = $2
          ORDER BY v.version DESC LIMIT 500`,
};

/** What stands on a patient's page: the newest versions, and what was moved away from this patient. */
const READ_ALL_OF_PATIENT: Statement = {
  name: 'assessment_read_all_of_patient',
  text: `SELECT ${VERSION_COLUMNS}
           FROM assessment a
           JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
                AND v.version = a.version
           JOIN staff s ON s.practice_id = v.practice_id AND s.id = v.author_id
          WHERE a.practice_id = $1 AND a.patient_id = $2
         UNION ALL
         SELECT ${VERSION_COLUMNS}
           FROM (SELECT DISTINCT ON (left_behind.assessment_id) left_behind.*
                   FROM assessment_version left_behind
                  WHERE left_behind.practice_id = $1 AND left_behind.patient_id = $2
                    AND left_behind.status = 'voided'
                  ORDER BY left_behind.assessment_id, left_behind.version DESC) AS v
           JOIN assessment a ON a.practice_id = v.practice_id AND a.id = v.assessment_id
                AND a.patient_id <> $2
           JOIN staff s ON s.practice_id = v.practice_id AND s.id = v.author_id
          ORDER BY assessed_on, first_recorded_at, id`,
};

/** The facts of a version that somebody states, as stored. */
export interface StatedVersion {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly instrumentId: string;
  readonly instrumentVersion: string;
  readonly assessedOn: string;
  readonly mode: Assessment['mode'];
  readonly language: string;
  readonly source: Assessment['source'];
  readonly importBatchId: string | null;
  /** Null when only a total is known. */
  readonly answers: readonly (number | null)[] | null;
  readonly functionAnswer: number | null;
  readonly total: number | null;
  readonly scoreStatus: Assessment['scoreStatus'];
  readonly safetyAnswer: number | null;
  readonly missingReason: Assessment['missingReason'];
  readonly note: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

/** A version that repeats the facts of the one before it. */
export interface RepeatedVersion {
  readonly id: string;
  /** The version whose facts are repeated; the new one is the next. */
  readonly fromVersion: number;
  readonly patientId: string;
  readonly status: Assessment['status'];
  readonly reason: string;
  readonly at: Date;
}

/** Assessments in PostgreSQL. Writes are sent when called; the caller awaits them together. */
@Injectable()
export class AssessmentsRepository {
  async recordingContext(
    tx: TenantTransaction,
    patientId: string,
  ): Promise<RecordingContextRow | null> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<RecordingContextRow>(RECORDING_CONTEXT, values)).rows[0] ?? null;
  }

  async insertFirst(tx: TenantTransaction, stated: StatedVersion): Promise<void> {
    await arrived(
      tx.query(INSERT_HEAD, [
        tx.caller.practiceId,
        stated.id,
        stated.patientId,
        stated.instrumentId,
        stated.assessedOn,
        stated.total,
        stated.scoreStatus,
        stated.safetyAnswer,
        stated.at,
      ]),
      this.insertVersion(tx, stated),
    );
  }

  async insertNext(tx: TenantTransaction, stated: StatedVersion): Promise<void> {
    await arrived(
      this.insertVersion(tx, stated),
      tx.query(UPDATE_HEAD, [
        tx.caller.practiceId,
        stated.id,
        stated.version,
        stated.assessedOn,
        stated.total,
        stated.scoreStatus,
        stated.safetyAnswer,
      ]),
    );
  }

  /** Adds a version that repeats the one before it and makes it the current one. */
  async repeat(tx: TenantTransaction, repeated: RepeatedVersion): Promise<void> {
    const { id, fromVersion, patientId, status, reason, at } = repeated;
    const { practiceId, staffId } = tx.caller;
    await arrived(
      tx.query(REPEAT_VERSION, [
        practiceId,
        id,
        fromVersion,
        patientId,
        status,
        reason,
        staffId,
        at,
      ]),
      tx.query(MARK_HEAD, [practiceId, id, fromVersion + 1, patientId, status === 'voided']),
    );
  }

  /** The current version, locked until the transaction ends; null when the practice has none of this id. */
  async lockCurrent(tx: TenantTransaction, id: string): Promise<CurrentAssessmentRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(
      tx.query(LOCK_HEAD, values),
      tx.query<CurrentAssessmentRow>(READ_CURRENT, values),
    );
    return current.rows[0] ?? null;
  }

  async history(tx: TenantTransaction, id: string): Promise<AssessmentVersionRow[]> {
    return (await tx.query<AssessmentVersionRow>(READ_HISTORY, [tx.caller.practiceId, id])).rows;
  }

  async allOfPatient(tx: TenantTransaction, patientId: string): Promise<AssessmentVersionRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<AssessmentVersionRow>(READ_ALL_OF_PATIENT, values)).rows;
  }

  private async insertVersion(tx: TenantTransaction, stated: StatedVersion): Promise<void> {
    await tx.query(INSERT_VERSION, [
      tx.caller.practiceId,
      stated.id,
      stated.version,
      stated.patientId,
      stated.instrumentId,
      stated.instrumentVersion,
      stated.assessedOn,
      stated.mode,
      stated.language,
      stated.source,
      stated.importBatchId,
      stated.answers,
      stated.functionAnswer,
      stated.total,
      stated.scoreStatus,
      stated.missingReason,
      stated.note,
      stated.reason,
      tx.caller.staffId,
      stated.at,
    ]);
  }
}
