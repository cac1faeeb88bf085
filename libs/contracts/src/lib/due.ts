import * as z from 'zod';
import { calendarDateSchema, cursorSchema, idSchema, pageSchema, pageSizeSchema } from './fields';

/** Whose patients a list of what is due shows. */
const scopeSchema = z.enum(['mine', 'practice']).default('practice');

/** The planned visits whose day lies from `from` to `to`, both included, and which nothing was recorded for. */
export const dueVisitQuerySchema = z.strictObject({
  from: calendarDateSchema,
  to: calendarDateSchema,
  scope: scopeSchema,
  /** 'open': only those whose window has not closed. */
  only: z.enum(['all', 'open']).default('all'),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type DueVisitQuery = z.input<typeof dueVisitQuerySchema>;

/** The re-injection windows that are open on `until` at the latest, the longest open first. */
export const dueReinjectionQuerySchema = z.strictObject({
  until: calendarDateSchema,
  scope: scopeSchema,
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type DueReinjectionQuery = z.input<typeof dueReinjectionQuerySchema>;

const duePatientSchema = z.strictObject({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  birthDate: calendarDateSchema,
  mrn: z.string(),
});

/** A planned visit with its window, both ends included, as it stands today. */
export const dueVisitSchema = z.strictObject({
  patient: duePatientSchema,
  courseId: idSchema,
  week: z.int(),
  dueOn: calendarDateSchema,
  opensOn: calendarDateSchema,
  closesOn: calendarDateSchema,
  state: z.enum(['due', 'overdue', 'missed', 'upcoming']),
  /** What the visit measures with. */
  instrumentId: z.string(),
});
export type DueVisitRow = z.infer<typeof dueVisitSchema>;
export const dueVisitPageSchema = pageSchema(dueVisitSchema).extend({ today: calendarDateSchema });
export type DueVisitPage = z.infer<typeof dueVisitPageSchema>;

/** A patient whose next injection may be given, and what toxin was the last, here or elsewhere. */
export const dueReinjectionSchema = z.strictObject({
  patient: duePatientSchema,
  courseId: idSchema,
  opensOn: calendarDateSchema,
  lastToxin: z.strictObject({
    on: calendarDateSchema,
    /** Null where it is not known of toxin given elsewhere. */
    productId: z.string().nullable(),
    units: z.number().nullable(),
    elsewhere: z.boolean(),
  }),
});
export type DueReinjectionRow = z.infer<typeof dueReinjectionSchema>;
export const dueReinjectionPageSchema = pageSchema(dueReinjectionSchema).extend({
  today: calendarDateSchema,
});
export type DueReinjectionPage = z.infer<typeof dueReinjectionPageSchema>;
