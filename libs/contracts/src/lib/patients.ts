import * as z from 'zod';
import { sexes } from '@glabella/domain/treatment';
import {
  authorSchema,
  calendarDateSchema,
  cursorSchema,
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageSchema,
  pageSizeSchema,
  reasonSchema,
  versionSchema,
} from './fields';

/** Sex as the dose tables of the protocols ask for it. */
export const sexSchema = z.enum(sexes);

/** What is recorded of a person; name and birth date stand on every form. */
export const patientFactsSchema = z.strictObject({
  mrn: lineSchema(40),
  givenName: lineSchema(120),
  familyName: lineSchema(120),
  birthDate: calendarDateSchema,
  sex: sexSchema,
  phone: lineSchema(40).nullable().default(null),
  email: emailSchema.nullable().default(null),
});
export type PatientFacts = z.infer<typeof patientFactsSchema>;

/** A new patient. `isKnownDuplicate` says that the warning about the same name and birth date was read. */
export const patientCreationSchema = patientFactsSchema.extend({
  isKnownDuplicate: z.boolean().default(false),
});
export type PatientCreation = z.input<typeof patientCreationSchema>;

export const patientCorrectionSchema = patientFactsSchema.extend({ reason: reasonSchema });
export type PatientCorrection = z.input<typeof patientCorrectionSchema>;

/** Archiving hides a patient from lists; nothing is deleted. */
export const patientArchivingSchema = z.strictObject({
  isArchived: z.boolean(),
  reason: reasonSchema,
});
export type PatientArchiving = z.infer<typeof patientArchivingSchema>;

export const patientSchema = patientFactsSchema.extend({
  id: idSchema,
  version: versionSchema,
  isArchived: z.boolean(),
});
export type Patient = z.infer<typeof patientSchema>;

export const patientVersionSchema = patientFactsSchema.extend({
  version: versionSchema,
  isArchived: z.boolean(),
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});
export const patientHistorySchema = z.strictObject({ versions: z.array(patientVersionSchema) });
export type PatientHistory = z.infer<typeof patientHistorySchema>;

/** Who of the practice has the same name and birth date, or the same MRN. */
export const duplicateQuerySchema = z.strictObject({
  givenName: lineSchema(120),
  familyName: lineSchema(120),
  birthDate: calendarDateSchema,
  mrn: lineSchema(40).optional(),
  exceptId: idSchema.optional(),
});
export type DuplicateQuery = z.infer<typeof duplicateQuerySchema>;
export const duplicateListSchema = z.strictObject({
  rows: z.array(patientSchema.extend({ match: z.enum(['name-and-birth-date', 'mrn']) })),
});
export type DuplicateList = z.infer<typeof duplicateListSchema>;

/** Search by POST: what is searched for is patient data and stays out of URLs. */
export const patientSearchSchema = z.strictObject({
  /** Words of name, MRN or birth date in any order, accents or not; empty lists everybody. */
  text: z.string().trim().max(200).default(''),
  scope: z.enum(['mine', 'practice']).default('practice'),
  state: z.enum(['current', 'archived']).default('current'),
  sort: z.enum(['name', 'latest-activity']).default('name'),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type PatientSearch = z.input<typeof patientSearchSchema>;

/** A patient as a list shows them; totals are null where there is none. */
export const patientRowSchema = z.strictObject({
  id: idSchema,
  mrn: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: calendarDateSchema,
  sex: sexSchema,
  isArchived: z.boolean(),
  courseId: idSchema.nullable(),
  latest: z
    .strictObject({
      on: calendarDateSchema,
      total: z.int().nullable(),
      status: z.enum(['complete', 'prorated', 'none', 'total-only']),
    })
    .nullable(),
  /** Against which `latest` is read; null without one, and for a form from after the end of the course. */
  baseline: z.strictObject({ on: calendarDateSchema, total: z.int() }).nullable(),
  /** Of the course `courseId`: only what came after that day is a change from the baseline. */
  firstInjectionOn: calendarDateSchema.nullable(),
  lastInjection: z.strictObject({ on: calendarDateSchema, units: z.number() }).nullable(),
  sessionCount: z.int(),
  openFollowUps: z.int(),
  /** PHQ-9 totals of the last year, oldest first; null keeps a gap a gap. */
  recentScores: z.array(z.strictObject({ on: calendarDateSchema, total: z.int().nullable() })),
  recentInjections: z.array(calendarDateSchema),
});
export type PatientRow = z.infer<typeof patientRowSchema>;
export const patientPageSchema = pageSchema(patientRowSchema);
export type PatientPage = z.infer<typeof patientPageSchema>;
