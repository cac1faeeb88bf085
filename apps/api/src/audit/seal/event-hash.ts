import { createHash } from 'node:crypto';

/** Every column of an event as PostgreSQL writes it as text, so that no clock, locale or number format plays in. */
export interface EventText {
  readonly id: string;
  readonly epoch: number;
  readonly xid: string;
  readonly at: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly patient_ids: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly detail: string;
  readonly request_id: string;
  readonly address: string;
}

export const HASH_BYTES = 32;

/** SHA-256 over all columns of an event: a change of any of them is another hash. */
export function hashEvent(practiceId: string, event: EventText): Buffer {
  const columns = [
    practiceId,
    event.id,
    event.epoch,
    event.xid,
    event.at,
    event.actor_id,
    event.action,
    event.outcome,
    event.patient_ids,
    event.subject_type,
    event.subject_id,
    event.detail,
    event.request_id,
    event.address,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest();
}
