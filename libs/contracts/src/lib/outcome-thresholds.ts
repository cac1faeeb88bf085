import { thresholdProblems } from '@glabella/domain/outcomes';
import * as z from 'zod';
import { authorSchema, instantSchema, reasonSchema, versionSchema } from './fields';

/**
 * The numbers that a practice set instead of the published ones, by the key of the setting
 * (`thresholdSettings` of the domain names them all); empty: every published number is in force.
 */
export const thresholdValuesSchema = z.record(z.string().max(80), z.number());

/** A change of the numbers: all that shall differ from the published ones, and why. */
export const thresholdChangeSchema = z.strictObject({
  values: thresholdValuesSchema.superRefine((values, context) => {
    for (const { key, message } of thresholdProblems(values)) {
      context.addIssue({ code: 'custom', path: [key], message });
    }
  }),
  reason: reasonSchema,
});
export type ThresholdChange = z.infer<typeof thresholdChangeSchema>;

/** One version of the practice's numbers; no version is ever overwritten. */
export const thresholdVersionSchema = z.strictObject({
  version: versionSchema,
  values: thresholdValuesSchema,
  reason: z.string(),
  author: authorSchema,
  recordedAt: instantSchema,
});
export type ThresholdVersion = z.infer<typeof thresholdVersionSchema>;

/** How far the lists are with following a change: every patient's row is computed anew. */
export const rebuildProgressSchema = z.strictObject({
  patientsDone: z.int(),
  patientsTotal: z.int(),
  requestedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
});
export type RebuildProgress = z.infer<typeof rebuildProgressSchema>;

/** The numbers in force and every version of them, newest first; version 0 where nothing was ever set. */
export const practiceThresholdsSchema = z.strictObject({
  version: z.int().min(0),
  values: thresholdValuesSchema,
  versions: z.array(thresholdVersionSchema),
  /** Null where no change ever asked for it. */
  rebuild: rebuildProgressSchema.nullable(),
});
export type PracticeThresholds = z.infer<typeof practiceThresholdsSchema>;
