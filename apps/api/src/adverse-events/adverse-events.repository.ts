import { Injectable } from '@nestjs/common';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { AdverseEventRow, RecordingContextRow } from './adverse-event-rows';
import { EVENT_COLUMNS, EVENT_JOINS } from './adverse-event-columns';

const RECORDING_CONTEXT: Statement = {
  name: 'adverse_event_recording_context',
  text: `SELECT p.birth_date, pr.time_zone, s.performed_on AS session_on, s.voided AS session_voided,
                CASE WHEN judge.disabled_at IS NULL THEN judge.roles END AS judge_roles
           FROM patient p
           JOIN practice pr ON pr.id = p.practice_id
           LEFT JOIN injection_session s ON s.practice_id = p.practice_id AND s.patient_id = p.id
                                        AND s.id = $3
           LEFT JOIN staff judge ON judge.practice_id = p.practice_id AND judge.id = $4
          WHERE p.practice_id = $1 AND p.id = $2`,
};

const INSERT_HEAD: Statement = {
  name: 'adverse_event_insert',
  text: `INSERT INTO adverse_event
           (practice_id, id, patient_id, version, session_id, term_id, other_words, onset_on, open,
            serious, created_at)
         VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10)`,
};

const INSERT_VERSION: Statement = {
  name: 'adverse_event_insert_version',
  text: `INSERT INTO adverse_event_version
           (practice_id, adverse_event_id, version, patient_id, status, session_id, term_id,
            other_words, onset_on, severity, seriousness, relatedness, judged_by, actions, outcome,
            ended_on, reports, note, reason, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, 'recorded', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                 $18, $19, $20)`,
};

/** The voided version says what the one before it said; only status, reason and author are its own. */
const REPEAT_VERSION_VOIDED: Statement = {
  name: 'adverse_event_version_void',
  text: `INSERT INTO adverse_event_version
           (practice_id, adverse_event_id, version, patient_id, status, session_id, term_id,
            other_words, onset_on, severity, seriousness, relatedness, judged_by, actions, outcome,
            ended_on, reports, note, reason, author_id, recorded_at)
         SELECT practice_id, adverse_event_id, version + 1, patient_id, 'voided', session_id, term_id,
                other_words, onset_on, severity, seriousness, relatedness, judged_by, actions, outcome,
                ended_on, reports, note, $4, $5, $6
           FROM adverse_event_version
          WHERE practice_id = $1 AND adverse_event_id = $2 AND version = $3`,
};

const UPDATE_HEAD: Statement = {
  name: 'adverse_event_update',
  text: `UPDATE adverse_event
            SET version = $3, session_id = $4, term_id = $5, other_words = $6, onset_on = $7, open = $8,
                serious = $9
          WHERE practice_id = $1 AND id = $2`,
};

const MARK_VOIDED: Statement = {
  name: 'adverse_event_mark_voided',
  text: `UPDATE adverse_event SET version = $3, voided = true WHERE practice_id = $1 AND id = $2`,
};

const LOCK_HEAD: Statement = {
  name: 'adverse_event_lock',
  text: `SELECT id FROM adverse_event WHERE practice_id = $1 AND id = $2 FOR UPDATE`,
};

/** Sent after the lock, in the same flight: it sees what the holder of the lock before us committed. */
const READ_CURRENT: Statement = {
  name: 'adverse_event_read_current',
  text: `SELECT ${EVENT_COLUMNS} ${EVENT_JOINS}
          WHERE e.practice_id = $1 AND e.id = $2 AND v.version = e.version`,
};

/** The facts of a version that somebody states, as stored. */
export interface StatedAdverseEvent {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly sessionId: string | null;
  readonly termId: string;
  readonly otherWords: string | null;
  readonly onsetOn: string;
  readonly severity: string;
  readonly seriousness: readonly string[] | null;
  readonly relatedness: { readonly category: string; readonly judgedById: string } | null;
  readonly actions: readonly string[] | null;
  readonly outcome: string;
  readonly endedOn: string | null;
  readonly reports: readonly unknown[];
  readonly note: string | null;
  readonly isOpen: boolean;
  readonly isSerious: boolean;
  readonly reason: string | null;
  readonly at: Date;
}

/** Writes of adverse events. They are sent when called; the caller awaits them together. */
@Injectable()
export class AdverseEventsRepository {
  /** What the rules look at; null when the practice has no such patient. */
  async recordingContext(
    tx: TenantTransaction,
    patientId: string,
    sessionId: string | null,
    judgedById: string | null,
  ): Promise<RecordingContextRow | null> {
    const values = [tx.caller.practiceId, patientId, sessionId, judgedById];
    return (await tx.query<RecordingContextRow>(RECORDING_CONTEXT, values)).rows[0] ?? null;
  }

  async insertFirst(tx: TenantTransaction, stated: StatedAdverseEvent): Promise<void> {
    await arrived(
      tx.query(INSERT_HEAD, [
        tx.caller.practiceId,
        stated.id,
        stated.patientId,
        ...currentFacts(stated),
        stated.at,
      ]),
      this.insertVersion(tx, stated),
    );
  }

  async insertNext(tx: TenantTransaction, stated: StatedAdverseEvent): Promise<void> {
    const key = [tx.caller.practiceId, stated.id, stated.version];
    await arrived(
      this.insertVersion(tx, stated),
      tx.query(UPDATE_HEAD, [...key, ...currentFacts(stated)]),
    );
  }

  /** Adds a version that repeats `fromVersion` and says that the event is void. */
  async insertVoided(
    tx: TenantTransaction,
    voided: { readonly id: string; readonly fromVersion: number; readonly reason: string },
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    const { id, fromVersion, reason } = voided;
    await arrived(
      tx.query(REPEAT_VERSION_VOIDED, [practiceId, id, fromVersion, reason, staffId, at]),
      tx.query(MARK_VOIDED, [practiceId, id, fromVersion + 1]),
    );
  }

  /** The current version, locked until the transaction ends; null when the practice has none of this id. */
  async lockCurrent(tx: TenantTransaction, id: string): Promise<AdverseEventRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(
      tx.query(LOCK_HEAD, values),
      tx.query<AdverseEventRow>(READ_CURRENT, values),
    );
    return current.rows[0] ?? null;
  }

  private async insertVersion(tx: TenantTransaction, stated: StatedAdverseEvent): Promise<void> {
    await tx.query(INSERT_VERSION, [
      tx.caller.practiceId,
      stated.id,
      stated.version,
      stated.patientId,
      stated.sessionId,
      stated.termId,
      stated.otherWords,
      stated.onsetOn,
      stated.severity,
      stated.seriousness,
      stated.relatedness?.category ?? null,
      stated.relatedness?.judgedById ?? null,
      stated.actions,
      stated.outcome,
      stated.endedOn,
      JSON.stringify(stated.reports),
      stated.note,
      stated.reason,
      tx.caller.staffId,
      stated.at,
    ]);
  }
}

/** What the head repeats of its current version, in the order of both its statements. */
function currentFacts(stated: StatedAdverseEvent): readonly unknown[] {
  const { sessionId, termId, otherWords, onsetOn, isOpen, isSerious } = stated;
  return [sessionId, termId, otherWords, onsetOn, isOpen, isSerious];
}
