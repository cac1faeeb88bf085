import type { OutcomeThresholds, ScorePoint } from '@glabella/domain/outcomes';
import type { CalendarDate, Citation } from '@glabella/domain/values';
import type { AftercareList } from '../aftercare/aftercare';
import type { SessionConsents } from '../consent/consent';
import type { ContraindicationAnswer, ContraindicationId } from '../contraindications';
import type { FrownRating } from '../frown/frown-severity';
import type { MedicationFacts } from '../medication/medication';
import type { PrecautionAnswers } from '../precautions';
import type { Product } from '../product';
import type { Sex, TreatmentProtocol } from '../protocol';
import type { SessionSite } from '../site';
import type { OpenRecall } from '../stock/recall';
import type { LotOnHand } from '../stock/use-of-stock';

/**
 * How much a check asks for: 'stop' cannot be signed, 'reason' needs a written reason,
 * 'acknowledge' needs a tick, 'note' only informs.
 */
export type CheckSeverity = 'stop' | 'reason' | 'acknowledge' | 'note';

/** The severities, gravest first. */
export const checkSeverities = [
  'stop',
  'reason',
  'acknowledge',
  'note',
] as const satisfies readonly CheckSeverity[];

/** Who may give the reason that a check asks for. */
export type CheckAnswerer = 'injector' | 'psychiatrist';

/** One thing to settle or know before a session is signed; the code is unique within a result. */
export interface SessionCheck {
  /** Stable, kebab-case: 'interval-short', 'contraindication-hypersensitivity'. */
  readonly code: string;
  readonly severity: CheckSeverity;
  readonly title: string;
  /** The facts with their numbers, no patient identity. */
  readonly evidence: string;
  readonly answerBy: CheckAnswerer;
  readonly source?: Citation;
}

/** Something that was checked and found in order, for the list before the needle. */
export interface PassedCheck {
  readonly code: string;
  readonly title: string;
  readonly evidence: string;
}

/** A dose of toxin on another day, here or elsewhere; null product or units: not known. */
export interface PreviousToxin {
  readonly on: CalendarDate;
  readonly productId: string | null;
  readonly units: number | null;
  readonly elsewhere?: boolean;
}

/** A PHQ-9 form of a day; item 9 null: its answer is not known, as of a total that was taken over. */
export interface Phq9Form {
  readonly on: CalendarDate;
  readonly item9: number | null;
}

/** From when a course counts as it stands, and what its baseline is chosen from. */
export interface CourseStart {
  /** The day of its first signed injection. */
  readonly firstInjectionOn: CalendarDate;
  /** The same without the session that is amended; null where there is no other. */
  readonly firstOfOthersOn: CalendarDate | null;
  /** The scores of the questionnaire that the protocol is measured by. */
  readonly scores: readonly ScorePoint[];
}

/** What the practice's stock has of the lot of a session. */
export interface SessionStock {
  /** Null where no vial of the lot is on hand, or none was ever received. */
  readonly lot:
    (LotOnHand & { readonly vialUnits: number; readonly expiresOn: CalendarDate }) | null;
}

/**
 * Everything that the checks need. Every field is present: null says "not known", and a check that
 * cannot be made for that reason says so instead of passing.
 */
export interface SessionCheckInput {
  /** The practice's calendar day. */
  readonly today: CalendarDate;
  /** The practice's IANA time zone, for the words of instants. */
  readonly timeZone: string;
  /** Whether the toxin is already in the patient; true whenever performedOn is before today. */
  readonly alreadyGiven: boolean;
  /** Whether a signed session is amended: then it can be said only why a consent is not on record. */
  readonly isAmendment: boolean;
  readonly protocol: TreatmentProtocol;
  /** The product with `active` as the practice has set it. */
  readonly product: Product | null;
  readonly patient: { readonly birthDate: CalendarDate | null; readonly sex: Sex };
  readonly performedOn: CalendarDate | null;
  /** ISO instant of the injection; when it is about to happen the caller passes the present. */
  readonly performedAt: string | null;
  readonly lotNumber: string | null;
  /** The last day on which the lot may be used. */
  readonly lotExpiresOn: CalendarDate | null;
  /** Null where the practice keeps its stock elsewhere, or the session stands outside it. */
  readonly stock: SessionStock | null;
  /** The open recall of the lot; null without one. */
  readonly recall: OpenRecall | null;
  readonly vialUnits: number | null;
  readonly vialsOpened: number | null;
  /** mL per vial; not asked for a liquid product. */
  readonly diluentMl: number | null;
  /** ISO instant at which the (oldest) vial was reconstituted. */
  readonly reconstitutedAt: string | null;
  /** Units drawn up from the opened vials; null: not recorded. */
  readonly unitsDrawn: number | null;
  /** Whether seal and hologram of the vials were intact; null: not checked. */
  readonly sealIntact: boolean | null;
  readonly sites: readonly SessionSite[];
  readonly isFirstOfCourse: boolean;
  /** Null where no injection of the course is signed yet. */
  readonly courseStart: CourseStart | null;
  /** The numbers of the practice by which a score is a baseline, and current. */
  readonly thresholds: OutcomeThresholds;
  /** All other toxin of this patient, without the session being checked. */
  readonly previousToxin: readonly PreviousToxin[];
  /** Whether the patient was asked for toxin at other clinics. */
  readonly elsewhereAsked: boolean;
  readonly contraindications: Readonly<Partial<Record<ContraindicationId, ContraindicationAnswer>>>;
  /** What was answered to each precaution; one that is not named was not asked. */
  readonly precautions: PrecautionAnswers;
  /** What is on record of antidepressants and the drugs that augment them. */
  readonly medications: readonly MedicationFacts[];
  /** The consents on record for the course. */
  readonly consents: SessionConsents;
  /** Day of a consent as an amended session stated it before consents were kept here; null for a new session. */
  readonly statedConsentOn: CalendarDate | null;
  readonly frownBefore: FrownRating;
  /** The version of the practice's list that the session tells from. */
  readonly aftercareList: AftercareList;
  /** The ids of what was told. */
  readonly aftercareTold: readonly string[];
  /** Day of the answer whose item 9 follow-up is still open. */
  readonly openItem9On: CalendarDate | null;
  /** Day of the latest PHQ-9 on or before performedOn. */
  readonly latestPhq9On: CalendarDate | null;
  /** The latest PHQ-9 form on or before performedOn, with or without a total. */
  readonly latestPhq9Form: Phq9Form | null;
}

/** What an injector answered to a check. */
export interface SessionCheckAnswer {
  readonly code: string;
  readonly acknowledged?: boolean;
  readonly reason?: string | null;
  /** Who answered, as the server knows it; a check for a psychiatrist accepts no one else. */
  readonly answeredBy?: CheckAnswerer;
  /**
   * The evidence that was on the screen; when it has changed since, the answer no longer counts.
   */
  readonly evidence?: string | null;
}
