import * as z from 'zod';
import {
  consentEventKinds,
  consentGivers,
  consentHows,
  consentPointIds,
  consentReachKinds,
  isAskedNowhere,
  isOptionalConsentPoint,
  optionalConsentPointIds,
  withdrawalScopes,
} from '@glabella/domain/treatment';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  textSchema,
  versionSchema,
} from './fields';
import { protocolIdSchema } from './protocols';

/** In which treatments a point is asked, by protocol id: in all but these, or in these alone. */
const consentReachSchema = z.strictObject({
  kind: z.enum(consentReachKinds),
  protocolIds: z.array(protocolIdSchema).max(500).readonly(),
});

/** A point of the consent as a version of the practice’s text words it. */
export const consentPointSchema = z.strictObject({
  id: z.enum(consentPointIds),
  text: textSchema(2000),
  askedIn: consentReachSchema,
});

const pointsSchema = z
  .array(consentPointSchema)
  .length(consentPointIds.length)
  .refine((points) => consentPointIds.every((id, at) => points[at]?.id === id), {
    error: 'Word every point, in the order of the document.',
  })
  .superRefine((points, context) => {
    for (const [at, { id, askedIn }] of points.entries()) {
      const issue = (message: string) =>
        context.addIssue({ code: 'custom', path: [at, 'askedIn'], message });
      if (isAskedNowhere(askedIn)) issue('Choose a treatment in which it is asked.');
      const isEverywhere = askedIn.kind === 'all-but' && askedIn.protocolIds.length === 0;
      if (isOptionalConsentPoint(id) && !isEverywhere) {
        issue('What may be declined is asked in every treatment.');
      }
    }
  });

/** What a practice changes about its consent text: the next version, in full. */
export const consentTextChangeSchema = z.strictObject({
  points: pointsSchema,
  /** What the practice adds to the points; null for nothing. */
  furtherText: textSchema(4000).nullable(),
  /** Whether patients who agreed to an older version are asked again before their next session. */
  asksAgain: z.boolean(),
  reason: reasonSchema,
});
export type ConsentTextChange = z.output<typeof consentTextChangeSchema>;

/** A version of the practice’s consent text; without author it is the text that the product ships. */
export const consentTextVersionSchema = z.strictObject({
  version: versionSchema,
  points: z.array(consentPointSchema),
  furtherText: z.string().nullable(),
  asksAgain: z.boolean(),
  reason: z.string().nullable(),
  author: authorSchema.nullable(),
  /** The practice’s calendar day on which it was published; null for the shipped text that nobody has used yet. */
  publishedOn: calendarDateSchema.nullable(),
});
export type ConsentTextVersion = z.infer<typeof consentTextVersionSchema>;

/** The practice’s consent text with every version, the newest first. */
export const consentTextSchema = z.strictObject({
  version: versionSchema,
  today: calendarDateSchema,
  versions: z.array(consentTextVersionSchema).min(1),
});
export type ConsentText = z.infer<typeof consentTextSchema>;

const nameSchema = lineSchema(120);

/** A consent as it was given. */
export const consentRecordingSchema = z
  .strictObject({
    documentVersion: versionSchema,
    agreedOn: calendarDateSchema,
    agreedBy: z.enum(consentGivers),
    /** The representative by name and relation; only where the patient did not agree in person. */
    representative: nameSchema.nullable(),
    how: z.enum(consentHows),
    /** Who witnessed a verbal consent. */
    witness: nameSchema.nullable(),
    takenById: idSchema,
    /** The optional points that were declined. */
    declined: z.array(z.enum(optionalConsentPointIds)).max(optionalConsentPointIds.length),
  })
  .superRefine(({ agreedBy, representative, how, witness }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((agreedBy === 'representative') !== (representative !== null)) {
      issue('representative', 'Name the representative, and only where one agreed.');
    }
    if ((how === 'verbally-with-witness') !== (witness !== null)) {
      issue('witness', 'Name the witness of a verbal consent, and only of one.');
    }
  });
export type ConsentRecording = z.output<typeof consentRecordingSchema>;

/** A withdrawal: a further record beside the consent, which stays as it was given. */
export const consentWithdrawalSchema = z
  .strictObject({
    scope: z.enum(withdrawalScopes),
    withdrawnOn: calendarDateSchema,
    withdrawnBy: z.enum(consentGivers),
    representative: nameSchema.nullable(),
    /** The patient need not give one. */
    reason: textSchema(1000).nullable(),
  })
  .refine(
    ({ withdrawnBy, representative }) =>
      (withdrawnBy === 'representative') === (representative !== null),
    {
      path: ['representative'],
      error: 'Name the representative, and only where one withdrew.',
    },
  );
export type ConsentWithdrawal = z.output<typeof consentWithdrawalSchema>;

/** That a consent was entered by mistake. */
export const consentVoidingSchema = z.strictObject({ reason: reasonSchema });
export type ConsentVoiding = z.infer<typeof consentVoidingSchema>;

/** That a withdrawal was entered by mistake: the version of the consent that it made. */
export const withdrawalVoidingSchema = z.strictObject({
  withdrawal: versionSchema,
  reason: reasonSchema,
});
export type WithdrawalVoiding = z.infer<typeof withdrawalVoidingSchema>;

/** What happened to a consent after it was given. */
export const consentEventSchema = z.strictObject({
  version: versionSchema,
  kind: z.enum(consentEventKinds),
  /** Of a withdrawal alone. */
  scope: z.enum(withdrawalScopes).nullable(),
  /** The version of the withdrawal that was entered by mistake; null for any other kind. */
  voids: versionSchema.nullable(),
  happenedOn: calendarDateSchema,
  by: z.enum(consentGivers).nullable(),
  representative: z.string().nullable(),
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});
export type ConsentEvent = z.infer<typeof consentEventSchema>;

/** A consent of a patient for a course, as it was given, with everything that happened to it since, oldest first. */
export const consentSchema = z.strictObject({
  id: idSchema,
  courseId: idSchema,
  /** 1 as given; every event adds one. */
  version: versionSchema,
  documentVersion: versionSchema,
  agreedOn: calendarDateSchema,
  agreedBy: z.enum(consentGivers),
  representative: z.string().nullable(),
  how: z.enum(consentHows),
  witness: z.string().nullable(),
  takenBy: authorSchema,
  declined: z.array(z.enum(optionalConsentPointIds)),
  author: authorSchema,
  recordedAt: instantSchema,
  events: z.array(consentEventSchema),
});
export type Consent = z.infer<typeof consentSchema>;

/** A version of the text that asks everybody again, from the day on which it was published. */
export const askedAgainSchema = z.strictObject({
  version: versionSchema,
  publishedOn: calendarDateSchema,
});

/** What of consents decides whether a session of a course may be signed. */
export const sessionConsentsSchema = z.strictObject({
  given: z.array(
    z.strictObject({
      id: idSchema,
      documentVersion: versionSchema,
      agreedOn: calendarDateSchema,
      recordedAt: instantSchema,
    }),
  ),
  /** Withdrawals of the treatment in this course, those entered with a voided consent among them, none that was entered by mistake itself. */
  withdrawn: z.array(z.strictObject({ on: calendarDateSchema, recordedAt: instantSchema })),
  askedAgain: z.array(askedAgainSchema),
  keptFrom: calendarDateSchema.nullable(),
});
