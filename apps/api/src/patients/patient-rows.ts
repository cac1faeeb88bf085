import type { PatientFacts } from '@glabella/contracts';
import type { QueryResultRow } from 'pg';

/** A version of a patient as PostgreSQL answers it. */
export interface PatientRow {
  readonly id: string;
  readonly version: number;
  readonly mrn: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly sex: PatientFacts['sex'];
  readonly phone: string | null;
  readonly email: string | null;
  readonly archived: boolean;
}

/** A version with its author, for the history. */
export interface PatientVersionRow extends PatientRow {
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** A patient with the row of the projection, for a list. */
export interface ListedPatientRow
  extends Omit<PatientRow, 'version' | 'phone' | 'email'>, QueryResultRow {
  readonly course_id: string | null;
  readonly latest_on: string | null;
  readonly latest_total: number | null;
  readonly latest_status: 'complete' | 'prorated' | 'none' | 'total-only' | null;
  readonly baseline_on: string | null;
  readonly baseline_total: number | null;
  readonly first_injection_on: string | null;
  readonly last_injection_on: string | null;
  readonly last_injection_units: string | null;
  readonly session_count: number;
  readonly open_follow_ups: number;
  /** JSON of days and totals (null: none could be computed), as text: a row that is the same is not read again. */
  readonly recent_scores: string;
  /** JSON of days, as text. */
  readonly recent_injections: string;
}
