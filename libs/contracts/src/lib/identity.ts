import * as z from 'zod';
import { emailSchema, idSchema, instantSchema, lineSchema, timeZoneSchema } from './fields';
import { roleSchema } from './roles';

/** NIST 800-63B-4: length decides; no composition rules. Counted in code points. */
export const passwordLimits = { min: 15, minWithSecondFactor: 8, max: 200 } as const;

/** A password as chosen; never trimmed, never logged. The server also refuses common ones. */
export const newPasswordSchema = z
  .string()
  .refine((text) => [...text].length >= passwordLimits.min, {
    error: `Use at least ${passwordLimits.min} characters. A few words in a row are easy to keep.`,
  })
  .refine((text) => [...text].length <= passwordLimits.max, {
    error: `Use at most ${passwordLimits.max} characters.`,
  });

/** A password as typed at sign-in. */
export const typedPasswordSchema = z.string().min(1).max(1000);

/** Six digits of an authenticator app, or a recovery code. */
export const secondFactorSchema = z.string().trim().min(6).max(40);

export const signInRequestSchema = z.strictObject({
  email: emailSchema,
  password: typedPasswordSchema,
  secondFactor: secondFactorSchema.optional(),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** Why a sign-in was refused, or a password that is asked for again: the `code` of the problem. */
export const signInRefusals = {
  /** 401: unknown name, wrong password or switched-off account; it never says which. */
  refused: 'sign_in.refused',
  /** 401: the password is right; send the same again with `secondFactor`. */
  secondFactorNeeded: 'sign_in.second_factor_needed',
  /** 401: the code is wrong or was used already. */
  secondFactorWrong: 'sign_in.second_factor_wrong',
  /** 401: the server lacks the key of this authenticator; a recovery code opens all the same. */
  secondFactorUnreadable: 'sign_in.second_factor_unreadable',
  /** 429 with Retry-After: after too many wrong ones, nothing was looked at. */
  tooManyAttempts: 'sign_in.too_many_attempts',
  /** 429 with Retry-After: too many wait to be looked at. */
  busy: 'sign_in.busy',
} as const;

/** Who is signed in, where, and until when. */
export const meSchema = z.strictObject({
  staffId: idSchema,
  displayName: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  sessionId: idSchema,
  hasSecondFactor: z.boolean(),
  /** The practice asks for a second factor and the person has none: only setting it up is open. */
  lacksSecondFactor: z.boolean(),
  /** When an administrator took the second factor away; null once the person set up a new one or has read it. */
  secondFactorResetAt: instantSchema.nullable(),
  practice: z.strictObject({
    id: idSchema,
    name: z.string(),
    timeZone: z.string(),
    today: z.string().meta({ format: 'date' }),
    phone: z.string(),
    isSynthetic: z.boolean(),
  }),
  idleMinutes: z.number(),
  signedOutAt: instantSchema,
  expiresAt: instantSchema,
});
export type Me = z.infer<typeof meSchema>;

/** Whether this installation still waits for its first practice. */
export const setupStateSchema = z.strictObject({ isSetupNeeded: z.boolean() });
export type SetupState = z.infer<typeof setupStateSchema>;

export const setupRequestSchema = z.strictObject({
  practiceName: lineSchema(200),
  timeZone: timeZoneSchema,
  phone: lineSchema(40),
  displayName: lineSchema(120),
  email: emailSchema,
  password: newPasswordSchema,
});
export type SetupRequest = z.infer<typeof setupRequestSchema>;

export const passwordChangeSchema = z.strictObject({
  currentPassword: typedPasswordSchema,
  newPassword: newPasswordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

export const forgottenPasswordSchema = z.strictObject({ email: emailSchema });
export type ForgottenPassword = z.infer<typeof forgottenPasswordSchema>;

/** A one-time link's secret; it travels in the fragment of the link and in bodies, never in a URL's path or query. */
export const linkTokenSchema = z.string().min(20).max(200);

export const linkInspectionRequestSchema = z.strictObject({ token: linkTokenSchema });
export type LinkInspectionRequest = z.infer<typeof linkInspectionRequestSchema>;
export const linkInspectionSchema = z.strictObject({
  purpose: z.enum(['invitation', 'password-reset']),
  displayName: z.string(),
  practiceName: z.string(),
  expiresAt: instantSchema,
});
export type LinkInspection = z.infer<typeof linkInspectionSchema>;

export const linkRedemptionSchema = z.strictObject({
  token: linkTokenSchema,
  password: newPasswordSchema,
});
export type LinkRedemption = z.infer<typeof linkRedemptionSchema>;

/** One signed-in browser of the caller. */
export const loginSessionSchema = z.strictObject({
  id: idSchema,
  isCurrent: z.boolean(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  address: z.string(),
  userAgent: z.string(),
});
export type LoginSession = z.infer<typeof loginSessionSchema>;
export const loginSessionListSchema = z.strictObject({ rows: z.array(loginSessionSchema) });

/** The secret of a new authenticator, shown once, as otpauth URI and as base32 text. */
export const totpEnrolmentSchema = z.strictObject({ otpauthUri: z.string(), secret: z.string() });
export type TotpEnrolment = z.infer<typeof totpEnrolmentSchema>;
export const totpConfirmationSchema = z.strictObject({
  password: typedPasswordSchema,
  code: secondFactorSchema,
});
export type TotpConfirmation = z.infer<typeof totpConfirmationSchema>;
export const recoveryCodesSchema = z.strictObject({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

/** Taking another person's second factor away, confirmed with the administrator's own password. */
export const secondFactorResetSchema = z.strictObject({ password: typedPasswordSchema });
export type SecondFactorReset = z.infer<typeof secondFactorResetSchema>;
