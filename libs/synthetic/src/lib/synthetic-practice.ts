import type {
  AnswersScore,
  AssessmentMode,
  FollowUpCause,
  MissingReason,
  Score,
} from '@glabella/domain/instruments';
import type {
  AdverseEventFacts,
  AftercareMethod,
  CourseEndReason,
  CredentialKindId,
  OptionalConsentPointId,
  PrecautionAnswers,
  SessionCheck,
  SessionCheckInput,
  SessionSite,
  Sex,
  WithdrawalScope,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import type {
  CareSite,
  CheckAnswer,
  FollowUpDisposition,
  PatientFacts,
  ReconstitutedBy,
  Role,
  SafetyAssessment,
} from '@glabella/contracts';
import type { Archetype } from './archetypes';
import type { SyntheticHistory } from './history';

/** A made-up practice without its patients, who come one by one. */
export interface SyntheticPractice {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly safetyText: string;
  readonly crisisLines: readonly { readonly label: string; readonly phone: string }[];
  readonly staff: readonly SyntheticStaff[];
}

/** Somebody who is away while the demo is shown, and who covers. */
export interface SyntheticAbsence {
  readonly id: string;
  readonly staffId: string;
  readonly coverId: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
}

/** What entitles somebody to inject, verified by an administrator. */
export interface SyntheticCredential {
  readonly id: string;
  readonly staffId: string;
  readonly kind: CredentialKindId;
  readonly issuer: string;
  readonly number: string;
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate;
  readonly verifiedById: string;
}

/** Somebody who works there. */
export interface SyntheticStaff {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** A made-up patient with everything that was recorded; instants are ISO texts in UTC. */
export interface SyntheticPatient {
  readonly id: string;
  readonly archetype: Archetype;
  /** Who entered the patient. */
  readonly createdById: string;
  readonly facts: PatientFacts;
  readonly createdAt: string;
  readonly course: SyntheticCourse | null;
  readonly assessments: readonly SyntheticAssessment[];
  /** GAD-7, totals and check-ins of the same days. */
  readonly measures: readonly SyntheticMeasure[];
  readonly consents: readonly SyntheticConsent[];
  readonly sessions: readonly SyntheticSession[];
  readonly followUps: readonly SyntheticFollowUp[];
  readonly adverseEvents: readonly SyntheticAdverseEvent[];
  /** Empty without a course. */
  readonly history: SyntheticHistory;
}

export interface SyntheticCourse {
  readonly id: string;
  readonly protocolId: string;
  readonly protocolVersion: number;
  readonly diagnosisCode: string;
  readonly episodeStartedOn: CalendarDate;
  readonly psychosis: 'yes' | 'no' | 'unknown';
  readonly bipolar: 'yes' | 'no' | 'unknown';
  readonly responsibleId: string;
  readonly clinicianId: string;
  readonly startedOn: CalendarDate;
  readonly end: { readonly on: CalendarDate; readonly reason: CourseEndReason } | null;
  readonly recordedAt: string;
}

export interface SyntheticAssessment {
  readonly id: string;
  readonly instrumentId: string;
  readonly instrumentVersion: string;
  readonly assessedOn: CalendarDate;
  readonly mode: AssessmentMode;
  readonly answers: readonly (number | null)[];
  readonly functionAnswer: number | null;
  /** A PHQ-9 is always scored. */
  readonly score: Exclude<AnswersScore, { status: 'unscored' }>;
  readonly missingReason: MissingReason | null;
  readonly authorId: string;
  readonly recordedAt: string;
}

/** An assessment of another instrument than the PHQ-9. */
export interface SyntheticMeasure {
  readonly id: string;
  readonly instrumentId: string;
  readonly instrumentVersion: string;
  readonly assessedOn: CalendarDate;
  readonly mode: AssessmentMode;
  /** Null where only the total is kept. */
  readonly answers: readonly (number | null)[] | null;
  readonly total: number | null;
  readonly scoreStatus: Score['status'];
  readonly authorId: string;
  readonly recordedAt: string;
}

export interface SyntheticSession {
  readonly id: string;
  readonly courseId: string;
  readonly performedOn: CalendarDate;
  readonly injectedAt: string;
  readonly performedById: string;
  /** Absent until the patient is whole, null where nobody noted it. */
  readonly careSite?: CareSite | null;
  readonly productId: string;
  readonly lotNumber: string;
  readonly lotExpiresOn: CalendarDate;
  readonly vialUnits: number;
  readonly vialsOpened: number;
  readonly diluentMl: number;
  readonly reconstitutedAt: string;
  /** Absent until the patient is whole, null where nobody noted it, as the two after it. */
  readonly reconstitutedBy?: ReconstitutedBy | null;
  readonly unitsDrawn?: number | null;
  readonly sealIntact?: boolean | null;
  readonly sites: readonly (SessionSite & { readonly units: number; readonly volumeMl: number })[];
  readonly totalUnits: number;
  /** Null where the frown muscles are not what is treated. */
  readonly frownAtRest: 0 | 1 | 2 | 3 | null;
  readonly frownAtMaximum: 0 | 1 | 2 | 3 | null;
  /** What was asked before the needle, as the record keeps it. */
  readonly beforeNeedle: {
    readonly contraindications: SessionCheckInput['contraindications'];
    readonly precautions: PrecautionAnswers;
    readonly elsewhereAsked: boolean;
    readonly toxinElsewhere: readonly [];
    readonly consentOn: CalendarDate;
    /** The consent that it rests on; named once the patient is whole. */
    readonly consent?: { readonly id: string; readonly documentVersion: number };
  };
  readonly aftercare: {
    readonly told: readonly string[];
    readonly method: AftercareMethod;
    readonly byId: string;
    readonly at: string;
  };
  readonly aftercareListVersion: number;
  readonly checks: readonly (SessionCheck & { readonly answer: CheckAnswer | null })[];
  readonly signerName: string;
  readonly signedAt: string;
  /** Asked for where a delegate signed; not given yet while `cosignedAt` is null. */
  readonly cosignature: {
    readonly id: string;
    readonly supervisorId: string;
    readonly supervisorName: string;
    readonly cosignedAt: string | null;
  } | null;
}

/** A consent to version 1 of the text, given on paper by the patient, and what was withdrawn of it. */
export interface SyntheticConsent {
  readonly id: string;
  readonly courseId: string;
  readonly agreedOn: CalendarDate;
  readonly takenById: string;
  readonly declined: readonly OptionalConsentPointId[];
  readonly recordedAt: string;
  readonly withdrawal: {
    readonly scope: WithdrawalScope;
    readonly happenedOn: CalendarDate;
    readonly reason: string | null;
    readonly recordedAt: string;
  } | null;
}

export interface SyntheticFollowUp {
  readonly id: string;
  readonly assessmentId: string;
  readonly cause: FollowUpCause;
  readonly ownerId: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly acknowledged: { readonly at: string; readonly disposition: FollowUpDisposition } | null;
  readonly closed: {
    readonly at: string;
    readonly disposition: FollowUpDisposition;
    readonly assessment: SafetyAssessment;
    readonly plan: string;
  } | null;
}

/** An adverse event with every version of it, the first one first. */
export interface SyntheticAdverseEvent {
  readonly id: string;
  readonly sessionId: string;
  readonly versions: readonly SyntheticAdverseEventVersion[];
}

export interface SyntheticAdverseEventVersion {
  readonly facts: AdverseEventFacts;
  readonly judgedById: string | null;
  readonly note: string;
  readonly reason: string | null;
  readonly authorId: string;
  readonly recordedAt: string;
}

/** What to make: everything follows from the seed, the day and the number. */
export interface SyntheticOptions {
  readonly seed: string;
  readonly today: CalendarDate;
  readonly patientCount: number;
  /** Whether one patient shows a treatment for something else than depression: the demo, not what is measured. */
  readonly showsOtherTreatment?: boolean;
}

export type { Sex };
