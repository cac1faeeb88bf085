import type {
  InjectionSession,
  MedicationRecording,
  SessionContext,
  SessionDraftBody,
  SignatureCredential,
} from '@glabella/contracts';
import type { ThresholdValues } from '@glabella/domain/outcomes';
import type { StoredCosignature } from '../cosignatures/cosignature-rows';
import type { Aftercare, BeforeNeedle, StoredCheck, StoredSite } from './stored-session';

/** A version of a signed session with its sites, as PostgreSQL answers it. */
export interface SessionRow {
  readonly id: string;
  readonly patient_id: string;
  readonly course_id: string;
  readonly version: number;
  readonly status: InjectionSession['status'];
  readonly performed_on: string;
  readonly performed_by: string;
  readonly performer_name: string;
  readonly care_site: string | null;
  readonly care_site_name: string | null;
  readonly protocol_id: string;
  readonly protocol_version: number;
  readonly product_id: string;
  readonly lot_number: string;
  readonly lot_expires_on: string;
  readonly vial_units: string;
  readonly vials_opened: number;
  readonly diluent_ml: string | null;
  readonly reconstituted_at: Date | null;
  readonly reconstituted_by: string | null;
  readonly reconstituted_by_name: string | null;
  readonly units_drawn: string | null;
  readonly seal_intact: boolean | null;
  readonly injected_at: Date | null;
  readonly total_units: string;
  readonly frown_at_rest: number | null;
  readonly frown_at_maximum: number | null;
  readonly before_needle: BeforeNeedle;
  readonly checks: readonly StoredCheck[];
  readonly aftercare: Aftercare;
  readonly aftercare_list_version: number;
  readonly aftercare_name: string | null;
  readonly note: string | null;
  readonly reason: string | null;
  readonly author_id: string;
  readonly author_name: string;
  readonly recorded_at: Date;
  readonly signed_by: string;
  readonly signer_name: string;
  readonly signed_at: Date;
  readonly signature_meaning: string;
  readonly credential: SignatureCredential | null;
  readonly cosignature: StoredCosignature | null;
  readonly sites: readonly StoredSite[];
}

type AddedLater =
  | 'aftercareListVersion'
  | 'aftercareAt'
  | 'careSite'
  | 'reconstitutedBy'
  | 'unitsDrawn'
  | 'sealIntact';

/** A draft as PostgreSQL answers it. */
export interface SessionDraftRow {
  readonly id: string;
  readonly patient_id: string;
  readonly course_id: string;
  readonly amends_session_id: string | null;
  readonly amends_version: number | null;
  /**
   * Its precautions may still be a list, as in `BeforeNeedle`; without the version of an aftercare list it was saved when
   * there was the shipped one alone; an old one knows no site of care, and not who reconstituted, what was drawn up, the
   * seal, or when the aftercare was told.
   */
  readonly body: Omit<SessionDraftBody, 'precautions' | AddedLater> &
    Partial<Pick<SessionDraftBody, AddedLater>> &
    Pick<BeforeNeedle, 'precautions'>;
  readonly version: number;
  readonly created_by: string;
  readonly creator_name: string;
  readonly created_at: Date;
  readonly updated_by: string;
  readonly editor_name: string;
  readonly updated_at: Date;
}

/** What stands beside every draft, whatever is in it. */
export interface BesideDraftRow {
  /** The lots of the practice's latest sessions, the latest first. */
  readonly lots: SessionContext['recentLots'];
  /** What the practice set instead of the published thresholds; null where it never did. */
  readonly threshold_values: ThresholdValues | null;
  /** The practice's recalls that are not closed. */
  readonly open_recalls: SessionContext['openRecalls'];
  /** The medications of the patient that stand. */
  readonly medications: readonly MedicationRecording[];
}
