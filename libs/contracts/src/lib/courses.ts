import * as z from 'zod';
import { courseEndReasonIds } from '@glabella/domain/treatment';
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
import { protocolIdSchema } from './protocols';

/** An intake question that must be answered, if only by "not known". */
export const intakeAnswerSchema = z.enum(['yes', 'no', 'unknown']);

/** A course of treatment: diagnosis, intake answers, people and the protocol that it keeps. */
export const courseFactsSchema = z.strictObject({
  /** ICD-10-CM code. */
  diagnosisCode: lineSchema(10),
  episodeStartedOn: calendarDateSchema.nullable(),
  psychosis: intakeAnswerSchema,
  bipolar: intakeAnswerSchema,
  responsibleId: idSchema,
  clinicianIds: z.array(idSchema).max(20),
  startedOn: calendarDateSchema,
});
export const courseCreationSchema = courseFactsSchema.extend({ protocolId: protocolIdSchema });
export type CourseCreation = z.infer<typeof courseCreationSchema>;

export const courseCorrectionSchema = courseFactsSchema.extend({ reason: reasonSchema });
export type CourseCorrection = z.infer<typeof courseCorrectionSchema>;

export const courseEndingSchema = z.strictObject({
  endedOn: calendarDateSchema,
  endReason: z.enum(courseEndReasonIds),
  note: textSchema(2000).nullable(),
});
export type CourseEnding = z.infer<typeof courseEndingSchema>;

/** Corrects the end of a course: another day, reason or note, or no end at all, where it was ended by mistake. */
export const courseEndCorrectionSchema = z.discriminatedUnion('standing', [
  courseEndingSchema.extend({ standing: z.literal('ended'), reason: reasonSchema }),
  z.strictObject({ standing: z.literal('running'), reason: reasonSchema }),
]);
export type CourseEndCorrection = z.infer<typeof courseEndCorrectionSchema>;

/** Moves a running course to a newer version of its protocol, never by itself. */
export const courseProtocolMoveSchema = z.strictObject({
  protocolVersion: versionSchema,
  reason: reasonSchema,
});
export type CourseProtocolMove = z.infer<typeof courseProtocolMoveSchema>;

export const courseSchema = courseFactsSchema
  .omit({ responsibleId: true, clinicianIds: true })
  .extend({
    id: idSchema,
    patientId: idSchema,
    version: versionSchema,
    protocolId: protocolIdSchema,
    protocolVersion: versionSchema,
    responsible: authorSchema,
    clinicians: z.array(authorSchema),
    endedOn: calendarDateSchema.nullable(),
    endReason: z.enum(courseEndReasonIds).nullable(),
    endNote: z.string().nullable(),
  });
export type Course = z.infer<typeof courseSchema>;

export const courseVersionSchema = courseSchema.extend({
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});
export const courseHistorySchema = z.strictObject({ versions: z.array(courseVersionSchema) });
export type CourseHistory = z.infer<typeof courseHistorySchema>;
