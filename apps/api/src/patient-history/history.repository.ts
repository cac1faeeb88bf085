import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';

/** Where the versions of one history are stored. All names are constants of this folder. */
export interface HistoryTable {
  readonly name: 'prior_treatment' | 'medication' | 'frown_rating' | 'life_event';
  /** The columns of its facts, in the order in which their values are given. */
  readonly columns: readonly string[];
  /** What else is read beside a version: columns and joins on the version `v`. */
  readonly beside?: { readonly columns: string; readonly joins: string };
  /**
   * Whether the link of a version is known: an expression on the patient `p` with the id as $3; true without one. It is
   * named for the message that says what is not.
   */
  readonly linkKnown: string;
  /** In which order the newest versions of a patient are read. */
  readonly order: string;
}

/** What every version of a history answers with; the facts stand beside it. */
export interface HistoryRow {
  readonly [fact: string]: unknown;
  readonly id: string;
  readonly patient_id: string;
  readonly version: number;
  readonly status: 'recorded' | 'voided';
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
  readonly first_recorded_at: Date;
}

/** What the rules of a history look at. */
export interface HistoryContextRow {
  readonly birth_date: string;
  readonly time_zone: string;
  readonly link_known: boolean;
}

/** A version that somebody states, as stored. */
export interface StatedVersion {
  readonly id: string;
  readonly patientId: string;
  readonly version: number;
  readonly values: readonly unknown[];
  readonly reason: string | null;
  readonly at: Date;
}

interface HistoryStatements {
  readonly context: Statement;
  readonly insertHead: Statement;
  readonly insertVersion: Statement;
  readonly updateHead: Statement;
  readonly repeatVoided: Statement;
  readonly markVoided: Statement;
  readonly lock: Statement;
  readonly readCurrent: Statement;
  readonly readVersions: Statement;
  readonly readOfPatient: Statement;
}

function statementsOf({
  name,
  columns,
  beside,
  linkKnown,
  order,
}: HistoryTable): HistoryStatements {
  const facts = columns.join(', ');
  const places = columns.map((_, at) => `$${at + 5}`).join(', ');
  const after = columns.length + 5;
  const read = `
    SELECT h.id, v.patient_id, v.version, v.status, ${columns.map((column) => `v.${column}`).join(', ')},
           v.reason, v.author_id, author.display_name AS author_name, v.recorded_at,
           h.created_at AS first_recorded_at${beside ? `, ${beside.columns}` : ''}
      FROM ${name} h
      JOIN ${name}_version v ON v.practice_id = h.practice_id AND v.${name}_id = h.id
      JOIN staff author ON author.practice_id = v.practice_id AND author.id = v.author_id
      ${beside?.joins ?? ''}
     WHERE h.practice_id = $1`;
  const named = (verb: string, text: string): Statement => ({ name: `${name}_${verb}`, text });
  return {
    context: named(
      'context',
      `SELECT p.birth_date, pr.time_zone, ($3::uuid IS NULL OR ${linkKnown}) AS link_known
         FROM patient p JOIN practice pr ON pr.id = p.practice_id
        WHERE p.practice_id = $1 AND p.id = $2`,
    ),
    insertHead: named(
      'insert',
      `INSERT INTO ${name} (practice_id, id, patient_id, version, created_at) VALUES ($1, $2, $3, 1, $4)`,
    ),
    insertVersion: named(
      'insert_version',
      `INSERT INTO ${name}_version
         (practice_id, ${name}_id, version, patient_id, status, ${facts}, reason, author_id, recorded_at)
       VALUES ($1, $2, $3, $4, 'recorded', ${places}, $${after}, $${after + 1}, $${after + 2})`,
    ),
    updateHead: named(
      'update',
      `UPDATE ${name} SET version = $3 WHERE practice_id = $1 AND id = $2`,
    ),
    repeatVoided: named(
      'version_void',
      `INSERT INTO ${name}_version
         (practice_id, ${name}_id, version, patient_id, status, ${facts}, reason, author_id, recorded_at)
       SELECT practice_id, ${name}_id, version + 1, patient_id, 'voided', ${facts}, $4, $5, $6
         FROM ${name}_version WHERE practice_id = $1 AND ${name}_id = $2 AND version = $3`,
    ),
    markVoided: named(
      'mark_voided',
      `UPDATE ${name} SET version = $3, voided = true WHERE practice_id = $1 AND id = $2`,
    ),
    lock: named('lock', `SELECT id FROM ${name} WHERE practice_id = $1 AND id = $2 FOR UPDATE`),
    readCurrent: named('read_current', `${read} AND h.id = $2 AND v.version = h.version`),
    readVersions: named('read_versions', `${read} AND h.id = $2 ORDER BY v.version DESC`),
    readOfPatient: named(
      'read_of_patient',
      `${read} AND h.patient_id = $2 AND v.version = h.version ORDER BY ${order}`,
    ),
  };
}

/** Reads and writes of one history. Writes are sent when called; the caller awaits them together. */
export class HistoryRepository {
  private readonly statements: HistoryStatements;

  constructor(table: HistoryTable) {
    this.statements = statementsOf(table);
  }

  /** What the rules look at; null when the practice has no such patient. */
  async context(
    tx: TenantTransaction,
    patientId: string,
    linkId: string | null,
  ): Promise<HistoryContextRow | null> {
    const values = [tx.caller.practiceId, patientId, linkId];
    return (await tx.query<HistoryContextRow>(this.statements.context, values)).rows[0] ?? null;
  }

  async insertFirst(tx: TenantTransaction, stated: StatedVersion): Promise<void> {
    const { id, patientId, at } = stated;
    await arrived(
      tx.query(this.statements.insertHead, [tx.caller.practiceId, id, patientId, at]),
      this.insertVersion(tx, stated),
    );
  }

  async insertNext(tx: TenantTransaction, stated: StatedVersion): Promise<void> {
    const key = [tx.caller.practiceId, stated.id, stated.version];
    await arrived(this.insertVersion(tx, stated), tx.query(this.statements.updateHead, key));
  }

  /** Adds a version that repeats `fromVersion` and says that the record is void. */
  async insertVoided(
    tx: TenantTransaction,
    { id, fromVersion, reason }: { id: string; fromVersion: number; reason: string },
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    await arrived(
      tx.query(this.statements.repeatVoided, [practiceId, id, fromVersion, reason, staffId, at]),
      tx.query(this.statements.markVoided, [practiceId, id, fromVersion + 1]),
    );
  }

  /** The current version, locked until the transaction ends; null when the practice has none of this id. */
  async lockCurrent(tx: TenantTransaction, id: string): Promise<HistoryRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, current] = await arrived(
      tx.query(this.statements.lock, values),
      tx.query<HistoryRow>(this.statements.readCurrent, values),
    );
    return current.rows[0] ?? null;
  }

  /** Every version of one record, the newest first. */
  async versions(tx: TenantTransaction, id: string): Promise<HistoryRow[]> {
    const values = [tx.caller.practiceId, id];
    return (await tx.query<HistoryRow>(this.statements.readVersions, values)).rows;
  }

  /** The newest version of every record of a patient, voided ones included. */
  async ofPatient(tx: TenantTransaction, patientId: string): Promise<HistoryRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<HistoryRow>(this.statements.readOfPatient, values)).rows;
  }

  private async insertVersion(tx: TenantTransaction, stated: StatedVersion): Promise<void> {
    const { id, version, patientId, values, reason, at } = stated;
    await tx.query(this.statements.insertVersion, [
      tx.caller.practiceId,
      id,
      version,
      patientId,
      ...values,
      reason,
      tx.caller.staffId,
      at,
    ]);
  }
}
