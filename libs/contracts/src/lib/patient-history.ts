import * as z from 'zod';
import {
  adherenceIds,
  doseUnitIds,
  drugClassIds,
  drugIds,
  electrodePlacements,
  informationSourceIds,
  lifeEventKinds,
  longestLifeEventNote,
  priorOutcomeIds,
  priorTreatmentKinds,
} from '@glabella/domain/treatment';
import { isPartialDate } from '@glabella/domain/values';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  textSchema,
  versionSchema,
} from './fields';

/** A day of which perhaps only the month or the year is known, 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export const partialDateSchema = z
  .string()
  .refine(isPartialDate, { error: 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-09.' });

/** A dose of a day: more than nothing, at most 3 decimals, no more than anybody takes. */
const doseSchema = z.number().positive().max(100_000).multipleOf(0.001);

/** Weeks of a trial or numbers of sessions. */
const weeksSchema = z.number().min(0).max(2_000).multipleOf(0.1);
const countSchema = z.int().min(1).max(2_000);

/** Which drug: one of the list, or name and class of another. */
const drugFields = {
  drugId: z.enum(drugIds).nullable(),
  otherName: lineSchema(100).nullable(),
  otherClass: z.enum(drugClassIds).nullable(),
};

/** What every version of a history says besides its facts. */
const versionFields = {
  id: idSchema,
  patientId: idSchema,
  version: versionSchema,
  status: z.enum(['recorded', 'voided']),
  /** Why this version differs from the one before; null on the first. */
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
  firstRecordedAt: instantSchema,
};

/**
 * A treatment before toxin. Null says "not known" or "not asked of this kind"; adequacy and stages are never sent: they
 * are computed.
 */
export const priorTreatmentFactsSchema = z.strictObject({
  kind: z.enum(priorTreatmentKinds),
  ...drugFields,
  startedOn: partialDateSchema.nullable(),
  stoppedOn: partialDateSchema.nullable(),
  isOngoing: z.boolean(),
  maximumDose: doseSchema.nullable(),
  doseUnit: z.enum(doseUnitIds).nullable(),
  weeksAtDose: weeksSchema.nullable(),
  /** What the clinician states where no minimum dose is sourced. */
  isDoseAdequate: z.boolean().nullable(),
  sessionCount: countSchema.nullable(),
  electrodes: z.enum(electrodePlacements).nullable(),
  adherence: z.enum(adherenceIds),
  outcome: z.enum(priorOutcomeIds),
  reasonStopped: textSchema(1000).nullable(),
  sideEffects: textSchema(1000).nullable(),
  /** The treatment of the same patient that it was added to. */
  augmentationOfId: idSchema.nullable(),
  informationSource: z.enum(informationSourceIds),
});
export type PriorTreatmentRecording = z.infer<typeof priorTreatmentFactsSchema>;
export const priorTreatmentCorrectionSchema = priorTreatmentFactsSchema.extend({
  reason: reasonSchema,
});
export type PriorTreatmentCorrection = z.infer<typeof priorTreatmentCorrectionSchema>;
export const priorTreatmentSchema = priorTreatmentFactsSchema.extend(versionFields);
export type PriorTreatment = z.infer<typeof priorTreatmentSchema>;
export const priorTreatmentVersionsSchema = z.strictObject({
  versions: z.array(priorTreatmentSchema),
});
export type PriorTreatmentVersions = z.infer<typeof priorTreatmentVersionsSchema>;

/** A drug that is taken beside the toxin, with its doses in order of time, the start first. */
export const medicationFactsSchema = z.strictObject({
  ...drugFields,
  doseUnit: z.enum(doseUnitIds),
  steps: z
    .array(z.strictObject({ on: partialDateSchema.nullable(), dose: doseSchema.nullable() }))
    .min(1)
    .max(60),
  stoppedOn: partialDateSchema.nullable(),
  purpose: lineSchema(200).nullable(),
});
export type MedicationRecording = z.infer<typeof medicationFactsSchema>;
export const medicationCorrectionSchema = medicationFactsSchema.extend({ reason: reasonSchema });
export type MedicationCorrection = z.infer<typeof medicationCorrectionSchema>;
export const medicationSchema = medicationFactsSchema.extend(versionFields);
export type Medication = z.infer<typeof medicationSchema>;
export const medicationVersionsSchema = z.strictObject({ versions: z.array(medicationSchema) });
export type MedicationVersions = z.infer<typeof medicationVersionsSchema>;

const frownGradeSchema = z.literal([0, 1, 2, 3]).nullable();

/** Frown severity as somebody rated it at a visit, apart from a session. */
export const frownRatingFactsSchema = z.strictObject({
  ratedOn: calendarDateSchema,
  atRest: frownGradeSchema,
  atMaximum: frownGradeSchema,
  ratedById: idSchema,
  note: textSchema(1000).nullable(),
});
export type FrownRatingRecording = z.infer<typeof frownRatingFactsSchema>;
export const frownRatingCorrectionSchema = frownRatingFactsSchema.extend({ reason: reasonSchema });
export type FrownRatingCorrection = z.infer<typeof frownRatingCorrectionSchema>;
export const frownRatingSchema = frownRatingFactsSchema
  .omit({ ratedById: true })
  .extend({ ...versionFields, ratedBy: authorSchema });
export type FrownRating = z.infer<typeof frownRatingSchema>;
export const frownRatingVersionsSchema = z.strictObject({ versions: z.array(frownRatingSchema) });
export type FrownRatingVersions = z.infer<typeof frownRatingVersionsSchema>;

/** Something in the patient's life, written for the chart; it is interpreted nowhere. */
export const lifeEventFactsSchema = z.strictObject({
  happenedOn: partialDateSchema,
  kind: z.enum(lifeEventKinds),
  note: lineSchema(longestLifeEventNote).nullable(),
});
export type LifeEventRecording = z.infer<typeof lifeEventFactsSchema>;
export const lifeEventCorrectionSchema = lifeEventFactsSchema.extend({ reason: reasonSchema });
export type LifeEventCorrection = z.infer<typeof lifeEventCorrectionSchema>;
export const lifeEventSchema = lifeEventFactsSchema.extend(versionFields);
export type LifeEvent = z.infer<typeof lifeEventSchema>;
export const lifeEventVersionsSchema = z.strictObject({ versions: z.array(lifeEventSchema) });
export type LifeEventVersions = z.infer<typeof lifeEventVersionsSchema>;
