import * as z from 'zod';
import { authorSchema, calendarDateSchema, idSchema, instantSchema, versionSchema } from './fields';

/** The longest absence that is entered at once, in days; somebody away for longer hands over. */
export const longestAbsenceDays = 366;

/** Somebody is away on these days, both included; the cover answers for the follow-ups. */
export const absencePlanSchema = z
  .strictObject({
    staffId: idSchema,
    coverId: idSchema,
    fromOn: calendarDateSchema,
    untilOn: calendarDateSchema,
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    path: ['untilOn'],
    error: 'Give a last day that is not before the first.',
  })
  .refine(({ staffId, coverId }) => staffId !== coverId, {
    path: ['coverId'],
    error: 'Choose somebody else.',
  });
export type AbsencePlan = z.infer<typeof absencePlanSchema>;

export const absenceSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  staff: authorSchema,
  cover: authorSchema,
  fromOn: calendarDateSchema,
  untilOn: calendarDateSchema,
  /** Who answers on the practice's day while the absence runs; null before it, and where nobody stands in. */
  standIn: authorSchema.nullable(),
  isNow: z.boolean(),
  author: authorSchema,
  recordedAt: instantSchema,
});
export type StaffAbsence = z.infer<typeof absenceSchema>;

/** Absences that run or are to come, by their first day; those withdrawn or over are not listed. */
export const absenceListSchema = z.strictObject({ rows: z.array(absenceSchema) });
export type AbsenceList = z.infer<typeof absenceListSchema>;
