import type { LotSession, RecallContact } from '@glabella/contracts';

/** A recall with its progress. */
export interface RecallRow {
  readonly id: string;
  readonly version: number;
  readonly lot_number: string;
  readonly product_id: string | null;
  readonly reason: string;
  readonly authority: string;
  readonly reference: string | null;
  readonly closed: boolean;
  readonly started_by: string;
  readonly starter_name: string;
  readonly started_at: Date;
  readonly patients: number;
  readonly reached: number;
}

/** A patient who received a lot, with the sessions that say or said so. */
export interface LotPatientRow {
  readonly patient_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly mrn: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly last_contact_on: string | null;
  readonly sessions: readonly LotSession[];
}

/** One attempt to reach a patient, as a query answers it. */
export interface RecallContactRow {
  readonly patient_id: string;
  readonly ordinal: number;
  readonly contacted_on: string;
  readonly method: RecallContact['method'];
  readonly outcome: RecallContact['outcome'];
  readonly note: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}

/** One decision about a recall. */
export interface RecallStepRow {
  readonly kind: 'started' | 'closed' | 'reopened';
  readonly reason: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
}
