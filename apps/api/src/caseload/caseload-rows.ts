import type { AttentionKind } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import type { QueryResultRow } from 'pg';
import type { ListedPatientRow } from '../patients/patient-rows';

/** One place of a page: the patient, and what the next page begins after. */
export interface PlaceRow extends QueryResultRow {
  readonly patient_id: string;
  /** The patient's tier and since when, the name's key, or when it was set aside, by the order of the list. */
  readonly position: string;
}

/** What a patient's reasons follow from, as it is stored. */
export interface StandingRow extends QueryResultRow {
  readonly patient_id: string;
  /** JSON of raised reasons, as text: a row that is the same is not read again. */
  readonly attention: string;
  readonly responsible_id: string | null;
  readonly responsible_name: string | null;
  readonly protocol_id: string | null;
  /** The one that the course keeps. */
  readonly protocol_version: number | null;
}

/** What people did about one kind of reason of a patient. */
export interface HandlingRow extends QueryResultRow {
  readonly patient_id: string;
  readonly kind: AttentionKind;
  readonly version: number;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly how: 'acknowledged' | 'snoozed' | null;
  readonly evidence_key: string | null;
  readonly set_on: CalendarDate | null;
  readonly until_on: CalendarDate | null;
  readonly note: string | null;
  readonly set_by: string | null;
  readonly set_by_name: string | null;
  readonly set_at: Date | null;
}

/** Who answers for an open follow-up, and by when. */
export interface FollowUpOwnerRow extends QueryResultRow {
  readonly id: string;
  readonly patient_id: string;
  readonly due_at: Date;
  readonly owner_id: string;
  readonly owner_name: string;
}

/** An open follow-up with who answers for it on a day. */
export interface HeldFollowUp extends FollowUpOwnerRow {
  readonly away_until: CalendarDate | null;
  readonly cover_id: string | null;
  readonly cover_name: string | null;
}

/** Everything that a line of the caseload is made of: rows of plain values, and the day. */
export interface LineParts {
  readonly today: CalendarDate;
  readonly patient: ListedPatientRow;
  readonly standing: StandingRow;
  readonly handlings: readonly HandlingRow[];
  /** The patient's open ones. */
  readonly followUps: readonly HeldFollowUp[];
}

/** Something that was done about a reason. */
export interface AttentionEventRow extends QueryResultRow {
  readonly kind: AttentionKind;
  readonly action: 'acknowledged' | 'snoozed' | 'assigned' | 'taken-back';
  readonly evidence: string | null;
  readonly until_on: CalendarDate | null;
  readonly note: string | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}
