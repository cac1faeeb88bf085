import * as z from 'zod';
import {
  aftercareMethodIds,
  checkSeverities,
  contraindicationAnswers,
  contraindicationIds,
  doseLimits,
  isExactUnits,
  precautionAnswers,
  precautionIds,
  sideIds,
} from '@glabella/domain/treatment';
import {
  aftercareIdSchema,
  aftercareIdsSchema,
  aftercareVersionSchema,
  sessionAftercareSchema,
} from './aftercare';
import { scoreStatusSchema } from './assessments';
import { careSiteSchema } from './care-sites';
import { sessionConsentsSchema } from './consents';
import { cosignatureSchema } from './cosignatures';
import { signatureCredentialSchema } from './credentials';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  unfinishedTextSchema,
  versionSchema,
} from './fields';
import { typedPasswordSchema } from './identity';
import { thresholdValuesSchema } from './outcome-thresholds';
import { medicationFactsSchema } from './patient-history';
import { areaIdSchema, protocolIdSchema, protocolSchema } from './protocols';
import { openRecallSchema, sessionStockSchema } from './stock';

const frownSchema = z.int().min(0).max(3).nullable();

const siteUnitsSchema = z.number().min(0).max(doseLimits.siteUnits.max);

/** A site while it is being filled in: units may still be missing. */
export const draftSiteSchema = z.strictObject({
  muscle: areaIdSchema,
  side: z.enum(sideIds),
  units: siteUnitsSchema.nullable(),
});

/** Toxin given by somebody else, as the patient reports it. */
export const toxinElsewhereSchema = z.strictObject({
  on: calendarDateSchema,
  productId: lineSchema(60).nullable(),
  units: z
    .number()
    .positive()
    .max(2000)
    .refine(isExactUnits, { error: 'Units have at most 2 decimals.' })
    .nullable(),
});

const precautionAnswersSchema = z.partialRecord(z.enum(precautionIds), z.enum(precautionAnswers));

/** An answer of the last session, and the day from which it has been the same. */
const lastAnswerSchema = <Answer extends z.ZodType>(answer: Answer) =>
  z.strictObject({ answer, since: calendarDateSchema });

/** How a check of the session was answered. `evidence` is what stood on the screen then. */
export const checkAnswerSchema = z.strictObject({
  code: unfinishedTextSchema(80),
  acknowledged: z.boolean().default(false),
  reason: unfinishedTextSchema(1000).nullable().default(null),
  evidence: unfinishedTextSchema(4000).nullable().default(null),
});
export type CheckAnswer = z.output<typeof checkAnswerSchema>;

/** A person of the practice, or the pharmacy it came drawn up from, which is no person here; both by name. */
const reconstitutedBySchema = z.strictObject({
  staffId: idSchema.nullable(),
  /** Of a draft it may still be empty. */
  name: unfinishedTextSchema(200),
});
export type ReconstitutedBy = z.infer<typeof reconstitutedBySchema>;

/** Everything the editor of a session holds; whatever is not known yet is null. */
export const sessionDraftBodySchema = z.strictObject({
  performedOn: calendarDateSchema.nullable(),
  injectedAt: instantSchema.nullable(),
  performedById: idSchema.nullable(),
  /** Where it took place; null: not recorded. */
  careSite: careSiteSchema.nullable().default(null),
  productId: unfinishedTextSchema(60).nullable(),
  lotNumber: unfinishedTextSchema(60).nullable(),
  lotExpiresOn: calendarDateSchema.nullable(),
  vialUnits: z.number().positive().max(doseLimits.vialUnits.max).nullable(),
  vialsOpened: z.int().min(1).max(doseLimits.vialsOpened.max).nullable(),
  diluentMl: z.number().positive().max(doseLimits.diluentMl.max).nullable(),
  reconstitutedAt: instantSchema.nullable(),
  /** Null: not recorded, as for the two after it. */
  reconstitutedBy: reconstitutedBySchema.nullable().default(null),
  unitsDrawn: z.number().positive().max(doseLimits.unitsDrawn.max).nullable().default(null),
  /** Whether seal and hologram of every vial were intact. */
  sealIntact: z.boolean().nullable().default(null),
  sites: z.array(draftSiteSchema).max(40),
  frownAtRest: frownSchema,
  frownAtMaximum: frownSchema,
  contraindications: z.partialRecord(z.enum(contraindicationIds), z.enum(contraindicationAnswers)),
  precautions: precautionAnswersSchema,
  elsewhereAsked: z.boolean(),
  toxinElsewhere: z.array(toxinElsewhereSchema).max(20),
  /** As a signed version states it; of a draft nothing is read here, its consent comes from the record. */
  consentOn: calendarDateSchema.nullable(),
  checkAnswers: z.array(checkAnswerSchema).max(60),
  /** The version of the practice's list that what is ticked speaks of. */
  aftercareListVersion: versionSchema,
  aftercareTold: aftercareIdsSchema,
  aftercareMethod: z.enum(aftercareMethodIds).nullable(),
  aftercareById: idSchema.nullable(),
  /** When it was told, on the day of the session; null: not recorded. */
  aftercareAt: instantSchema.nullable().default(null),
  note: unfinishedTextSchema(4000).nullable(),
  /** Why a signed session is amended; null for a new session. */
  amendmentReason: unfinishedTextSchema(500).nullable(),
});
export type SessionDraftBody = z.infer<typeof sessionDraftBodySchema>;

/** What to prefill: the protocol's sites, or the sites of the patient's last session. */
export const sessionDraftCreationSchema = z.strictObject({
  courseId: idSchema,
  prefill: z.enum(['protocol', 'last-session']).default('protocol'),
});
export type SessionDraftCreation = z.input<typeof sessionDraftCreationSchema>;

/** One finding about a session before it is signed, with how it was answered. */
export const sessionCheckSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(checkSeverities),
  title: z.string(),
  evidence: z.string(),
  answerBy: z.enum(['injector', 'psychiatrist']),
  source: z
    .strictObject({
      label: z.string(),
      detail: z.string().optional(),
      doi: z.string().optional(),
      url: z.string().optional(),
    })
    .optional(),
});
export type SessionCheckView = z.infer<typeof sessionCheckSchema>;

/**
 * From when the course counts: the day of its first signed injection, the same without the session that is amended, and what
 * of the lead questionnaire may be its baseline by the numbers in force. Null before the first is signed.
 */
const sessionCourseStartSchema = z.strictObject({
  firstInjectionOn: calendarDateSchema,
  firstOfOthersOn: calendarDateSchema.nullable(),
  scores: z.array(
    z.strictObject({
      id: idSchema,
      on: calendarDateSchema,
      total: z.int().nullable(),
      status: scoreStatusSchema.exclude(['unscored']),
      recordedAt: instantSchema.optional(),
    }),
  ),
});

/** What the editor needs beside the draft so that it can run the same checks as the server at every key press. */
export const sessionContextSchema = z.strictObject({
  today: calendarDateSchema,
  timeZone: z.string(),
  patient: z.strictObject({
    id: idSchema,
    mrn: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    birthDate: calendarDateSchema,
    sex: z.enum(['female', 'male', 'other', 'unknown']),
  }),
  courseId: idSchema,
  courseStartedOn: calendarDateSchema,
  courseEndedOn: calendarDateSchema.nullable(),
  /** The version of the protocol that the session is judged by: the course's, of an amendment the one it was signed with. */
  protocol: protocolSchema,
  /** Whether the course has no other signed session. */
  isFirstOfCourse: z.boolean(),
  courseStart: sessionCourseStartSchema.nullable(),
  /** What the practice set instead of the published thresholds. */
  thresholdValues: thresholdValuesSchema,
  previousToxin: z.array(
    z.strictObject({
      on: calendarDateSchema,
      productId: z.string().nullable(),
      units: z.number().nullable(),
      elsewhere: z.boolean(),
    }),
  ),
  /** Sites of the patient's last signed session, for "copy last session"; empty before the first. */
  lastSites: z.array(draftSiteSchema),
  lastSession: z
    .strictObject({
      id: idSchema,
      on: calendarDateSchema,
      units: z.number(),
      lotNumber: z.string(),
      productId: z.string(),
      /** What its protocol treats; null where that version is not known. */
      region: z.string().nullable(),
    })
    .nullable(),
  /** Lots that the practice used lately, the newest first: number, expiry, vial. */
  recentLots: z.array(
    z.strictObject({
      productId: z.string(),
      lotNumber: z.string(),
      lotExpiresOn: calendarDateSchema,
      vialUnits: z.number(),
      diluentMl: z.number().nullable(),
    }),
  ),
  /** What the practice's stock has for this session. */
  stock: sessionStockSchema,
  /** The recalls of lots that are not closed, whether or not the practice keeps its stock here. */
  openRecalls: z.array(openRecallSchema),
  /** The products with which the practice signs sessions. */
  activeProductIds: z.array(z.string()),
  /** The use-by that the practice read on the labels of its active products. */
  labelUseBy: z.array(z.strictObject({ productId: z.string(), hours: z.int(), where: z.string() })),
  /** The practice's aftercare list, as far as this session tells from it. */
  aftercare: sessionAftercareSchema,
  /** Antidepressants and the drugs that augment them, with their doses: a change shortly before the session is said. */
  medications: z.array(medicationFactsSchema),
  /** The consents of the course, as far as they decide whether it may be signed. */
  consents: sessionConsentsSchema,
  /** The versions of the consent text that hold the off-label statement of this treatment; none where it is on the label. */
  offLabelVersions: z.array(versionSchema),
  /** The day of a consent as the amended session stated it before consents were kept here; null for all others. */
  statedConsentOn: calendarDateSchema.nullable(),
  openItem9On: calendarDateSchema.nullable(),
  /** The days of the patient's PHQ-9, the newest first, at most 100: a late entry asks which came before it. */
  phq9Dates: z.array(calendarDateSchema),
  /** The patient's last PHQ-9 forms, the newest first: total and item 9, each null where it is not known. */
  recentPhq9: z.array(
    z.strictObject({
      on: calendarDateSchema,
      total: z.int().nullable(),
      item9: z.int().min(0).max(3).nullable(),
    }),
  ),
  /** What was answered before the needle last time, in any course, to be confirmed where it has not changed. */
  lastAnswers: z.strictObject({
    contraindications: z.partialRecord(
      z.enum(contraindicationIds),
      lastAnswerSchema(z.enum(contraindicationAnswers)),
    ),
    precautions: z.partialRecord(
      z.enum(precautionIds),
      lastAnswerSchema(z.enum(precautionAnswers)),
    ),
  }),
  /** Who may be named as having injected, reconstituted or told the aftercare: active clinical staff, and who an amendment names. */
  injectors: z.array(authorSchema),
  /** Where it may have taken place: the open sites of the practice, and the one that an amendment names. */
  careSites: z.array(careSiteSchema),
});
export type SessionContext = z.infer<typeof sessionContextSchema>;

export const sessionDraftSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  amendsSessionId: idSchema.nullable(),
  body: sessionDraftBodySchema,
  createdBy: authorSchema,
  createdAt: instantSchema,
  updatedBy: authorSchema,
  updatedAt: instantSchema,
  context: sessionContextSchema,
});
export type SessionDraft = z.infer<typeof sessionDraftSchema>;

/** Signing asks for the password again; the signature carries name, time and this meaning. */
export const sessionSigningSchema = z.strictObject({
  password: typedPasswordSchema,
  /** The psychiatrist who supervises somebody who is none, and who is to co-sign. */
  supervisorId: idSchema.optional(),
});
export type SessionSigning = z.infer<typeof sessionSigningSchema>;

/** A site of a signed session. */
export const injectionSiteSchema = z.strictObject({
  muscle: areaIdSchema,
  side: z.enum(sideIds),
  units: z.number().positive(),
  volumeMl: z.number().positive(),
});

/** One version of a signed session. Everything stands as it was when it was signed. */
export const injectionSessionSchema = z.strictObject({
  id: idSchema,
  patientId: idSchema,
  courseId: idSchema,
  version: versionSchema,
  status: z.enum(['signed', 'voided']),
  performedOn: calendarDateSchema,
  performedBy: authorSchema,
  /** Where it took place, named as it was then; null: not recorded. */
  careSite: careSiteSchema.nullable(),
  injectedAt: instantSchema.nullable(),
  protocolId: protocolIdSchema,
  protocolVersion: versionSchema,
  productId: z.string(),
  lotNumber: z.string(),
  lotExpiresOn: calendarDateSchema,
  vialUnits: z.number(),
  vialsOpened: z.int(),
  diluentMl: z.number().nullable(),
  reconstitutedAt: instantSchema.nullable(),
  /** Named as then; null: not recorded, as for the two after it. */
  reconstitutedBy: reconstitutedBySchema.nullable(),
  unitsDrawn: z.number().nullable(),
  sealIntact: z.boolean().nullable(),
  sites: z.array(injectionSiteSchema),
  totalUnits: z.number(),
  frownAtRest: frownSchema,
  frownAtMaximum: frownSchema,
  contraindications: z.partialRecord(z.enum(contraindicationIds), z.enum(contraindicationAnswers)),
  /** One that is not named was not asked, which is not the same as no. */
  precautions: precautionAnswersSchema,
  elsewhereAsked: z.boolean(),
  toxinElsewhere: z.array(toxinElsewhereSchema),
  consentOn: calendarDateSchema.nullable(),
  /** The consent on record that it rests on; null where it was signed before consents were kept, or without one. */
  consent: z.strictObject({ id: idSchema, documentVersion: versionSchema }).nullable(),
  checks: z.array(sessionCheckSchema.extend({ answer: checkAnswerSchema.nullable() })),
  /** The version of the practice's list in force when it was signed: the words of `aftercareTold`. */
  aftercareListVersion: versionSchema,
  aftercareTold: z.array(aftercareIdSchema),
  aftercareMethod: z.enum(aftercareMethodIds).nullable(),
  aftercareBy: authorSchema.nullable(),
  /** Null: not recorded. */
  aftercareAt: instantSchema.nullable(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
  signature: z.strictObject({
    signedById: idSchema,
    printedName: z.string(),
    signedAt: instantSchema,
    meaning: z.string(),
    /** What the signature rests on; null for one from before credentials were kept, and for a voiding. */
    credential: signatureCredentialSchema.nullable(),
    /** The co-signature of a delegate's signature; null where none is asked for. */
    cosignature: cosignatureSchema.nullable(),
  }),
});
export type InjectionSession = z.infer<typeof injectionSessionSchema>;

/** A signed session with every version, the newest first, and the amendment being written, if any. */
export const injectionSessionRecordSchema = z.strictObject({
  versions: z.array(injectionSessionSchema),
  /** The versions of protocols that these name. */
  protocols: z.array(protocolSchema),
  /** The versions of the aftercare list that these name. */
  aftercareLists: z.array(aftercareVersionSchema),
  patient: sessionContextSchema.shape.patient,
  openAmendment: z
    .strictObject({ draftId: idSchema, by: authorSchema, updatedAt: instantSchema })
    .nullable(),
});
export type InjectionSessionRecord = z.infer<typeof injectionSessionRecordSchema>;

/** Voiding a signed session: a version of its own, signed again. */
export const sessionVoidingSchema = z.strictObject({
  reason: reasonSchema,
  password: typedPasswordSchema,
});
export type SessionVoiding = z.infer<typeof sessionVoidingSchema>;
