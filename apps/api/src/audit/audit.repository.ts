import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly display_name: string | null;
  readonly action: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly patient_ids: string[];
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly detail: Record<string, unknown>;
  readonly request_id: string;
  readonly address: string;
}

/** What the trail may be asked for. Every filter is a column of its own; none is a name that a client sends. */
export interface AuditFilter {
  /** Calendar days of the practice, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly actorId: string | null;
  readonly outcome: string | null;
  /** Rows older than this one. */
  readonly beforeId: string | null;
  readonly limit: number;
}

const EVENT = `
  SELECT event.id, event.at, event.actor_id, staff.display_name, event.action, event.outcome,
         event.patient_ids, event.subject_type, event.subject_id, event.detail, event.request_id, event.address
    FROM audit_event event
    LEFT JOIN staff ON staff.practice_id = event.practice_id AND staff.id = event.actor_id`;

const PAGE: Statement = {
  name: 'audit_page',
  text: `${EVENT}
    JOIN practice ON practice.id = event.practice_id
   WHERE event.practice_id = $1
     AND ($2::bigint IS NULL OR event.id < $2)
     AND ($3::date IS NULL OR event.at >= $3::date::timestamp AT TIME ZONE practice.time_zone)
     AND ($4::date IS NULL OR event.at < ($4::date + 1)::timestamp AT TIME ZONE practice.time_zone)
     AND ($5::uuid IS NULL OR event.actor_id = $5)
     AND ($6::text IS NULL OR event.outcome = $6)
   ORDER BY event.id DESC LIMIT $7`,
};
const OF_PATIENT: Statement = {
  name: 'audit_of_patient',
  text: `${EVENT}
   WHERE event.practice_id = $1 AND event.patient_ids @> ARRAY[$2::uuid]
     AND ($3::bigint IS NULL OR event.id < $3)
   ORDER BY event.id DESC LIMIT $4`,
};
const NEWEST: Statement = {
  name: 'audit_newest',
  text: 'SELECT max(id) AS id FROM audit_event WHERE practice_id = $1',
};
const PATIENT_EXISTS: Statement = {
  name: 'audit_patient_exists',
  text: 'SELECT FROM patient WHERE practice_id = $1 AND id = $2',
};

@Injectable()
export class AuditRepository {
  async page(tx: TenantTransaction, filter: AuditFilter): Promise<AuditRow[]> {
    const { rows } = await tx.query<AuditRow>(PAGE, [
      tx.caller.practiceId,
      filter.beforeId,
      filter.from,
      filter.to,
      filter.actorId,
      filter.outcome,
      filter.limit,
    ]);
    return rows;
  }

  async ofPatient(
    tx: TenantTransaction,
    patientId: string,
    page: { beforeId: string | null; limit: number },
  ): Promise<AuditRow[]> {
    const values = [tx.caller.practiceId, patientId, page.beforeId, page.limit];
    return (await tx.query<AuditRow>(OF_PATIENT, values)).rows;
  }

  /** The id of the newest event; null for an empty trail. */
  async newestId(tx: TenantTransaction): Promise<string | null> {
    const found = await tx.query<{ id: string | null }>(NEWEST, [tx.caller.practiceId]);
    return found.rows[0]?.id ?? null;
  }

  async patientExists(tx: TenantTransaction, patientId: string): Promise<boolean> {
    return (await tx.query(PATIENT_EXISTS, [tx.caller.practiceId, patientId])).rowCount === 1;
  }
}
