import type { CalendarDate } from '@glabella/domain/values';
import type { AftercareMethod } from '../aftercare/aftercare';
import type { PreviousToxin, SessionCheck } from '../checks/session-check';
import type { ContraindicationAnswer, ContraindicationId } from '../contraindications';
import type { Diagnosis } from '../diagnoses';
import type { FrownRating } from '../frown/frown-severity';
import type { PrecautionAnswers } from '../precautions';
import type { Product } from '../product';
import type { TreatmentProtocol } from '../protocol';
import type { SessionSite } from '../site';

/** A check of the session with what was answered to it. */
export interface AnsweredCheck extends Pick<
  SessionCheck,
  'code' | 'severity' | 'title' | 'evidence'
> {
  readonly acknowledged?: boolean;
  readonly reason?: string | null;
  readonly answeredByName?: string | null;
}

/** What of the aftercare was told, how, by whom and when (ISO instant, null when not written). */
export interface AftercareRecord {
  /** In whole sentences, as the version of the list has them. */
  readonly told: readonly string[];
  readonly listVersion: number;
  readonly method: AftercareMethod | null;
  readonly byName: string | null;
  readonly at: string | null;
}

/** What became of the co-signature that a delegate's signature asks for. */
export type NoteCosignature =
  | { readonly state: 'awaited'; readonly from: string }
  | {
      readonly state: 'signed';
      readonly printedName: string;
      readonly at: string;
      readonly meaning: string;
    }
  | {
      readonly state: 'returned';
      readonly by: string;
      readonly at: string;
      readonly reason: string;
    };

/**
 * A signature as it prints: name, the credential it rests on, ISO instant, meaning, and the
 * co-signature of a delegate's.
 */
export interface NoteSignature {
  readonly printedName: string;
  readonly credential?: string | null;
  readonly at: string;
  readonly meaning: string;
  readonly cosignature?: NoteCosignature | null;
}

/** The facts of a session that its procedure note prints; the patient is not among them. */
export interface ProcedureNoteFacts {
  readonly timeZone: string;
  readonly performedOn: CalendarDate;
  readonly performedAt: string | null;
  readonly recordedAt: string;
  /** Who injected. */
  readonly performedByName: string;
  /** Where; null where it is not recorded. */
  readonly careSiteName?: string | null;
  readonly protocol: Pick<
    TreatmentProtocol,
    'areas' | 'name' | 'version' | 'region' | 'indication' | 'offLabelStatement'
  >;
  readonly diagnosis: Diagnosis | null;
  readonly product: Pick<Product, 'name' | 'brand' | 'form' | 'liquidUnitsPerMl'>;
  readonly lotNumber: string;
  readonly lotExpiresOn: CalendarDate;
  readonly vialUnits: number;
  readonly vialsOpened: number;
  readonly diluentMl: number | null;
  readonly reconstitutedAt: string | null;
  /** A person, or a pharmacy that drew it up; null: not recorded. */
  readonly reconstitutedByName: string | null;
  readonly unitsDrawn: number | null;
  /** Whether seal and hologram were intact; null: not recorded. */
  readonly sealIntact: boolean | null;
  readonly sites: readonly SessionSite[];
  readonly frownBefore: FrownRating;
  readonly contraindications: Readonly<Partial<Record<ContraindicationId, ContraindicationAnswer>>>;
  readonly precautions: PrecautionAnswers;
  readonly elsewhereAsked: boolean;
  /** Toxin that the patient had at other clinics. */
  readonly toxinElsewhere: readonly PreviousToxin[];
  readonly consentOn: CalendarDate | null;
  /** The version of the consent text that was agreed to; null where none is on record. */
  readonly consentVersion?: number | null;
  readonly checks: readonly AnsweredCheck[];
  readonly aftercare: AftercareRecord | null;
  /** What the injector wrote beside the record. */
  readonly remarks: string | null;
  /** 1 for the first version; every amendment adds one. */
  readonly version: number;
  /** Whether this version voids the session; its reason is then why. */
  readonly isVoided: boolean;
  /** Why this version amends or voids the one before. */
  readonly versionReason: string | null;
  readonly signature: NoteSignature | null;
}
