import * as z from 'zod';
import { labelCheckIds, labelUseByHours, productIds } from '@glabella/domain/treatment';
import { authorSchema, instantSchema, lineSchema, reasonSchema, textSchema } from './fields';

/** What the practice read for one check of a label, and where. */
export const labelCheckAnswerSchema = z.strictObject({
  id: z.enum(labelCheckIds),
  read: textSchema(1000),
  where: lineSchema(300),
});

/** Whole hours from reconstitution within which a vial is used. */
const useWithinHoursSchema = z.int().min(labelUseByHours.min).max(labelUseByHours.max);

/** Makes a product active by its completed label check, or switches it off with a reason. */
export const productActivationChangeSchema = z
  .strictObject({
    isActive: z.boolean(),
    /** Every check, in the order of the form, where it becomes active; empty where it is switched off. */
    checks: z.array(labelCheckAnswerSchema).max(labelCheckIds.length),
    /** As the label says it, where it becomes active; null for a liquid. `useByFault` of the domain judges it. */
    useWithinHours: useWithinHoursSchema.nullable(),
    reason: reasonSchema.nullable(),
  })
  .superRefine(({ isActive, checks, useWithinHours, reason }, context) => {
    const ids = checks.map(({ id }) => id).join();
    if (ids !== (isActive ? labelCheckIds.join() : '')) {
      const message = 'Answer every check of the label, in its order.';
      context.addIssue({ code: 'custom', path: ['checks'], message });
    }
    if (!isActive && useWithinHours !== null) {
      const message = 'What is switched off has no hours.';
      context.addIssue({ code: 'custom', path: ['useWithinHours'], message });
    }
    if (!isActive && reason === null) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Write the reason.' });
    }
  });
export type ProductActivationChange = z.output<typeof productActivationChangeSchema>;

const activationVersionSchema = z.strictObject({
  version: z.int().min(1),
  isActive: z.boolean(),
  checks: z.array(labelCheckAnswerSchema),
  /** Null for a liquid, where it was switched off, and in label checks from before hours were asked for. */
  useWithinHours: useWithinHoursSchema.nullable(),
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});

/** A product in this practice; version 0: as shipped, nobody has said anything yet. */
export const productActivationSchema = z.strictObject({
  productId: z.enum(productIds),
  version: z.int().min(0),
  isActive: z.boolean(),
  /** The newest first. */
  versions: z.array(activationVersionSchema),
});
export type ProductActivation = z.infer<typeof productActivationSchema>;

export const productActivationListSchema = z.strictObject({
  rows: z.array(productActivationSchema),
});
export type ProductActivationList = z.infer<typeof productActivationListSchema>;

/** Path parameter naming a product. */
export const productParamSchema = z.object({ productId: z.enum(productIds) });
export type ProductParam = z.infer<typeof productParamSchema>;
