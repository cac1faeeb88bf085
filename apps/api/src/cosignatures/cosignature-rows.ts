import type { Cosignature } from '@glabella/contracts';

/** A co-signature that is awaited or returned, with its session and patient, as PostgreSQL answers it. */
export interface ListedCosignatureRow {
  readonly cosignature: StoredCosignature;
  readonly session_id: string;
  readonly session_version: number;
  readonly delegate_id: string;
  readonly delegate_name: string;
  readonly performed_on: string;
  readonly total_units: string;
  readonly lot_number: string;
  readonly signed_at: Date;
  readonly patient_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly mrn: string;
}

/** A co-signature with its steps as `COSIGNATURE_JSON` puts them together; instants are texts of PostgreSQL. */
export type StoredCosignature = Cosignature;

/** What a step looks at, as nobody else can change it until the transaction ends. */
export interface LockedCosignature {
  readonly id: string;
  readonly version: number;
  readonly state: Cosignature['state'];
  readonly patient_id: string;
  readonly session_id: string;
  readonly session_version: number;
  readonly delegate_id: string;
  readonly supervisor_id: string;
  readonly supervisor_name: string;
  /** The version is the current one, and the session is not voided. */
  readonly is_current: boolean;
}
