import * as z from 'zod';
import {
  doseLimits,
  isExactUnits,
  productIds,
  protocolLimits,
  sexes,
  sideIds,
  type ProtocolContent,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { aftercareIdsSchema } from './aftercare';
import {
  authorSchema,
  citationSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  textSchema,
  versionSchema,
} from './fields';

/** The code of a protocol: of a shipped one a word, of the practice's own a random id. */
export const protocolIdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'Not the id of a protocol.' });
export const protocolIdParamSchema = z.object({ id: protocolIdSchema });
export type ProtocolIdParam = z.infer<typeof protocolIdParamSchema>;

/** A muscle or area: a known code, or the name that the practice's protocol gave it. */
export const areaIdSchema = lineSchema(protocolLimits.areaName);

const unitsSchema = z
  .number()
  .min(doseLimits.siteUnits.min)
  .max(doseLimits.siteUnits.max)
  .refine(isExactUnits, { error: 'Units have at most 2 decimals.' });

const { days, weeks, percent } = protocolLimits;
const daysSchema = z.int().min(days.min).max(days.max);
const weekSchema = z.int().min(weeks.min).max(weeks.max);

const responseRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent-fall'),
    instrument: lineSchema(40),
    percent: z.int().min(percent.min).max(percent.max),
  }),
  z.strictObject({
    kind: z.literal('grade-fall'),
    instrument: lineSchema(40),
    grades: z.int().min(1).max(100),
  }),
]);

const contentSchema = z.strictObject({
  name: lineSchema(120),
  indication: lineSchema(200),
  offLabel: z.boolean(),
  offLabelStatement: textSchema(1000).nullable(),
  region: lineSchema(protocolLimits.areaName),
  areas: z
    .array(
      z.strictObject({
        id: areaIdSchema,
        label: areaIdSchema,
        sides: z.array(z.enum(sideIds)).min(1).max(3),
      }),
    )
    .min(1)
    .max(protocolLimits.areas),
  diagnoses: z
    .array(z.strictObject({ code: lineSchema(10), label: lineSchema(200) }))
    .min(1)
    .max(100),
  products: z
    .array(
      z.strictObject({
        productId: z.enum(productIds),
        vialUnits: z.number().min(doseLimits.vialUnits.min).max(doseLimits.vialUnits.max),
        diluentMl: z
          .number()
          .min(doseLimits.diluentMl.min)
          .max(doseLimits.diluentMl.max)
          .nullable(),
      }),
    )
    .min(1)
    .max(productIds.length),
  sites: z
    .array(
      z.strictObject({
        muscle: areaIdSchema,
        side: z.enum(sideIds),
        units: z.partialRecord(z.enum(productIds), z.partialRecord(z.enum(sexes), unitsSchema)),
      }),
    )
    .min(1)
    .max(protocolLimits.sites),
  splitNote: textSchema(1000),
  interval: z.strictObject({
    reasonUnderDays: daysSchema,
    acknowledgeUnderDays: daysSchema,
    source: citationSchema,
  }),
  assumedEffectWeeks: weekSchema,
  visitWeeks: z.array(weekSchema).min(1).max(protocolLimits.visits),
  instruments: z.array(lineSchema(40)).min(1).max(10),
  responseRule: responseRuleSchema,
  aftercare: aftercareIdsSchema,
  techniqueLimits: z.array(lineSchema(500)).max(20),
  sources: z.array(citationSchema).min(1).max(30),
});

/** What a protocol says; `protocolIssues` of the domain judges how its parts fit together. */
export const protocolContentSchema: z.ZodType<ProtocolContent> = contentSchema;

/** One version of a protocol, as courses, sessions and charts read it. */
export const protocolSchema: z.ZodType<TreatmentProtocol> = contentSchema.extend({
  id: protocolIdSchema,
  version: versionSchema,
});

export const protocolCreationSchema = z.strictObject({ content: protocolContentSchema });
export type ProtocolCreation = z.infer<typeof protocolCreationSchema>;

/** The next version: everything that it says, and why it differs from the one before. */
export const protocolChangeSchema = z.strictObject({
  content: protocolContentSchema,
  reason: reasonSchema,
});
export type ProtocolChange = z.infer<typeof protocolChangeSchema>;

/** Takes a protocol out of the choices of new courses, or back into them; running courses go on. */
export const protocolRetirementSchema = z.strictObject({
  isRetired: z.boolean(),
  reason: reasonSchema,
});
export type ProtocolRetirement = z.infer<typeof protocolRetirementSchema>;

/** Which protocol, and which version it has now. */
export const protocolVersionRefSchema = z.strictObject({
  id: protocolIdSchema,
  version: versionSchema,
});
export type ProtocolVersionRef = z.infer<typeof protocolVersionRefSchema>;

/** A protocol of the practice in its newest version. */
export const practiceProtocolSchema = z.strictObject({
  protocol: protocolSchema,
  /** Came with the product; its first version has no author of the practice. */
  isShipped: z.boolean(),
  isRetired: z.boolean(),
});
export type PracticeProtocol = z.infer<typeof practiceProtocolSchema>;

/** Every protocol of the practice, retired ones included and marked, by name. */
export const protocolListSchema = z.strictObject({ rows: z.array(practiceProtocolSchema) });
export type ProtocolList = z.infer<typeof protocolListSchema>;

/** Every version of a protocol, the newest first, and whenever it was retired or brought back. */
export const protocolHistorySchema = z.strictObject({
  id: protocolIdSchema,
  isShipped: z.boolean(),
  isRetired: z.boolean(),
  versions: z.array(
    z.strictObject({
      protocol: protocolSchema,
      /** Null for the first version. */
      reason: z.string().nullable(),
      /** Null where it came with the product. */
      author: authorSchema.nullable(),
      recordedAt: instantSchema,
      /** How many courses that have not ended keep this version. */
      openCourses: z.int().min(0),
    }),
  ),
  retirements: z.array(
    z.strictObject({
      isRetired: z.boolean(),
      reason: z.string(),
      author: authorSchema,
      recordedAt: instantSchema,
    }),
  ),
});
export type ProtocolHistory = z.infer<typeof protocolHistorySchema>;
