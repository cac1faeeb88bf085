import { Injectable } from '@nestjs/common';
import type { RecallContact, RecallStart } from '@glabella/contracts';
import { arrived } from '../database/flight';
import type { Statement, TenantTransaction } from '../database/tenant';

const INSERT: Statement = {
  name: 'recall_insert',
  text: `INSERT INTO lot_recall
           (practice_id, id, version, lot_number, product_id, reason, authority, reference, started_by,
            started_at)
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)`,
};

const LOCK: Statement = {
  name: 'recall_lock',
  text: `SELECT version, closed FROM lot_recall WHERE practice_id = $1 AND id = $2 FOR NO KEY UPDATE`,
};

const MOVE_ON: Statement = {
  name: 'recall_move_on',
  text: `UPDATE lot_recall SET version = $3, closed = $4 WHERE practice_id = $1 AND id = $2`,
};

const INSERT_EVENT: Statement = {
  name: 'recall_insert_event',
  text: `INSERT INTO lot_recall_event
           (practice_id, recall_id, ordinal, kind, patient_id, contacted_on, method, outcome, note, reason,
            author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};

/** How a recall stands while it is locked. */
export interface LockedRecall {
  readonly version: number;
  readonly closed: boolean;
}

/** One more event of a recall. */
export interface NewRecallEvent {
  readonly recallId: string;
  readonly ordinal: number;
  readonly kind: 'started' | 'contact' | 'closed' | 'reopened';
  readonly contact?: RecallContact;
  readonly reason?: string;
  readonly at: Date;
}

/** Writes of recalls. They are sent when called; the caller awaits them together. */
@Injectable()
export class RecallsRepository {
  async insert(tx: TenantTransaction, id: string, recall: RecallStart, at: Date): Promise<void> {
    const { lotNumber, productId, reason, authority, reference } = recall;
    const { practiceId, staffId } = tx.caller;
    const facts = [lotNumber, productId, reason, authority, reference];
    await arrived(
      tx.query(INSERT, [practiceId, id, ...facts, staffId, at]),
      this.insertEvent(tx, { recallId: id, ordinal: 1, kind: 'started', reason, at }),
    );
  }

  /** The recall, locked until the transaction ends; null when the practice has none of this id. */
  async lock(tx: TenantTransaction, id: string): Promise<LockedRecall | null> {
    const values = [tx.caller.practiceId, id];
    return (await tx.query<LockedRecall>(LOCK, values)).rows[0] ?? null;
  }

  /** Adds an event, which is the recall's version from then on. */
  async append(tx: TenantTransaction, event: NewRecallEvent, isClosed: boolean): Promise<void> {
    const values = [tx.caller.practiceId, event.recallId, event.ordinal, isClosed];
    await arrived(this.insertEvent(tx, event), tx.query(MOVE_ON, values));
  }

  private async insertEvent(tx: TenantTransaction, event: NewRecallEvent): Promise<void> {
    const { contact } = event;
    await tx.query(INSERT_EVENT, [
      tx.caller.practiceId,
      event.recallId,
      event.ordinal,
      event.kind,
      contact?.patientId ?? null,
      contact?.contactedOn ?? null,
      contact?.method ?? null,
      contact?.outcome ?? null,
      contact?.note ?? null,
      event.reason ?? null,
      tx.caller.staffId,
      event.at,
    ]);
  }
}
