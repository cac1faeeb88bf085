import type { PrecautionAnswers, PrecautionId } from '@glabella/domain/treatment';
import type { CheckAnswer, InjectionSession, SessionCheckView } from '@glabella/contracts';

/** What was asked before the needle, as `injection_session_version.before_needle` keeps it. */
export type BeforeNeedle = Pick<
  InjectionSession,
  'contraindications' | 'elsewhereAsked' | 'toxinElsewhere' | 'consentOn'
> & {
  /** Versions from before each was answered by itself list those present; null: not asked. */
  readonly precautions: PrecautionAnswers | readonly PrecautionId[] | null;
  /** Absent from versions signed before consents were kept. */
  readonly consent?: InjectionSession['consent'];
};

/** What the patient was told, as `injection_session_version.aftercare` keeps it. */
export interface Aftercare {
  readonly told: InjectionSession['aftercareTold'];
  readonly method: InjectionSession['aftercareMethod'];
  readonly byId: string | null;
  /** Absent from versions signed before it was asked. */
  readonly at?: InjectionSession['aftercareAt'];
}

/** A check as it stood when the session was signed, with its answer, as `...version.checks` keeps it. */
export type StoredCheck = SessionCheckView & { readonly answer: CheckAnswer | null };

/** A site with the volume that was drawn up for it. */
export type StoredSite = InjectionSession['sites'][number];

/** Everything that one version of a signed session states, without who signs it and when. */
export interface StatedSession {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly courseId: string;
  readonly performedOn: string;
  readonly performedById: string;
  readonly careSite: InjectionSession['careSite'];
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly productId: string;
  readonly lotNumber: string;
  readonly lotExpiresOn: string;
  readonly vialUnits: number;
  readonly vialsOpened: number;
  readonly diluentMl: number | null;
  readonly reconstitutedAt: string | null;
  readonly reconstitutedBy: InjectionSession['reconstitutedBy'];
  readonly unitsDrawn: number | null;
  readonly sealIntact: boolean | null;
  readonly injectedAt: string | null;
  readonly sites: readonly StoredSite[];
  readonly totalUnits: number;
  readonly frownAtRest: number | null;
  readonly frownAtMaximum: number | null;
  readonly beforeNeedle: BeforeNeedle;
  readonly checks: readonly StoredCheck[];
  readonly aftercare: Aftercare;
  readonly aftercareListVersion: number;
  readonly note: string | null;
  readonly reason: string | null;
}
