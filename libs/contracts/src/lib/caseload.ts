import * as z from 'zod';
import { attentionKinds, maySetAside, type AttentionKind } from '@glabella/domain/outcomes';
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
} from './fields';
import { coverFields } from './follow-ups';
import { patientRowSchema } from './patients';

/** What may make a patient need somebody; the rules are `attentionRules` of the domain. */
export const attentionKindSchema = z.enum(attentionKinds);

/** The kinds that a person may acknowledge or snooze: none of tier 1. */
export const settableKinds: readonly AttentionKind[] = attentionKinds.filter(maySetAside);
const settableKindSchema = z.enum([...settableKinds] as [AttentionKind, ...AttentionKind[]]);

/** The kinds that are handed to somebody here; item 9 is handed over in its follow-up. */
export const assignableKinds: readonly AttentionKind[] = attentionKinds.filter(
  (kind) => kind !== 'open-item-9',
);
const assignableKindSchema = z.enum([...assignableKinds] as [AttentionKind, ...AttentionKind[]]);

/** The days that a reason may be snoozed for, at most. */
export const longestSnoozeDays = 180;

/** Which patients a list of the caseload shows, in which order; by POST, since it names kinds of findings. */
export const caseloadSearchSchema = z.strictObject({
  /** One's own: named in the course, owner of a reason, or answering for an open follow-up today, cover included. */
  scope: z.enum(['mine', 'practice']).default('mine'),
  /** Those of whom something waits, those with a reason that was set aside, or everybody. */
  show: z.enum(['waiting', 'set-aside', 'everybody']).default('waiting'),
  /** Only patients with one of these reasons; empty: with any. */
  kinds: z.array(attentionKindSchema).max(attentionKinds.length).default([]),
  protocolId: lineSchema(80).optional(),
  /** The product of the last injection. */
  productId: lineSchema(80).optional(),
  /** By tier and by how long they have waited, or by name; what was set aside: the latest first. */
  sort: z.enum(['urgency', 'name']).default('urgency'),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type CaseloadSearch = z.input<typeof caseloadSearchSchema>;

/** Who has a reason in hand: whom it was handed to, or who owns the follow-up and by when it is due. */
const reasonHolderSchema = z.strictObject({
  owner: authorSchema,
  ...coverFields,
  /** By when the follow-up is due; null for what was handed over. */
  deadlineAt: instantSchema.nullable(),
});
export type ReasonHolder = z.infer<typeof reasonHolderSchema>;

/**
 * One reason of a patient as it stands today. Its tier and its name follow from the kind (`attentionTierOf`,
 * `attentionLabels`), how long it has waited from `since`.
 */
export const caseloadReasonSchema = z.strictObject({
  kind: attentionKindSchema,
  /** What it rests on; sent back with every change, so that nobody clears what they did not see. */
  evidenceKey: z.string(),
  evidence: z.string(),
  /** The whole comparison with its threshold; empty where the evidence says everything. */
  detail: z.string(),
  on: calendarDateSchema,
  /** The day since which it waits. */
  since: calendarDateSchema,
  /** The version of what people did about it, 0 for nothing yet: the If-Match of the next change. */
  version: z.int().min(0),
  /** Null while it is nobody's in particular: then it is the people's of the course. */
  holder: reasonHolderSchema.nullable(),
  /** Who hides it today and until when; null while it is shown. */
  setAside: z
    .strictObject({
      how: z.enum(['acknowledged', 'snoozed']),
      by: authorSchema,
      at: instantSchema,
      until: calendarDateSchema.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
});
export type CaseloadReason = z.infer<typeof caseloadReasonSchema>;

/** A patient of the caseload: where they stand today, why, and what is due next. */
export const caseloadRowSchema = patientRowSchema.extend({
  tier: z.int().min(1).max(8),
  /** Since when the longest waiting reason of the tier waits; null when nothing does. */
  since: calendarDateSchema.nullable(),
  reasons: z.array(caseloadReasonSchema),
  /** What the plan asks for next, after today. */
  next: z.strictObject({ what: z.string(), on: calendarDateSchema }).nullable(),
  responsible: authorSchema.nullable(),
  /** By which protocol the patient is in treatment; null without a course. */
  protocolId: z.string().nullable(),
  /** Which version of it the course keeps. */
  protocolVersion: z.int().min(1).nullable(),
});
export type CaseloadRow = z.infer<typeof caseloadRowSchema>;

/** How many of whom something waits; counted up to 100. */
const waitingCountSchema = z.strictObject({ count: z.int().min(0), isMore: z.boolean() });
export const caseloadPageSchema = pageSchema(caseloadRowSchema).extend({
  today: calendarDateSchema,
  waiting: z.strictObject({ mine: waitingCountSchema, practice: waitingCountSchema }),
});
export type CaseloadPage = z.infer<typeof caseloadPageSchema>;

/** The reason was looked at; it stays away for as long as its evidence stands. */
export const attentionAcknowledgementSchema = z.strictObject({
  kind: settableKindSchema,
  evidenceKey: lineSchema(2000),
  note: reasonSchema.nullable(),
});
export type AttentionAcknowledgement = z.infer<typeof attentionAcknowledgementSchema>;

/** The reason is put off until a day, and why. */
export const attentionSnoozeSchema = z.strictObject({
  kind: settableKindSchema,
  evidenceKey: lineSchema(2000),
  until: calendarDateSchema,
  note: reasonSchema,
});
export type AttentionSnooze = z.infer<typeof attentionSnoozeSchema>;

/** The reason becomes a colleague's; null hands it back to the people of the course. */
export const attentionAssignmentSchema = z.strictObject({
  kind: assignableKindSchema,
  ownerId: idSchema.nullable(),
});
export type AttentionAssignment = z.infer<typeof attentionAssignmentSchema>;

/** What was acknowledged or snoozed is shown again. */
export const attentionReturnSchema = z.strictObject({ kind: settableKindSchema });
export type AttentionReturn = z.infer<typeof attentionReturnSchema>;

/** What people did about a patient's reasons, the latest first. */
export const attentionHistorySchema = z.strictObject({
  events: z.array(
    z.strictObject({
      kind: attentionKindSchema,
      action: z.enum(['acknowledged', 'snoozed', 'assigned', 'taken-back']),
      evidence: z.string().nullable(),
      until: calendarDateSchema.nullable(),
      note: z.string().nullable(),
      owner: authorSchema.nullable(),
      author: authorSchema,
      recordedAt: instantSchema,
    }),
  ),
});
export type AttentionHistory = z.infer<typeof attentionHistorySchema>;
