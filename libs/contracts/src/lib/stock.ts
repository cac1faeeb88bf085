import * as z from 'zod';
import { doseLimits, isExactUnits, productIds, stockEntryKinds } from '@glabella/domain/treatment';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  versionSchema,
} from './fields';

/** The most whole vials of one delivery or removal. */
export const mostVials = 1000;

const vialsSchema = z.int().min(1).max(mostVials);

const lotNumberSchema = lineSchema(60).refine((text) => /\S/.test(text));

const lotVialUnitsSchema = z
  .number()
  .min(doseLimits.vialUnits.min)
  .max(doseLimits.vialUnits.max)
  .refine(isExactUnits, { error: 'Units have at most 2 decimals.' });

/** What the label of a lot says. */
const lotFactsSchema = z.strictObject({
  lotNumber: lotNumberSchema,
  /** The last day on which it may be used; a month on the label means its last day. */
  expiresOn: calendarDateSchema,
  vialUnits: lotVialUnitsSchema,
});

/** Whole vials of one lot that arrived on one day. */
export const stockDeliverySchema = lotFactsSchema.extend({
  productId: z.enum(productIds),
  vials: vialsSchema,
  supplier: lineSchema(120),
  receivedOn: calendarDateSchema,
});
export type StockDelivery = z.infer<typeof stockDeliverySchema>;

/** A delivery as it really was. None of it arrived: 0 vials. */
export const deliveryCorrectionSchema = z.strictObject({
  vials: z.int().min(0).max(mostVials),
  supplier: lineSchema(120),
  receivedOn: calendarDateSchema,
  reason: reasonSchema,
});
export type DeliveryCorrection = z.infer<typeof deliveryCorrectionSchema>;

/** The label of a lot as it really is. */
export const lotCorrectionSchema = lotFactsSchema.extend({ reason: reasonSchema });
export type LotCorrection = z.infer<typeof lotCorrectionSchema>;

/** Vials reconstituted ahead of a session. */
export const vialOpeningSchema = z.strictObject({
  vials: z.int().min(1).max(doseLimits.vialsOpened.max),
  reconstitutedAt: instantSchema,
  diluentMl: z.number().min(doseLimits.diluentMl.min).max(doseLimits.diluentMl.max),
});
export type VialOpening = z.infer<typeof vialOpeningSchema>;

/** Vials that leave without a session: unopened ones, or those of an opening that nobody will use. */
export const vialRemovalSchema = z.strictObject({
  vials: vialsSchema,
  /** The entry that opened them; null for unopened ones. */
  opening: z.int().min(1).max(1_000_000).nullable(),
  reason: reasonSchema,
});
export type VialRemoval = z.infer<typeof vialRemovalSchema>;

/** Vials that were opened ahead and wait. */
export const openVialsSchema = z.strictObject({
  opening: z.int(),
  reconstitutedAt: instantSchema,
  diluentMl: z.number(),
  vials: z.int(),
  /** Until when the label lets them be used; null where no use-by is stored for the product. */
  useBy: instantSchema.nullable(),
});

/** A lot as it stands now. */
export const stockLotSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  productId: z.string(),
  lotNumber: z.string(),
  expiresOn: calendarDateSchema,
  vialUnits: z.number(),
  /** Whole, unopened vials on hand. */
  unopened: z.int(),
  opened: z.array(openVialsSchema),
  received: z.int(),
  /** An open recall of this lot; null without one. */
  recallId: idSchema.nullable(),
});
export type StockLot = z.infer<typeof stockLotSchema>;

/** Which lots: those with something on hand, or every lot that was ever received. */
export const stockQuerySchema = z.strictObject({
  show: z.enum(['on-hand', 'all']).default('on-hand'),
});
export type StockQuery = z.output<typeof stockQuerySchema>;

/** The stock of the practice: by product, the lot that expires soonest first; at most 1,000 lots. */
export const stockSchema = z.strictObject({
  /** Whether the practice keeps its stock here, so that sessions take from it. */
  keepsStock: z.boolean(),
  rows: z.array(stockLotSchema),
});
export type Stock = z.infer<typeof stockSchema>;

/** One version of a delivery. */
const deliveryVersionSchema = z.strictObject({
  version: versionSchema,
  vials: z.int(),
  supplier: z.string(),
  receivedOn: calendarDateSchema,
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});

/** One line of the history of a lot. */
const stockEntrySchema = z.strictObject({
  ordinal: z.int(),
  kind: z.enum(stockEntryKinds),
  unopened: z.int(),
  open: z.int(),
  missing: z.int(),
  injectedUnits: z.number(),
  wastedUnits: z.number(),
  /** The session that took the vials, as it stands now. */
  session: z.strictObject({ id: idSchema, performedOn: calendarDateSchema }).nullable(),
  reconstitutedAt: instantSchema.nullable(),
  diluentMl: z.number().nullable(),
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});

/** One version of what the label of a lot says. */
const lotVersionSchema = z.strictObject({
  version: versionSchema,
  lotNumber: z.string(),
  expiresOn: calendarDateSchema,
  vialUnits: z.number(),
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});

/** Vials and units of a lot, summed from every entry. */
const stockBalanceSchema = z.strictObject({
  received: z.int(),
  unopened: z.int(),
  open: z.int(),
  used: z.int(),
  wasted: z.int(),
  discarded: z.int(),
  missing: z.int(),
  injectedUnits: z.number(),
  wastedUnits: z.number(),
});

/** A lot with everything that happened to it: versions and entries, the newest first, at most 500 entries. */
export const stockLotRecordSchema = z.strictObject({
  lot: stockLotSchema,
  balance: stockBalanceSchema,
  versions: z.array(lotVersionSchema),
  deliveries: z.array(
    z.strictObject({ id: idSchema, versions: z.array(deliveryVersionSchema).min(1) }),
  ),
  entries: z.array(stockEntrySchema),
});
export type StockLotRecord = z.infer<typeof stockLotRecordSchema>;

/** A recall that is not closed, as far as sessions have to do with it. */
export const openRecallSchema = z.strictObject({
  lotNumber: z.string(),
  /** Null: every product with that lot number. */
  productId: z.string().nullable(),
  startedOn: calendarDateSchema,
});

/** What a session may take, and whether it stands outside the stock: null where none is kept here. */
export const sessionStockSchema = z
  .strictObject({
    /** Lots with vials on hand, the one that expires soonest first; what an amended session took counts as on hand. */
    lots: z.array(
      z.strictObject({
        productId: z.string(),
        lotNumber: z.string(),
        lotExpiresOn: calendarDateSchema,
        vialUnits: z.number(),
        unopened: z.int(),
        opened: z.array(openVialsSchema.omit({ useBy: true })),
      }),
    ),
    /**
     * What an amended session said that never took from the stock: while this stays as it is, the amendment takes
     * nothing either.
     */
    outside: z.strictObject({ productId: z.string(), lotNumber: z.string() }).nullable(),
  })
  .nullable();
export type SessionStockContext = NonNullable<z.infer<typeof sessionStockSchema>>;
