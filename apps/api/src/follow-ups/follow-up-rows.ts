import type { FollowUpDisposition } from '@glabella/contracts';
import type { QueryResultRow } from 'pg';

/** A follow-up with everything that a page shows of it, as one query answers it. */
export interface FollowUpRow extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly patient_id: string;
  readonly assessment_id: string;
  readonly assessed_on: string;
  readonly cause: 'item-positive' | 'item-missing';
  readonly safety_answer: number | null;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly acknowledged_at: Date | null;
  readonly closed_at: Date | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly mrn: string;
  readonly events: readonly FollowUpEventJson[];
}

/** An event inside the JSON that PostgreSQL builds; instants are text with an offset. */
export interface FollowUpEventJson {
  readonly kind: FollowUpEventKind;
  readonly disposition: FollowUpDisposition | null;
  readonly note: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly recordedAt: string;
}

export type FollowUpEventKind = 'opened' | 'acknowledged' | 'assigned' | 'changed' | 'closed';

/** The row of a follow-up, locked, with what its rules need to know of the assessment. */
export interface LockedFollowUp extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly patient_id: string;
  readonly assessment_id: string;
  readonly cause: 'item-positive' | 'item-missing';
  readonly owner_id: string;
  readonly due_at: Date;
  readonly acknowledged_at: Date | null;
  readonly closed_at: Date | null;
  readonly is_voided: boolean;
  readonly safety_answer: number | null;
}
