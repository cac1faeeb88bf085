import type { AttentionKind } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import type { Statement, TenantTransaction } from '../database/tenant';
import type { AttentionEventRow } from './caseload-rows';

/** The row's version is counted here: the patient is locked by then, so nobody else writes it. */
const STORE: Statement = {
  name: 'attention_handling_store',
  text: `INSERT INTO attention_handling
           (practice_id, patient_id, kind, version, owner_id, how, evidence_key, set_on, until_on, note,
            set_by, set_at)
         VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (practice_id, patient_id, kind) DO UPDATE
            SET version = attention_handling.version + 1, owner_id = excluded.owner_id,
                how = excluded.how, evidence_key = excluded.evidence_key, set_on = excluded.set_on,
                until_on = excluded.until_on, note = excluded.note, set_by = excluded.set_by,
                set_at = excluded.set_at`,
};

const APPEND: Statement = {
  name: 'attention_event_append',
  text: `INSERT INTO attention_event
           (practice_id, patient_id, ordinal, kind, action, evidence_key, evidence, until_on, note,
            owner_id, author_id, recorded_at)
         SELECT $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11
           FROM attention_event WHERE practice_id = $1 AND patient_id = $2`,
};

/** That somebody set a reason aside. */
export interface SettingAside {
  readonly how: 'acknowledged' | 'snoozed';
  readonly evidenceKey: string;
  readonly on: CalendarDate;
  readonly until: CalendarDate | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

/** What becomes of a kind of reason of a patient. */
export interface HandlingState {
  readonly ownerId: string | null;
  readonly setAside: SettingAside | null;
}

/** What a person did about it. */
export interface HandlingEvent {
  readonly action: AttentionEventRow['action'];
  readonly evidenceKey?: string;
  readonly evidence?: string;
  readonly until?: CalendarDate | null;
  readonly note?: string | null;
  readonly ownerId?: string | null;
}

/** Writes of what people do about reasons; sent without waiting for what was sent before. */
@Injectable()
export class AttentionHandlingRepository {
  async store(
    tx: TenantTransaction,
    patientId: string,
    kind: AttentionKind,
    { ownerId, setAside }: HandlingState,
  ): Promise<void> {
    await tx.query(STORE, [
      tx.caller.practiceId,
      patientId,
      kind,
      ownerId,
      setAside?.how ?? null,
      setAside?.evidenceKey ?? null,
      setAside?.on ?? null,
      setAside?.until ?? null,
      setAside?.note ?? null,
      setAside?.by ?? null,
      setAside?.at ?? null,
    ]);
  }

  async append(
    tx: TenantTransaction,
    patientId: string,
    kind: AttentionKind,
    at: Date,
    event: HandlingEvent,
  ): Promise<void> {
    await tx.query(APPEND, [
      tx.caller.practiceId,
      patientId,
      kind,
      event.action,
      event.evidenceKey ?? null,
      event.evidence ?? null,
      event.until ?? null,
      event.note ?? null,
      event.ownerId ?? null,
      tx.caller.staffId,
      at,
    ]);
  }
}
