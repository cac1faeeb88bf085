import * as z from 'zod';
import {
  aftercareKinds,
  aftercareLimits,
  aftercareSpanEnds,
  aftercareSpanLimits,
  latestReviewDay,
  type AftercareSpanUnit,
} from '@glabella/domain/treatment';
import {
  authorSchema,
  calendarDateSchema,
  citationSchema,
  lineSchema,
  reasonSchema,
  versionSchema,
} from './fields';

/** The id of an instruction, the same in every version: of a shipped one a word, of the practice's own a random id. */
export const aftercareIdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'Not the id of an instruction.' });

/** Ids of instructions, each once at most. */
export const aftercareIdsSchema = z
  .array(aftercareIdSchema)
  .max(aftercareLimits.instructions)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'Name each instruction once.' });

const spanUnits = Object.keys(aftercareSpanLimits) as AftercareSpanUnit[];

const spanSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('for'),
    amount: z
      .int()
      .min(1)
      .max(Math.max(...Object.values(aftercareSpanLimits))),
    unit: z.enum(spanUnits),
  }),
  z.strictObject({ kind: z.literal('until'), end: z.enum(aftercareSpanEnds) }),
  z.strictObject({ kind: z.literal('on-day'), day: z.int().min(1).max(latestReviewDay) }),
]);

const writtenInstructionSchema = z.strictObject({
  kind: z.enum(aftercareKinds),
  short: lineSchema(aftercareLimits.short),
  text: lineSchema(aftercareLimits.text),
  span: spanSchema.nullable(),
  forEvery: z.boolean(),
  isRetired: z.boolean(),
  source: citationSchema,
});

/** One thing that patients are told, as a version of the list has it. */
export const aftercareInstructionSchema = writtenInstructionSchema.extend({
  id: aftercareIdSchema,
});

/**
 * What a practice changes about its aftercare list: the next version, in full and in order. An instruction without id is
 * new; `aftercareFaults` of the domain judges how the parts fit.
 */
export const aftercareChangeSchema = z.strictObject({
  instructions: z
    .array(writtenInstructionSchema.extend({ id: aftercareIdSchema.nullable() }))
    .min(1)
    .max(aftercareLimits.instructions),
  reason: reasonSchema,
});
export type AftercareListChange = z.output<typeof aftercareChangeSchema>;

/** A version of the practice's aftercare list; without author it is the one that the product ships. */
export const aftercareVersionSchema = z.strictObject({
  version: versionSchema,
  /** Red flags first. */
  instructions: z.array(aftercareInstructionSchema),
  reason: z.string().nullable(),
  author: authorSchema.nullable(),
  /** The practice's calendar day from which it is in force. */
  publishedOn: calendarDateSchema,
});
export type AftercareVersion = z.infer<typeof aftercareVersionSchema>;

/** The practice's aftercare list with every version, the newest first: that one is in force. */
export const practiceAftercareSchema = z.strictObject({
  version: versionSchema,
  versions: z.array(aftercareVersionSchema).min(1),
});
export type PracticeAftercare = z.infer<typeof practiceAftercareSchema>;

/** What a session tells its patient from. */
export const sessionAftercareSchema = z.strictObject({
  /** The version in force; of an amendment the one that the session was signed with. */
  list: aftercareVersionSchema,
  /** The older version that the ticks of the draft speak of; null where they speak of `list`. */
  ticked: aftercareVersionSchema.nullable(),
});
