import type { OutcomeFilters, SavedReportContent } from '@glabella/contracts';
import type { ReportPeriod } from '@glabella/domain/outcomes';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A saved report in the version that stands. */
export interface SavedReportRow extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly retired: boolean;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly name: string;
  readonly period: ReportPeriod;
  readonly filters: OutcomeFilters;
  readonly is_shared: boolean;
  readonly recorded_at: Date;
}

const COLUMNS = `
  SELECT r.id, r.version, r.retired, r.owner_id, owner.display_name AS owner_name, v.name, v.period, v.filters,
         v.is_shared, v.recorded_at
    FROM saved_report r
    JOIN saved_report_version v ON v.practice_id = r.practice_id AND v.report_id = r.id AND v.version = r.version
    JOIN staff owner ON owner.practice_id = r.practice_id AND owner.id = r.owner_id
   WHERE r.practice_id = $1`;

const LIST: Statement = {
  name: 'saved_report_list',
  text: `${COLUMNS} AND NOT r.retired AND (r.owner_id = $2 OR v.is_shared)
          ORDER BY lower(v.name), r.created_at, r.id`,
};
const FIND: Statement = { name: 'saved_report_find', text: `${COLUMNS} AND r.id = $2` };
const LOCK: Statement = {
  name: 'saved_report_lock',
  text: 'SELECT id FROM saved_report WHERE practice_id = $1 AND id = $2 FOR UPDATE',
};
/** Reports of one person are counted one after another. */
const LOCK_OWNER: Statement = {
  name: 'saved_report_lock_owner',
  text: 'SELECT id FROM staff WHERE practice_id = $1 AND id = $2 FOR NO KEY UPDATE',
};
const COUNT_OF: Statement = {
  name: 'saved_report_count_of',
  text: `SELECT count(*)::integer AS kept FROM saved_report
          WHERE practice_id = $1 AND owner_id = $2 AND NOT retired`,
};
const INSERT: Statement = {
  name: 'saved_report_insert',
  text: `INSERT INTO saved_report (practice_id, id, owner_id, version, created_at)
         VALUES ($1, $2, $3, 1, $4)`,
};
const INSERT_VERSION: Statement = {
  name: 'saved_report_version_insert',
  text: `INSERT INTO saved_report_version
           (practice_id, report_id, version, status, name, period, filters, is_shared, author_id, recorded_at)
         VALUES ($1, $2, $3, 'saved', $4, $5, $6, $7, $8, $9)`,
};
const REPEAT_VERSION_RETIRED: Statement = {
  name: 'saved_report_version_retire',
  text: `INSERT INTO saved_report_version
           (practice_id, report_id, version, status, name, period, filters, is_shared, author_id, recorded_at)
         SELECT practice_id, report_id, version + 1, 'retired', name, period, filters, is_shared, $4, $5
           FROM saved_report_version WHERE practice_id = $1 AND report_id = $2 AND version = $3 - 1`,
};
const UPDATE_HEAD: Statement = {
  name: 'saved_report_update',
  text: `UPDATE saved_report SET version = $3, retired = $4 WHERE practice_id = $1 AND id = $2`,
};

/** Saved reports in PostgreSQL. */
@Injectable()
export class SavedReportsRepository {
  /** One's own and those that others share, by name; retired ones are not listed. */
  async list(tx: TenantTransaction): Promise<SavedReportRow[]> {
    const values = [tx.caller.practiceId, tx.caller.staffId];
    return (await tx.query<SavedReportRow>(LIST, values)).rows;
  }

  /** The version that stands, locked until the transaction ends; null when the practice has none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<SavedReportRow | null> {
    const values = [tx.caller.practiceId, id];
    const [, found] = await arrived(tx.query(LOCK, values), tx.query<SavedReportRow>(FIND, values));
    return found.rows[0] ?? null;
  }

  /** How many the caller keeps; nobody else adds one for them until the transaction ends. */
  async countOwn(tx: TenantTransaction): Promise<number> {
    const values = [tx.caller.practiceId, tx.caller.staffId];
    const [, counted] = await arrived(
      tx.query(LOCK_OWNER, values),
      tx.query<{ kept: number }>(COUNT_OF, values),
    );
    return counted.rows[0]?.kept ?? 0;
  }

  /** The first version of a report of the caller's. */
  async insert(
    tx: TenantTransaction,
    id: string,
    content: SavedReportContent,
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    await arrived(
      tx.query(INSERT, [practiceId, id, staffId, at]),
      this.insertVersion(tx, { id, version: 1 }, content, at),
    );
  }

  async insertNext(
    tx: TenantTransaction,
    next: { readonly id: string; readonly version: number },
    content: SavedReportContent,
    at: Date,
  ): Promise<void> {
    await arrived(
      this.insertVersion(tx, next, content, at),
      tx.query(UPDATE_HEAD, [tx.caller.practiceId, next.id, next.version, false]),
    );
  }

  /** A last version, which repeats the one before it. */
  async retire(
    tx: TenantTransaction,
    last: { readonly id: string; readonly version: number },
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    const version = [practiceId, last.id, last.version];
    await arrived(
      tx.query(REPEAT_VERSION_RETIRED, [...version, staffId, at]),
      tx.query(UPDATE_HEAD, [...version, true]),
    );
  }

  private async insertVersion(
    tx: TenantTransaction,
    { id, version }: { readonly id: string; readonly version: number },
    { name, period, filters, isShared }: SavedReportContent,
    at: Date,
  ): Promise<void> {
    const { practiceId, staffId } = tx.caller;
    const stated = [name, JSON.stringify(period), JSON.stringify(filters), isShared];
    await tx.query(INSERT_VERSION, [practiceId, id, version, ...stated, staffId, at]);
  }
}
