import * as z from 'zod';
import { productIds, recallMethodIds, recallOutcomeIds } from '@glabella/domain/treatment';
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

/** A lot number as it is typed, pasted or read from a label; no patient data, so it may stand in an address. */
const searchedLotSchema = lineSchema(60);

/** From a lot number to who received it, whatever its spaces and capitals. */
export const lotRecipientsQuerySchema = z.strictObject({
  lot: searchedLotSchema,
  product: z.enum(productIds).optional(),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type LotRecipientsQuery = z.output<typeof lotRecipientsQuerySchema>;

/** A patient as a list names them. */
const recipientSchema = z.strictObject({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  birthDate: calendarDateSchema,
  mrn: z.string(),
});

/** A session that says the lot, or said it in a version before an amendment. */
export const lotSessionSchema = z.strictObject({
  sessionId: idSchema,
  performedOn: calendarDateSchema,
  productId: z.string(),
  lotNumber: z.string(),
  units: z.number(),
  /** `amended`: no longer this lot; `voided`: void as a whole. */
  state: z.enum(['signed', 'amended', 'voided']),
});
export type LotSession = z.infer<typeof lotSessionSchema>;

/** A patient who received the lot, with every such session, the latest first. */
const lotPatientSchema = z.strictObject({
  patient: recipientSchema,
  sessions: z.array(lotSessionSchema),
  /** The last day on which the patient was injected or assessed here. */
  lastContactOn: calendarDateSchema.nullable(),
});

/** Who received a lot, by name. */
export const lotPatientPageSchema = pageSchema(lotPatientSchema);
export type LotPatientPage = z.infer<typeof lotPatientPageSchema>;

/** Why a lot is recalled, and on whose word. */
export const recallStartSchema = z.strictObject({
  lotNumber: searchedLotSchema,
  /** Null: the lot number of every product. */
  productId: z.enum(productIds).nullable(),
  reason: textSchema(1000),
  /** Who asks for it: the authority or the manufacturer. */
  authority: lineSchema(200),
  /** Their number for it; null while they have given none. */
  reference: lineSchema(100).nullable(),
});
export type RecallStart = z.infer<typeof recallStartSchema>;

/** A recall and how far it has come. */
export const recallSchema = recallStartSchema.extend({
  id: idSchema,
  version: versionSchema,
  productId: z.string().nullable(),
  isClosed: z.boolean(),
  startedBy: authorSchema,
  startedAt: instantSchema,
  /** Patients with a session that still says the lot, and how many of them are reached. */
  progress: z.strictObject({ reached: z.int(), patients: z.int() }),
});
export type Recall = z.infer<typeof recallSchema>;

/** Every recall of the practice: open ones first, then the newest; at most 500. */
export const recallListSchema = z.strictObject({ rows: z.array(recallSchema) });
export type RecallList = z.infer<typeof recallListSchema>;

/** A recall with what was decided about it, the newest first. */
export const recallRecordSchema = z.strictObject({
  recall: recallSchema,
  steps: z.array(
    z.strictObject({
      kind: z.enum(['started', 'closed', 'reopened']),
      reason: z.string(),
      author: authorSchema,
      recordedAt: instantSchema,
    }),
  ),
});
export type RecallRecord = z.infer<typeof recallRecordSchema>;

/** One attempt to reach a patient. Never changed: a later one withdraws it. */
export const recallContactSchema = z.strictObject({
  patientId: idSchema,
  contactedOn: calendarDateSchema,
  method: z.enum(recallMethodIds),
  outcome: z.enum(recallOutcomeIds),
  note: textSchema(1000).nullable(),
});
export type RecallContact = z.infer<typeof recallContactSchema>;

/** Which patients of a recall. */
export const recallPatientQuerySchema = z.strictObject({
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type RecallPatientQuery = z.output<typeof recallPatientQuerySchema>;

/** Who received the recalled lot, by name, with every attempt to reach them, the newest first. */
export const recallPatientPageSchema = pageSchema(
  lotPatientSchema.extend({
    /** Whether they count among those to reach. */
    isToReach: z.boolean(),
    isReached: z.boolean(),
    contacts: z.array(
      recallContactSchema.omit({ patientId: true }).extend({
        ordinal: z.int(),
        author: authorSchema,
        recordedAt: instantSchema,
      }),
    ),
  }),
);
export type RecallPatientPage = z.infer<typeof recallPatientPageSchema>;

/** Ends a recall, or takes it up again. */
export const recallStandingSchema = z.strictObject({ isClosed: z.boolean(), reason: reasonSchema });
export type RecallStanding = z.infer<typeof recallStandingSchema>;
