import * as z from 'zod';
import {
  assessmentModes,
  enteredRange,
  instruments,
  itemRange,
  missingReasons,
} from '@glabella/domain/instruments';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  textSchema,
  versionSchema,
  wholeNumberSchema,
} from './fields';
import { acknowledgingDispositionSchema } from './follow-ups';

const largestAnswer = Math.max(
  ...instruments.flatMap((one) => one.items.map((item) => itemRange(one, item).max)),
);
const largestEntry = Math.max(...instruments.map((one) => enteredRange(one).max));
const answerSchema = z.int().min(0).max(largestAnswer).nullable();
const recordedAnswerSchema = wholeNumberSchema(0, largestAnswer).nullable();

/**
 * One form as it was answered: `answers` where the product holds the items, and then the total is computed
 * here, or `enteredTotal` where it holds the total alone. The instrument says which.
 */
export const assessmentFactsSchema = z.strictObject({
  instrumentId: lineSchema(40),
  assessedOn: calendarDateSchema,
  mode: z.enum(assessmentModes),
  /** BCP 47 tag of the language in which the form was answered. */
  language: lineSchema(35).default('en'),
  /** One answer per item in the instrument's order; null: not answered. */
  answers: z.array(answerSchema).min(1).max(60).nullable().default(null),
  /** As added up on the form; only for an instrument whose items may not be kept. */
  enteredTotal: z.int().min(0).max(largestEntry).nullable().default(null),
  /** The question about functioning, never scored. */
  functionAnswer: answerSchema.default(null),
  /** Asked when there is no total. */
  missingReason: z.enum(missingReasons).nullable().default(null),
  note: textSchema(2000).nullable().default(null),
});

/** What was done at once about a positive or missing safety item. */
export const safetyAcknowledgementSchema = z.strictObject({
  disposition: acknowledgingDispositionSchema,
  note: textSchema(2000).nullable().default(null),
});

export const assessmentRecordingSchema = assessmentFactsSchema.extend({
  /** Required when the safety item is 1 or more. */
  safetyAcknowledgement: safetyAcknowledgementSchema.nullable().default(null),
});
export type AssessmentRecording = z.input<typeof assessmentRecordingSchema>;

export const assessmentCorrectionSchema = assessmentRecordingSchema.extend({
  reason: reasonSchema,
});
export type AssessmentCorrection = z.input<typeof assessmentCorrectionSchema>;

/** A record entered by mistake: it stays readable and counts no longer. */
export const voidingSchema = z.strictObject({ reason: reasonSchema });
export type Voiding = z.infer<typeof voidingSchema>;

/** A record entered for the wrong patient: both patients keep the trail. */
export const movingSchema = z.strictObject({ toPatientId: idSchema, reason: reasonSchema });
export type Moving = z.infer<typeof movingSchema>;

export const scoreStatusSchema = z.enum(['complete', 'prorated', 'none', 'total-only', 'unscored']);

/** One assessment as it stands. `answers` is null when only a total is known. */
export const assessmentSchema = z.strictObject({
  id: idSchema,
  patientId: idSchema,
  version: versionSchema,
  status: z.enum(['recorded', 'voided']),
  instrumentId: z.string(),
  instrumentVersion: z.string(),
  assessedOn: calendarDateSchema,
  mode: z.enum(assessmentModes),
  language: z.string(),
  source: z.enum(['form', 'csv', 'fhir']),
  importBatchId: idSchema.nullable(),
  answers: z.array(recordedAnswerSchema).nullable(),
  functionAnswer: recordedAnswerSchema,
  total: z.int().nullable(),
  scoreStatus: scoreStatusSchema,
  missingReason: z.enum(missingReasons).nullable(),
  note: z.string().nullable(),
  /** Why this version differs from the one before; null on the first. */
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
  firstRecordedAt: instantSchema,
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** Every version of one assessment, the newest first. */
export const assessmentHistorySchema = z.strictObject({ versions: z.array(assessmentSchema) });
export type AssessmentHistory = z.infer<typeof assessmentHistorySchema>;

/** What the recording answers: the score as computed, and the follow-up that it opened, if any. */
export const assessmentRecordedSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  total: z.int().nullable(),
  scoreStatus: scoreStatusSchema,
  followUpId: idSchema.nullable(),
});
export type AssessmentRecorded = z.infer<typeof assessmentRecordedSchema>;
