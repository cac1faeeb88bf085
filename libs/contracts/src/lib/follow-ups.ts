import * as z from 'zod';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
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

export const followUpEventSchema = z.strictObject({
  /** 'changed': the answer was corrected, the entry voided or moved; that alone never closes a follow-up. */
  kind: z.enum(['opened', 'acknowledged', 'assigned', 'changed', 'closed']),
  disposition: followUpDispositionSchema.nullable(),
  note: z.string().nullable(),
  owner: authorSchema.nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});

/** Somebody must answer for a positive or missing safety item; open until closed by name. */
export const followUpSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  patientId: idSchema,
  assessmentId: idSchema,
  assessedOn: calendarDateSchema,
  cause: z.enum(['item-positive', 'item-missing']),
  /** The answer to the safety item; null when it was not answered. */
  safetyAnswer: z.int().nullable(),
  owner: authorSchema,
  openedAt: instantSchema,
  dueAt: instantSchema,
  acknowledgedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  events: z.array(followUpEventSchema),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** Which follow-ups a list shows: open ones by their deadline, or the latest 200 closed ones. */
export const followUpQuerySchema = z.strictObject({
  state: z.enum(['open', 'closed']).default('open'),
});
export type FollowUpQuery = z.output<typeof followUpQuerySchema>;

export const followUpListSchema = z.strictObject({
  rows: z.array(
    followUpSchema.extend({
      patient: z.strictObject({
        id: idSchema,
        givenName: z.string(),
        familyName: z.string(),
        birthDate: calendarDateSchema,
        mrn: z.string(),
      }),
    }),
  ),
});
export type FollowUpList = z.infer<typeof followUpListSchema>;

export const followUpAcknowledgementSchema = z.strictObject({
  disposition: acknowledgingDispositionSchema,
  note: textSchema(2000).nullable(),
});
export type FollowUpAcknowledgement = z.infer<typeof followUpAcknowledgementSchema>;

/** Closing asks for what was assessed and the plan, in words. */
export const followUpClosingSchema = z.strictObject({
  disposition: z.enum(closingDispositions),
  note: textSchema(4000),
});
export type FollowUpClosing = z.infer<typeof followUpClosingSchema>;

export const followUpAssignmentSchema = z.strictObject({ ownerId: idSchema });
export type FollowUpAssignment = z.infer<typeof followUpAssignmentSchema>;
