import { findInstrument, safetyStateOf } from '@glabella/domain/instruments';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { ReadAssessment } from './read-assessment';

const ROWS = `json_to_recordset($2) AS r (
  id uuid, patient_id uuid, instrument_id text, instrument_version text, assessed_on date,
  language text, item_scores smallint[], function_score smallint, total smallint,
  score_status text, safety_answer smallint, import_key text)`;

/** A file imported at the same time may bring the same form: it is stored once. */
const INSERT_HEADS: Statement = {
  name: 'imported_assessment_insert',
  text: `INSERT INTO assessment
           (practice_id, id, patient_id, version, instrument_id, assessed_on, total, score_status,
            safety_answer, import_batch_id, import_key, created_at)
         SELECT $1, r.id, r.patient_id, 1, r.instrument_id, r.assessed_on, r.total, r.score_status,
                r.safety_answer, $3, r.import_key, $4
           FROM ${ROWS}
         ON CONFLICT (practice_id, import_key) WHERE import_key IS NOT NULL AND NOT voided
         DO NOTHING`,
};

/** The first versions of those that were stored. */
const INSERT_VERSIONS: Statement = {
  name: 'imported_assessment_insert_versions',
  text: `INSERT INTO assessment_version
           (practice_id, assessment_id, version, patient_id, status, instrument_id,
            instrument_version, assessed_on, mode, language, source, import_batch_id, item_scores,
            function_score, total, score_status, author_id, recorded_at)
         SELECT $1, r.id, 1, r.patient_id, 'recorded', r.instrument_id, r.instrument_version,
                r.assessed_on, 'imported', r.language, $5, $3, r.item_scores, r.function_score,
                r.total, r.score_status, $6, $4
           FROM ${ROWS}
           JOIN assessment a ON a.practice_id = $1 AND a.id = r.id`,
};

/** What was imported and stands, and what was voided since by itself and not with its import. */
const FIND_KEYS: Statement = {
  name: 'imported_assessment_find_keys',
  text: `SELECT import_key, bool_and(voided) AS voided
           FROM (SELECT import_key, voided FROM assessment
                  WHERE practice_id = $1 AND import_key IS NOT NULL AND NOT voided
                    AND import_key = ANY ($2)
                 UNION ALL
                 SELECT a.import_key, a.voided FROM assessment a
                   JOIN import_batch b ON b.practice_id = a.practice_id AND b.id = a.import_batch_id
                                      AND b.status <> 'voided'
                  WHERE a.practice_id = $1 AND a.import_key IS NOT NULL AND a.voided
                    AND a.import_key = ANY ($2)) AS known
          GROUP BY import_key`,
};

const FIND_SAME_DAY: Statement = {
  name: 'imported_assessment_find_same_day',
  text: `SELECT a.patient_id, a.instrument_id, a.assessed_on, a.total, v.item_scores
           FROM (SELECT DISTINCT * FROM unnest($2::uuid[], $3::text[], $4::date[])) AS
                  r (patient_id, instrument_id, assessed_on)
           JOIN assessment a ON a.practice_id = $1 AND a.patient_id = r.patient_id
                AND a.instrument_id = r.instrument_id AND a.assessed_on = r.assessed_on
                AND NOT a.voided
           JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
                AND v.version = a.version`,
};

/** What a batch brought that is recent and the latest of its patient. */
const FIND_LATEST_RECENT: Statement = {
  name: 'imported_assessment_find_latest_recent',
  text: `SELECT a.id, a.patient_id, a.instrument_id, v.item_scores
           FROM assessment a
           JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
                AND v.version = a.version AND v.item_scores IS NOT NULL
          WHERE a.practice_id = $1 AND a.import_batch_id = $2 AND NOT a.voided
            AND a.assessed_on >= $3
            AND NOT EXISTS (SELECT FROM assessment later
                             WHERE later.practice_id = a.practice_id
                               AND later.patient_id = a.patient_id
                               AND later.instrument_id = a.instrument_id
                               AND later.assessed_on > a.assessed_on AND NOT later.voided)
          ORDER BY a.assessed_on, a.id`,
};

const LOCK_OF_BATCH: Statement = {
  name: 'imported_assessment_lock_of_batch',
  text: `SELECT id, patient_id FROM assessment
          WHERE practice_id = $1 AND import_batch_id = $2 AND NOT voided
          ORDER BY id FOR UPDATE`,
};

const VOID_VERSIONS: Statement = {
  name: 'imported_assessment_void_versions',
  text: `INSERT INTO assessment_version
           (practice_id, assessment_id, version, patient_id, status, instrument_id,
            instrument_version, assessed_on, mode, language, source, import_batch_id, item_scores,
            function_score, total, score_status, missing_reason, note, reason, author_id, recorded_at)
         SELECT v.practice_id, v.assessment_id, v.version + 1, v.patient_id, 'voided',
                v.instrument_id, v.instrument_version, v.assessed_on, v.mode, v.language, v.source,
                v.import_batch_id, v.item_scores, v.function_score, v.total, v.score_status,
                v.missing_reason, v.note, $3, $4, $5
           FROM assessment a
           JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
                AND v.version = a.version
          WHERE a.practice_id = $1 AND a.id = ANY ($2)`,
};

const VOID_HEADS: Statement = {
  name: 'imported_assessment_void',
  text: `UPDATE assessment SET version = version + 1, voided = true
          WHERE practice_id = $1 AND id = ANY ($2)`,
};

const WITH_FOLLOW_UP: Statement = {
  name: 'imported_assessment_with_follow_up',
  text: `SELECT f.assessment_id, f.patient_id
           FROM safety_follow_up f
           JOIN assessment a ON a.practice_id = f.practice_id AND a.id = f.assessment_id
                AND a.patient_id = f.patient_id
          WHERE f.practice_id = $1 AND f.assessment_id = ANY ($2) ORDER BY f.assessment_id`,
};

/** An assessment of a file with its place in the practice. */
export interface ImportedAssessment {
  readonly id: string;
  readonly patientId: string;
  readonly importKey: string;
  readonly read: ReadAssessment;
}

interface FollowedRow extends QueryResultRow {
  readonly assessment_id: string;
  readonly patient_id: string;
}

/** The batch that assessments come with. */
export interface ImportSource {
  readonly batchId: string;
  readonly kind: 'csv' | 'fhir';
  readonly at: Date;
}

/** An entry that stands already on the day of one that a file brings. */
export interface SameDayRow extends QueryResultRow {
  readonly patient_id: string;
  readonly instrument_id: string;
  readonly assessed_on: string;
  readonly total: number | null;
  readonly item_scores: (number | null)[] | null;
}

export interface LatestRecentRow extends QueryResultRow {
  readonly id: string;
  readonly patient_id: string;
  readonly instrument_id: string;
  readonly item_scores: (number | null)[];
}

/** Imported assessments in PostgreSQL, many rows in each statement. */
@Injectable()
export class ImportedAssessmentsRepository {
  /** Stores a part of a batch; answers how many were new. */
  async insert(
    tx: TenantTransaction,
    source: ImportSource,
    assessments: readonly ImportedAssessment[],
  ): Promise<number> {
    const { practiceId, staffId } = tx.caller;
    const rows = JSON.stringify(assessments.map(toRow));
    const common = [practiceId, rows, source.batchId, source.at];
    const [heads] = await arrived(
      tx.query(INSERT_HEADS, common),
      tx.query(INSERT_VERSIONS, [...common, source.kind, staffId]),
    );
    return heads.rowCount ?? 0;
  }

  /** Which of these were imported before; voided are those of which no entry stands any more. */
  async findKeys(
    tx: TenantTransaction,
    keys: readonly string[],
  ): Promise<{ key: string; isVoided: boolean }[]> {
    const values = [tx.caller.practiceId, keys];
    const found = await tx.query<{ import_key: string; voided: boolean }>(FIND_KEYS, values);
    return found.rows.map((row) => ({ key: row.import_key, isVoided: row.voided }));
  }

  async findSameDay(
    tx: TenantTransaction,
    assessments: readonly { readonly patientId: string; readonly read: ReadAssessment }[],
  ): Promise<SameDayRow[]> {
    const found = await tx.query<SameDayRow>(FIND_SAME_DAY, [
      tx.caller.practiceId,
      assessments.map(({ patientId }) => patientId),
      assessments.map(({ read }) => read.instrumentId),
      assessments.map(({ read }) => read.assessedOn),
    ]);
    return found.rows;
  }

  async findLatestRecent(
    tx: TenantTransaction,
    batchId: string,
    since: string,
  ): Promise<LatestRecentRow[]> {
    const values = [tx.caller.practiceId, batchId, since];
    return (await tx.query<LatestRecentRow>(FIND_LATEST_RECENT, values)).rows;
  }

  /** What of a batch still stands, locked until the transaction ends. */
  async lockOfBatch(
    tx: TenantTransaction,
    batchId: string,
  ): Promise<{ id: string; patient_id: string }[]> {
    const values = [tx.caller.practiceId, batchId];
    return (await tx.query<{ id: string; patient_id: string }>(LOCK_OF_BATCH, values)).rows;
  }

  /** Adds a voided version to each; answers those of them that have a follow-up. */
  async void(
    tx: TenantTransaction,
    ids: readonly string[],
    reason: string,
    at: Date,
  ): Promise<{ readonly assessmentId: string; readonly patientId: string }[]> {
    const { practiceId, staffId } = tx.caller;
    const [, , followed] = await arrived(
      tx.query(VOID_VERSIONS, [practiceId, ids, reason, staffId, at]),
      tx.query(VOID_HEADS, [practiceId, ids]),
      tx.query<FollowedRow>(WITH_FOLLOW_UP, [practiceId, ids]),
    );
    return followed.rows.map((row) => ({
      assessmentId: row.assessment_id,
      patientId: row.patient_id,
    }));
  }
}

function toRow({ id, patientId, importKey, read }: ImportedAssessment) {
  const instrument = findInstrument(read.instrumentId);
  if (!instrument) throw new Error('A read assessment has an instrument that is known');
  return {
    id,
    patient_id: patientId,
    instrument_id: instrument.id,
    instrument_version: instrument.version,
    assessed_on: read.assessedOn,
    language: read.language,
    item_scores: read.answers,
    function_score: read.functionAnswer,
    total: read.total,
    score_status: read.scoreStatus,
    safety_answer: safetyStateOf(instrument, read.answers).answer,
    import_key: importKey,
  };
}
