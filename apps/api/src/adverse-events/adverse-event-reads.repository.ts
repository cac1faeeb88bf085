import { Injectable } from '@nestjs/common';
import type { AdverseEventQuery } from '@glabella/contracts';
import { lotKeyOf } from '../database/lot-key';
import type { Statement, TenantTransaction } from '../database/tenant';
import { EVENT_COLUMNS, EVENT_JOINS, PATIENT_COLUMNS } from './adverse-event-columns';
import type {
  AdverseEventRow,
  ListedAdverseEventRow,
  ListedPatientColumns,
  LotRecipientRow,
} from './adverse-event-rows';

const VERSIONS: Statement = {
  name: 'adverse_event_versions',
  text: `SELECT ${EVENT_COLUMNS} ${EVENT_JOINS}
          WHERE e.practice_id = $1 AND e.id = $2 ORDER BY v.version DESC LIMIT 500`,
};

const LIST_OF_PATIENT: Statement = {
  name: 'adverse_event_list_of_patient',
  text: `SELECT ${EVENT_COLUMNS} ${EVENT_JOINS}
          WHERE e.practice_id = $1 AND e.patient_id = $2 AND v.version = e.version
          ORDER BY v.onset_on, e.created_at, e.id LIMIT 1000`,
};

const FIND_PATIENT: Statement = {
  name: 'adverse_event_find_patient',
  text: `SELECT p.id AS patient_id, ${PATIENT_COLUMNS} FROM patient p
          WHERE p.practice_id = $1 AND p.id = $2`,
};

const REGISTER_CURSOR: Statement = {
  name: 'adverse_event_register_cursor',
  text: `SELECT 1 AS found FROM adverse_event WHERE practice_id = $1 AND id = $2`,
};

const RECIPIENT_CURSOR: Statement = {
  name: 'adverse_event_recipient_cursor',
  text: `SELECT 1 AS found FROM injection_session WHERE practice_id = $1 AND id = $2`,
};

/** $3 is the event; the lot is that of its session as it stands now, of the same product: spaces and capitals make no difference. */
const LOT_RECIPIENTS: Statement = {
  name: 'adverse_event_lot_recipients',
  text: `SELECT s.patient_id, ${PATIENT_COLUMNS}, s.id AS session_id, s.performed_on, s.total_units,
                summary.last_activity_on AS last_contact_on,
                EXISTS (SELECT FROM adverse_event other
                          JOIN injection_session os ON os.practice_id = other.practice_id
                                                   AND os.id = other.session_id
                         WHERE other.practice_id = $1 AND other.patient_id = s.patient_id
                           AND NOT other.voided AND os.product_id = s.product_id
                           AND os.lot_key = s.lot_key) AS has_event
           FROM adverse_event e
           JOIN injection_session own ON own.practice_id = e.practice_id AND own.id = e.session_id
           JOIN injection_session s ON s.practice_id = e.practice_id
                                   AND s.lot_key = own.lot_key
                                   AND s.product_id = own.product_id
                                   AND s.patient_id <> e.patient_id AND NOT s.voided
           JOIN patient p ON p.practice_id = s.practice_id AND p.id = s.patient_id
           LEFT JOIN patient_summary summary ON summary.practice_id = s.practice_id
                                            AND summary.patient_id = s.patient_id
          WHERE e.practice_id = $1 AND e.id = $3
            AND ($2::uuid IS NULL OR (s.performed_on, s.id) < (
                  (SELECT b.performed_on FROM injection_session b
                    WHERE b.practice_id = $1 AND b.id = $2), $2))
          ORDER BY s.performed_on DESC, s.id DESC LIMIT $4`,
};

/** Adverse events as pages and other features read them. */
@Injectable()
export class AdverseEventReads {
  /** Every version, the newest first. */
  async versions(tx: TenantTransaction, id: string): Promise<AdverseEventRow[]> {
    return (await tx.query<AdverseEventRow>(VERSIONS, [tx.caller.practiceId, id])).rows;
  }

  /** The newest version of every event of a patient, the oldest onset first. */
  async ofPatient(tx: TenantTransaction, patientId: string): Promise<AdverseEventRow[]> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<AdverseEventRow>(LIST_OF_PATIENT, values)).rows;
  }

  async patient(tx: TenantTransaction, patientId: string): Promise<ListedPatientColumns | null> {
    const values = [tx.caller.practiceId, patientId];
    return (await tx.query<ListedPatientColumns>(FIND_PATIENT, values)).rows[0] ?? null;
  }

  /** The register from behind `after`, the latest onset first; one more row than asked for says that there are more. */
  async register(
    tx: TenantTransaction,
    query: AdverseEventQuery,
    after: string | null,
  ): Promise<ListedAdverseEventRow[]> {
    const { statement, values } = registerStatement(tx.caller.practiceId, query, after);
    return (await tx.query<ListedAdverseEventRow>(statement, values)).rows;
  }

  /** Sessions of others with the lot of the event's session. */
  async lotRecipients(
    tx: TenantTransaction,
    id: string,
    after: string | null,
    limit: number,
  ): Promise<LotRecipientRow[]> {
    const values = [tx.caller.practiceId, after, id, limit];
    return (await tx.query<LotRecipientRow>(LOT_RECIPIENTS, values)).rows;
  }

  /** Whether a page of the register, or of the recipients of a lot, can begin after this row. */
  async isListed(
    tx: TenantTransaction,
    list: 'register' | 'recipients',
    id: string,
  ): Promise<boolean> {
    const statement = list === 'register' ? REGISTER_CURSOR : RECIPIENT_CURSOR;
    return (await tx.query(statement, [tx.caller.practiceId, id])).rows.length > 0;
  }
}

/** The statement of the register: one text, and so one prepared statement, for each shape. */
export function registerStatement(
  practiceId: string,
  { state, gravity, lot, limit }: AdverseEventQuery,
  after: string | null,
): { readonly statement: Statement; readonly values: readonly unknown[] } {
  const values: unknown[] = [practiceId, after, limit + 1];
  const conditions = [
    'e.practice_id = $1',
    'NOT e.voided',
    ...(state === 'all' ? [] : [state === 'open' ? 'e.open' : 'NOT e.open']),
    ...(gravity === 'serious' ? ['e.serious'] : []),
    ...(lot === undefined ? [] : [hadLot(`$${values.push(lot)}`)]),
    // A page that is not the first begins behind a row; the first one has to name $2 all the same.
    after === null
      ? '$2::uuid IS NULL'
      : `(e.onset_on, e.id) < (
           (SELECT b.onset_on FROM adverse_event b WHERE b.practice_id = $1 AND b.id = $2), $2)`,
  ];
  const text = `
    SELECT ${EVENT_COLUMNS}, ${PATIENT_COLUMNS} ${EVENT_JOINS}
      JOIN patient p ON p.practice_id = e.practice_id AND p.id = e.patient_id
     WHERE v.version = e.version AND ${conditions.join('\n       AND ')}
     ORDER BY e.onset_on DESC, e.id DESC LIMIT $3`;
  const name = [
    'adverse_events',
    state,
    gravity,
    lot === undefined ? 'any' : 'lot',
    after === null ? 'first' : 'next',
  ].join('_');
  return { statement: { name, text }, values };
}

function hadLot(lot: string): string {
  return `e.session_id IN (SELECT l.id FROM injection_session l
                            WHERE l.practice_id = $1 AND l.lot_key = ${lotKeyOf(lot)})`;
}
