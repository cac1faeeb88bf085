import type { AdverseEvent } from '@glabella/contracts';

/** One version of an adverse event with its session, as a query answers it. */
export interface AdverseEventRow {
  readonly id: string;
  readonly patient_id: string;
  readonly version: number;
  readonly status: AdverseEvent['status'];
  readonly term_id: AdverseEvent['termId'];
  readonly other_words: string | null;
  readonly onset_on: string;
  readonly severity: AdverseEvent['severity'];
  readonly seriousness: AdverseEvent['seriousness'];
  readonly relatedness: NonNullable<AdverseEvent['relatedness']>['category'] | null;
  readonly judged_by: string | null;
  readonly judge_name: string | null;
  readonly actions: AdverseEvent['actions'];
  readonly outcome: AdverseEvent['outcome'];
  readonly ended_on: string | null;
  readonly reports: AdverseEvent['reports'];
  readonly note: string | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
  readonly first_recorded_at: Date;
  readonly session_id: string | null;
  readonly session_on: string | null;
  readonly session_product_id: string | null;
  readonly session_lot_number: string | null;
  readonly session_voided: boolean | null;
}

/** Whom a line of a list speaks of. */
export interface ListedPatientColumns {
  readonly patient_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly mrn: string;
}

/** An adverse event as the register shows it. */
export interface ListedAdverseEventRow extends AdverseEventRow, ListedPatientColumns {}

/** A session with the lot of an event's session. */
export interface LotRecipientRow extends ListedPatientColumns {
  readonly session_id: string;
  readonly performed_on: string;
  readonly total_units: string;
  readonly last_contact_on: string | null;
  readonly has_event: boolean;
}

/** The patient, practice and session that the rules of an adverse event look at. */
export interface RecordingContextRow {
  readonly birth_date: string;
  readonly time_zone: string;
  /** Null where no session was named, or none of this id is the patient's. */
  readonly session_on: string | null;
  readonly session_voided: boolean | null;
  /** The roles of who is named as judge; null where the practice has nobody of this id. */
  readonly judge_roles: readonly string[] | null;
}
