import * as z from 'zod';
import {
  adverseEventActionIds,
  adverseEventOutcomeIds,
  adverseEventSeverities,
  adverseEventTermIds,
  relatednessIds,
  seriousnessCriterionIds,
} from '@glabella/domain/treatment';
import {
  authorSchema,
  calendarDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageSchema,
  pageSizeSchema,
  reasonSchema,
  textSchema,
  versionSchema,
} from './fields';

/** That the event was told to a body outside the practice. */
export const adverseEventReportSchema = z.strictObject({
  reportedTo: lineSchema(200),
  reportedOn: calendarDateSchema,
  /** The number under which that body keeps it; null while it has given none. */
  reference: lineSchema(100).nullable(),
});

/**
 * What is recorded of an adverse event. Null in `seriousness`, `relatedness` and `actions` says "not answered", an empty
 * list "none of them". Whether it is open or serious is never sent: the server derives it.
 */
export const adverseEventFactsSchema = z.strictObject({
  termId: z.enum(adverseEventTermIds),
  /** What happened, with "other" alone. */
  otherWords: lineSchema(200).nullable(),
  /** The session after which it began; null where it is recorded without one. */
  sessionId: idSchema.nullable(),
  onsetOn: calendarDateSchema,
  severity: z.enum(adverseEventSeverities),
  seriousness: z.array(z.enum(seriousnessCriterionIds)).max(12).nullable(),
  /** How likely the injection caused it, and who judged so. */
  relatedness: z
    .strictObject({ category: z.enum(relatednessIds), judgedById: idSchema })
    .nullable(),
  actions: z.array(z.enum(adverseEventActionIds)).max(12).nullable(),
  outcome: z.enum(adverseEventOutcomeIds),
  /** The day on which it was over, with an outcome that ends it. */
  endedOn: calendarDateSchema.nullable(),
  reports: z.array(adverseEventReportSchema).max(10),
  note: textSchema(4000).nullable(),
});
export type AdverseEventRecording = z.infer<typeof adverseEventFactsSchema>;

export const adverseEventCorrectionSchema = adverseEventFactsSchema.extend({
  reason: reasonSchema,
});
export type AdverseEventCorrection = z.infer<typeof adverseEventCorrectionSchema>;

/** One version of an adverse event. The session stands as it is now, with its lot. */
export const adverseEventSchema = adverseEventFactsSchema
  .omit({ sessionId: true, relatedness: true })
  .extend({
    id: idSchema,
    patientId: idSchema,
    version: versionSchema,
    status: z.enum(['recorded', 'voided']),
    session: z
      .strictObject({
        id: idSchema,
        performedOn: calendarDateSchema,
        productId: z.string(),
        lotNumber: z.string(),
        isVoided: z.boolean(),
      })
      .nullable(),
    relatedness: z
      .strictObject({ category: z.enum(relatednessIds), judgedBy: authorSchema })
      .nullable(),
    /** Why this version differs from the one before; null on the first. */
    reason: z.string().nullable(),
    author: authorSchema,
    recordedAt: instantSchema,
    firstRecordedAt: instantSchema,
  });
export type AdverseEvent = z.infer<typeof adverseEventSchema>;

/** Whom an entry of a register speaks of. */
const listedPatientSchema = z.strictObject({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  birthDate: calendarDateSchema,
  mrn: z.string(),
});

/** An adverse event with every version, the newest first, and what its page needs beside it. */
export const adverseEventRecordSchema = z.strictObject({
  versions: z.array(adverseEventSchema),
  patient: listedPatientSchema,
  /** Where the practice reports; empty until it has chosen. */
  reportingBody: z.string(),
});
export type AdverseEventRecord = z.infer<typeof adverseEventRecordSchema>;

/** Which adverse events of the practice; a lot is no patient data and may stand in the address. */
export const adverseEventQuerySchema = z.strictObject({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  gravity: z.enum(['serious', 'all']).default('all'),
  /** Every event after a session with this lot, whatever the product. */
  lot: lineSchema(80).optional(),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type AdverseEventQuery = z.output<typeof adverseEventQuerySchema>;

/** The register: the latest onset first, voided ones left out. */
export const adverseEventPageSchema = pageSchema(
  adverseEventSchema.extend({ patient: listedPatientSchema }),
);
export type AdverseEventPage = z.infer<typeof adverseEventPageSchema>;

/** Others who received the lot of an event's session, the latest session first, one row per session. */
export const lotRecipientPageSchema = pageSchema(
  z.strictObject({
    patient: listedPatientSchema,
    sessionId: idSchema,
    performedOn: calendarDateSchema,
    units: z.number(),
    /** The last day on which the patient was injected or assessed here. */
    lastContactOn: calendarDateSchema.nullable(),
    /** Whether this patient has an adverse event after a session with this lot, too. */
    hasEvent: z.boolean(),
  }),
);
export type LotRecipientPage = z.infer<typeof lotRecipientPageSchema>;
