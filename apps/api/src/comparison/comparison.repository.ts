import { Injectable } from '@nestjs/common';
import type { ComparisonCell } from '@glabella/domain/outcomes';
import type { QueryResultRow } from 'pg';
import type { Statement, TenantTransaction } from '../database/tenant';

const FIND_PATIENT: Statement = {
  name: 'comparison_patient',
  text: `SELECT s.protocol_id AS "protocolId", k.content -> 'visitWeeks' AS "visitWeeks",
                NOT EXISTS (SELECT FROM derived_rebuild r
                             WHERE r.practice_id = $1 AND r.finished_at IS NULL) AS "isComplete"
           FROM patient p
           LEFT JOIN patient_summary s ON s.practice_id = p.practice_id AND s.patient_id = p.id
           LEFT JOIN course c ON c.practice_id = s.practice_id AND c.id = s.course_id
           LEFT JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                                     AND v.version = c.version
           LEFT JOIN protocol_version k ON k.practice_id = v.practice_id
                                       AND k.protocol_id = v.protocol_id
                                       AND k.version = v.protocol_version
          WHERE p.practice_id = $1 AND p.id = $2`,
};

/**
 * How many patients have which total in which week, counted from the index alone, less the patient's own rows. It
 * answers at most a row for each pair of totals and week, however many patients there are.
 */
export const COUNT_OTHERS: Statement = {
  name: 'comparison_count_others',
  text: `WITH compared AS (
           SELECT protocol_id FROM patient_summary WHERE practice_id = $1 AND patient_id = $2)
         SELECT week, baseline, total, sum(counted)::integer AS patients
           FROM (SELECT v.week, v.baseline_total AS baseline, v.total, count(*) AS counted
                   FROM comparison_value v
                  WHERE v.practice_id = $1 AND v.instrument_id = $3
                    AND v.protocol_id = (SELECT protocol_id FROM compared)
                  GROUP BY v.week, v.baseline_total, v.total
                 UNION ALL
                 SELECT own.week, own.baseline_total, own.total, -1
                   FROM comparison_value own
                  WHERE own.practice_id = $1 AND own.patient_id = $2 AND own.instrument_id = $3
                    AND own.protocol_id = (SELECT protocol_id FROM compared)) cells
          GROUP BY week, baseline, total
         HAVING sum(counted) > 0`,
};

/** Whose comparison it is, and whether every patient is in it. */
export interface ComparedPatient {
  /** The protocol of the current course. */
  readonly protocolId: string | null;
  /** By the version of it that the course keeps. */
  readonly visitWeeks: readonly number[] | null;
  readonly isComplete: boolean;
}

/** The comparison in PostgreSQL; its rows are kept by `patient-summary`. */
@Injectable()
export class ComparisonRepository {
  /** Null when the practice has no such patient. */
  async findPatient(tx: TenantTransaction, patientId: string): Promise<ComparedPatient | null> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<ComparedPatient & QueryResultRow>(FIND_PATIENT, values)).rows[0] ?? null;
  }

  /** The others under the same protocol; empty without one. */
  async countOthers(
    tx: TenantTransaction,
    patientId: string,
    instrumentId: string,
  ): Promise<ComparisonCell[]> {
    const values = [tx.caller.practiceId, patientId, instrumentId];
    return (await tx.query<ComparisonCell>(COUNT_OTHERS, values)).rows;
  }
}
