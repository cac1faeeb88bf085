import { followUpCauses } from '@glabella/domain/instruments';
import { triageResults } from '@glabella/domain/safety';
import * as z from 'zod';
import {
  authorSchema,
  calendarDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageSchema,
  pageSizeSchema,
  textSchema,
  versionSchema,
} from './fields';

/**
 * What was done about an answer to the safety item, in the practice's words. None of them says "no risk": an
 * answer of 0 does not exclude it (Psychiatr Serv 2016, doi 10.1176/appi.ps.201500149).
 */
export const followUpDispositions = [
  'assessed-plan-made',
  'safety-plan-reviewed',
  'handed-to-psychiatrist',
  'crisis-service-contacted',
  'emergency-care',
  'could-not-reach',
  'recorded-in-error',
] as const;
export const followUpDispositionSchema = z.enum(followUpDispositions);
export type FollowUpDisposition = z.infer<typeof followUpDispositionSchema>;

/** The words a screen shows for each disposition. */
export const followUpDispositionLabels: Readonly<Record<FollowUpDisposition, string>> = {
  'assessed-plan-made': 'Assessed with the patient, plan made',
  'safety-plan-reviewed': 'Safety plan reviewed',
  'handed-to-psychiatrist': 'Handed over to the psychiatrist',
  'crisis-service-contacted': 'Crisis service contacted',
  'emergency-care': 'Emergency care arranged',
  'could-not-reach': 'Patient not reached yet',
  'recorded-in-error': 'The answer was recorded in error; confirmed',
};

/** What may be said at once, when the answer is entered or first looked at. */
export const acknowledgingDispositions = [
  'assessed-plan-made',
  'safety-plan-reviewed',
  'handed-to-psychiatrist',
  'crisis-service-contacted',
  'emergency-care',
  'could-not-reach',
] as const satisfies readonly FollowUpDisposition[];
export const acknowledgingDispositionSchema = z.enum(acknowledgingDispositions);

/**
 * With these a follow-up may be closed; the others keep it open. 'recorded-in-error' only where the answer was
 * corrected away or the entry voided.
 */
export const closingDispositions = [
  'assessed-plan-made',
  'safety-plan-reviewed',
  'crisis-service-contacted',
  'emergency-care',
  'recorded-in-error',
] as const satisfies readonly FollowUpDisposition[];

/**
 * What was assessed before a follow-up is closed: the result of a triage asked outside this product, or the
 * clinician's own assessment in words. No question of a protected instrument stands here.
 */
export const safetyAssessmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('outside-triage'),
    /** The instrument's name, such as 'C-SSRS screener'. */
    instrument: lineSchema(120),
    result: z.enum(triageResults),
    assessedOn: calendarDateSchema,
    assessedBy: lineSchema(120),
  }),
  z.strictObject({ kind: z.literal('own-words'), text: textSchema(4000) }),
]);
export type SafetyAssessment = z.infer<typeof safetyAssessmentSchema>;

export const followUpEventSchema = z.strictObject({
  /**
   * 'changed': the answer was corrected, the entry voided, or moved away after the closing; that alone never closes one.
   * 'escalated': the deadline passed.
   */
  kind: z.enum(['opened', 'acknowledged', 'assigned', 'changed', 'escalated', 'closed']),
  disposition: followUpDispositionSchema.nullable(),
  note: z.string().nullable(),
  /** What was assessed and planned; null but for a closing, and for closings that kept one text in `note`. */
  assessment: safetyAssessmentSchema.nullable(),
  plan: z.string().nullable(),
  owner: authorSchema.nullable(),
  /** Who was told that the deadline passed. */
  escalatedTo: z.array(authorSchema),
  /** Null where the program acted by itself: an escalation. */
  author: authorSchema.nullable(),
  recordedAt: instantSchema,
});

/** Who answers for an open follow-up today. */
export const coverFields = {
  /** Until when the owner of an open one is away; null while the owner is there. */
  ownerAwayUntil: calendarDateSchema.nullable(),
  /** Who answers for it today while the owner is away; null where nobody stands in. */
  cover: authorSchema.nullable(),
};

/** Somebody must answer for a positive or missing safety item, or for too few answers; open until closed by name. */
export const followUpSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  patientId: idSchema,
  assessmentId: idSchema,
  assessedOn: calendarDateSchema,
  cause: z.enum(followUpCauses),
  /** The answer to the safety item; null when it was not answered. */
  safetyAnswer: z.int().nullable(),
  /** Whether what opened it stands as it was: it was neither corrected away nor the entry voided or moved. */
  answerStands: z.boolean(),
  owner: authorSchema,
  ...coverFields,
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** When it was escalated after its deadline. */
  escalatedAt: instantSchema.nullable(),
  acknowledgedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  events: z.array(followUpEventSchema),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/**
 * Which follow-ups a page of the register shows: open ones by their deadline, closed ones the latest first. `mine`:
 * those for which the caller answers today, cover included. The days of closing are the practice's, both included.
 */
export const followUpQuerySchema = z
  .strictObject({
    state: z.enum(['open', 'closed']).default('open'),
    whose: z.enum(['mine', 'practice']).default('practice'),
    late: z.enum(['true']).optional(),
    closedFrom: calendarDateSchema.optional(),
    closedTo: calendarDateSchema.optional(),
    cursor: cursorSchema.optional(),
    limit: pageSizeSchema,
  })
  .refine(({ closedFrom, closedTo }) => !closedFrom || !closedTo || closedFrom <= closedTo, {
    path: ['closedTo'],
    error: 'Give a last day that is not before the first.',
  });
export type FollowUpQuery = z.output<typeof followUpQuerySchema>;

export const listedFollowUpSchema = followUpSchema.extend({
  patient: z.strictObject({
    id: idSchema,
    givenName: z.string(),
    familyName: z.string(),
    birthDate: calendarDateSchema,
    mrn: z.string(),
  }),
});
export type ListedFollowUp = z.infer<typeof listedFollowUpSchema>;
export const followUpListSchema = pageSchema(listedFollowUpSchema);
export type FollowUpList = z.infer<typeof followUpListSchema>;

/** How many are open and how many of them late: of the practice, and of those for which the caller answers. */
export const followUpCountSchema = z.strictObject({
  open: z.int(),
  late: z.int(),
  mine: z.int(),
  mineLate: z.int(),
});
export type FollowUpCount = z.infer<typeof followUpCountSchema>;

export const followUpAcknowledgementSchema = z.strictObject({
  disposition: acknowledgingDispositionSchema,
  note: textSchema(2000).nullable(),
});
export type FollowUpAcknowledgement = z.infer<typeof followUpAcknowledgementSchema>;

/**
 * Closing asks for a recorded assessment, what was done and the plan. Only an answer that was recorded in error needs
 * no assessment: the plan then says how that was confirmed.
 */
export const followUpClosingSchema = z
  .strictObject({
    disposition: z.enum(closingDispositions),
    assessment: safetyAssessmentSchema.nullable(),
    plan: textSchema(4000),
  })
  .refine(
    ({ disposition, assessment }) => assessment !== null || disposition === 'recorded-in-error',
    { path: ['assessment'], error: 'Record what was assessed.' },
  );
export type FollowUpClosing = z.infer<typeof followUpClosingSchema>;

export const followUpAssignmentSchema = z.strictObject({ ownerId: idSchema });
export type FollowUpAssignment = z.infer<typeof followUpAssignmentSchema>;
