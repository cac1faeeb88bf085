import type { FollowUpDisposition, SafetyAssessment } from '@glabella/contracts';
import type { FollowUpCause, Score } from '@glabella/domain/instruments';
import type { TriageResult } from '@glabella/domain/safety';
import type { QueryResultRow } from 'pg';

/** A follow-up with everything that a page shows of it, as one query answers it. */
export interface FollowUpRow extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly patient_id: string;
  readonly assessment_id: string;
  readonly assessed_on: string;
  readonly cause: FollowUpCause;
  readonly safety_answer: number | null;
  readonly score_status: Score['status'];
  /** Voided, or moved to another patient. */
  readonly is_voided: boolean;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly escalated_at: Date | null;
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
  readonly assessmentKind: SafetyAssessment['kind'] | null;
  readonly assessmentText: string | null;
  readonly triageInstrument: string | null;
  readonly triageResult: TriageResult | null;
  readonly triagedOn: string | null;
  readonly triagedBy: string | null;
  readonly plan: string | null;
  readonly escalatedTo: readonly { readonly id: string; readonly displayName: string }[] | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly recordedAt: string;
}

/** What a person did, or what happened to the entry; an escalation is written by the program alone. */
export type FollowUpEventKind =
  'opened' | 'acknowledged' | 'assigned' | 'changed' | 'escalated' | 'closed';

/** The row of a follow-up, locked, with what its rules need to know of the assessment. */
export interface LockedFollowUp extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly patient_id: string;
  readonly assessment_id: string;
  readonly cause: FollowUpCause;
  readonly owner_id: string;
  readonly assessed_on: string;
  readonly due_at: Date;
  readonly escalated_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly closed_at: Date | null;
  readonly is_voided: boolean;
  readonly safety_answer: number | null;
  readonly score_status: Score['status'];
}
