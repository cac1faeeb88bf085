import * as z from 'zod';
import { careSiteListSchema } from './care-sites';
import {
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  optionalLineSchema,
  textSchema,
  timeZoneSchema,
  versionSchema,
} from './fields';
import { mayAnswer, roleSchema } from './roles';

/** Somebody to call in a crisis, as the practice words it. */
export const crisisLineSchema = z.strictObject({ label: lineSchema(120), phone: lineSchema(40) });
export type CrisisLine = z.infer<typeof crisisLineSchema>;

/** What the practice decides for itself. */
export const practiceSettingsSchema = z.strictObject({
  /** Hours until an opened item-9 follow-up is due. */
  followUpHours: z.int().min(1).max(168),
  /** Where the practice reports adverse events, as a form names it; empty until it has chosen. */
  reportingBody: optionalLineSchema(200),
  /** Nobody gets further than setting one up until they have a second factor. */
  requiresSecondFactor: z.boolean().default(false),
  /** Whether sessions take their vials from the stock that is kept here. */
  keepsStock: z.boolean().default(false),
  /** Who is told of a follow-up past its deadline; nobody named: all psychiatrists. */
  escalateTo: z.array(idSchema).max(20),
  /** Where the practice treats; none listed: sessions are not asked for a site. */
  careSites: careSiteListSchema.default([]),
});
export type PracticeSettings = z.infer<typeof practiceSettingsSchema>;
export const defaultPracticeSettings: PracticeSettings = {
  followUpHours: 24,
  reportingBody: '',
  requiresSecondFactor: false,
  keepsStock: false,
  escalateTo: [],
  careSites: [],
};

export const practiceUpdateSchema = z.strictObject({
  name: lineSchema(200),
  timeZone: timeZoneSchema,
  phone: lineSchema(40),
  safetyText: textSchema(4000),
  crisisLines: z.array(crisisLineSchema).max(10),
  settings: practiceSettingsSchema,
});
export type PracticeUpdate = z.infer<typeof practiceUpdateSchema>;

export const practiceSchema = practiceUpdateSchema.extend({
  id: idSchema,
  version: versionSchema,
  isSynthetic: z.boolean(),
  /** The practice's calendar day now. */
  today: z.string().meta({ format: 'date' }),
});
export type Practice = z.infer<typeof practiceSchema>;

export const staffMemberSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  displayName: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  status: z.enum(['active', 'invited', 'disabled']),
  hasSecondFactor: z.boolean(),
  openFollowUps: z.int(),
  /** Reasons of the list that were handed to the person and that the records raise. */
  handedReasons: z.int(),
  /** When the person said that the password is forgotten; null once a new one is set. */
  resetRequestedAt: instantSchema.nullable(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;
export const staffListSchema = z.strictObject({ rows: z.array(staffMemberSchema) });

/** The people whom a record may name: no e-mail, no state beyond the list in which they stand. */
export const colleagueSchema = z.strictObject({
  id: idSchema,
  displayName: z.string(),
  roles: z.array(roleSchema),
});
export type Colleague = z.infer<typeof colleagueSchema>;
export const colleagueListSchema = z.strictObject({ rows: z.array(colleagueSchema) });

const rolesSchema = z
  .array(roleSchema)
  .min(1, { error: 'Choose at least one role.' })
  .refine((list) => new Set(list).size === list.length, { error: 'Name each role once.' });

export const staffInvitationSchema = z.strictObject({
  displayName: lineSchema(120),
  email: emailSchema,
  roles: rolesSchema,
});
export type StaffInvitation = z.infer<typeof staffInvitationSchema>;

/** A one-time link: sent by e-mail where a mail server is configured, else shown here once. */
export const oneTimeLinkSchema = z.strictObject({
  staffId: idSchema,
  delivery: z.enum(['e-mail', 'shown']),
  url: z.string().nullable(),
  expiresAt: instantSchema,
});
export type OneTimeLink = z.infer<typeof oneTimeLinkSchema>;

export const staffUpdateSchema = z.strictObject({
  displayName: lineSchema(120),
  roles: rolesSchema,
  isDisabled: z.boolean(),
  /** Who takes over the open follow-ups when the person is disabled or clinical no longer; asked when there are any. */
  followUpsTo: idSchema.optional(),
});
export type StaffUpdate = z.infer<typeof staffUpdateSchema>;

type Standing = Pick<StaffUpdate, 'roles' | 'isDisabled'>;

/** Whether a change takes a person away from their open follow-ups: disabled by it, or clinical no longer. */
export function leavesFollowUps(before: Standing, after: Standing): boolean {
  if (after.isDisabled && !before.isDisabled) return true;
  return mayAnswer(before) && !mayAnswer(after);
}
