import { relativePeriodIds } from '@glabella/domain/outcomes';
import { compareDates } from '@glabella/domain/values';
import * as z from 'zod';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  versionSchema,
} from './fields';
import { outcomeFiltersSchema } from './outcomes';

/** Reports that one person keeps at most; a list stays one that can be read. */
export const mostSavedReports = 100;

const daysSchema = z
  .strictObject({ kind: z.literal('days'), from: calendarDateSchema, to: calendarDateSchema })
  .refine(({ from, to }) => compareDates(from, to) <= 0, {
    path: ['to'],
    error: 'The last day lies before the first.',
  });
const relativeSchema = z.strictObject({
  kind: z.literal('relative'),
  /** Resolved by the practice's day whenever the report is opened. */
  span: z.enum(relativePeriodIds),
});

/** An outcome report under a name: its filters and its period. The name is no place for anything of a patient. */
export const savedReportContentSchema = z.strictObject({
  name: lineSchema(80),
  period: z.discriminatedUnion('kind', [daysSchema, relativeSchema]),
  filters: outcomeFiltersSchema,
  /** False: for its author alone. */
  isShared: z.boolean(),
});
export type SavedReportContent = z.output<typeof savedReportContentSchema>;

/** A saved report as it stands. */
export const savedReportSchema = savedReportContentSchema.extend({
  id: idSchema,
  version: versionSchema,
  /** The days that its period means today. */
  days: z.strictObject({ from: calendarDateSchema, to: calendarDateSchema }),
  owner: authorSchema,
  savedAt: instantSchema,
});
export type SavedReport = z.infer<typeof savedReportSchema>;

/** One's own reports and those that others share, by name. */
export const savedReportListSchema = z.strictObject({
  today: calendarDateSchema,
  rows: z.array(savedReportSchema),
});
export type SavedReportList = z.infer<typeof savedReportListSchema>;
