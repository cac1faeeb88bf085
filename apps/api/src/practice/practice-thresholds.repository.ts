import type { ThresholdChange } from '@glabella/contracts';
import type { ThresholdValues } from '@glabella/domain/outcomes';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

/** A version of the practice's thresholds with its author's name. */
export interface ThresholdVersionRow extends QueryResultRow {
  readonly version: number;
  readonly threshold_values: ThresholdValues;
  readonly reason: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

const LIST: Statement = {
  name: 'practice_threshold_versions',
  text: `SELECT v.version, v.threshold_values, v.reason, v.author_id, a.display_name AS author_name, v.recorded_at
           FROM practice_threshold_version v
           JOIN staff a ON a.practice_id = v.practice_id AND a.id = v.author_id
          WHERE v.practice_id = $1 ORDER BY v.version DESC`,
};
const FIND_VALUES: Statement = {
  name: 'practice_threshold_values',
  text: `SELECT threshold_values FROM practice_threshold_version
          WHERE practice_id = $1 ORDER BY version DESC LIMIT 1`,
};
/** Nothing is inserted when the version that the change starts from is no longer the last. */
const INSERT: Statement = {
  name: 'practice_threshold_insert',
  text: `INSERT INTO practice_threshold_version
           (practice_id, version, threshold_values, reason, author_id, recorded_at)
         SELECT $1, $2::integer + 1, $3, $4, $5, $6
          WHERE $2 = (SELECT coalesce(max(version), 0) FROM practice_threshold_version
                       WHERE practice_id = $1)
         ON CONFLICT DO NOTHING`,
};

/** What a practice set instead of the published outcome thresholds. */
@Injectable()
export class PracticeThresholdsRepository {
  /** Every version, the newest first. */
  async list(tx: TenantTransaction): Promise<ThresholdVersionRow[]> {
    return (await tx.query<ThresholdVersionRow>(LIST, [tx.caller.practiceId])).rows;
  }

  /** What is set now; empty where nothing ever was. */
  async findValues(tx: TenantTransaction): Promise<ThresholdValues> {
    const found = await tx.query<Pick<ThresholdVersionRow, 'threshold_values'>>(FIND_VALUES, [
      tx.caller.practiceId,
    ]);
    return found.rows[0]?.threshold_values ?? {};
  }

  /** Stores the next version; false when somebody was faster. */
  async insert(
    tx: TenantTransaction,
    expectedVersion: number,
    { values, reason }: ThresholdChange,
    at: Date,
  ): Promise<boolean> {
    const { practiceId, staffId } = tx.caller;
    const stored = await tx.query(INSERT, [
      practiceId,
      expectedVersion,
      JSON.stringify(values),
      reason,
      staffId,
      at,
    ]);
    return stored.rowCount === 1;
  }
}
