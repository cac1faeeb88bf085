import * as z from 'zod';
import {
  credentialFaults,
  credentialKindIds,
  credentialStates,
  type CredentialKindId,
  type CredentialPeriod,
} from '@glabella/domain/treatment';
import {
  authorSchema,
  calendarDateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  reasonSchema,
  versionSchema,
} from './fields';
import { roleSchema } from './roles';

const factsSchema = z.strictObject({
  kind: z.enum(credentialKindIds),
  /** Who granted it, as the document names them. */
  issuer: lineSchema(120),
  number: lineSchema(60),
  validFrom: calendarDateSchema,
  /** The last valid day; null where the document has none and the kind allows it. */
  validUntil: calendarDateSchema.nullable(),
});

function refuseFaults(
  { kind, ...period }: CredentialPeriod & { readonly kind: CredentialKindId },
  context: z.RefinementCtx,
): void {
  for (const { field, message } of credentialFaults(kind, period)) {
    context.addIssue({ code: 'custom', path: [field], message });
  }
}

/** What entitles a person to inject, as it stands on the document. */
export const credentialFactsSchema = factsSchema.superRefine(refuseFaults);
export type CredentialFacts = z.infer<typeof credentialFactsSchema>;

/** A correction: the next version, which waits to be verified again. */
export const credentialCorrectionSchema = factsSchema
  .extend({ reason: reasonSchema })
  .superRefine(refuseFaults);
export type CredentialCorrection = z.infer<typeof credentialCorrectionSchema>;

export const credentialWithdrawalSchema = z.strictObject({ reason: reasonSchema });
export type CredentialWithdrawal = z.infer<typeof credentialWithdrawalSchema>;

const stateSchema = z.enum(credentialStates);

/** One version of a credential: entered, verified, corrected or withdrawn by `author`. */
export const credentialVersionSchema = factsSchema.extend({
  version: versionSchema,
  state: stateSchema,
  reason: z.string().nullable(),
  author: authorSchema,
  recordedAt: instantSchema,
});
export type CredentialVersion = z.infer<typeof credentialVersionSchema>;

/** A credential as it stands, with every version of it, the newest first. */
export const credentialSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  versions: z.array(credentialVersionSchema).min(1),
});
export type Credential = z.infer<typeof credentialSchema>;

/** The credentials of one person, those entered last first. */
export const staffCredentialsSchema = z.strictObject({
  person: authorSchema,
  /** The practice's calendar day. */
  today: calendarDateSchema,
  rows: z.array(credentialSchema),
});
export type StaffCredentials = z.infer<typeof staffCredentialsSchema>;

/** A credential as far as it decides who may sign. */
export const standingCredentialSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(credentialKindIds),
  state: stateSchema,
  validFrom: calendarDateSchema,
  validUntil: calendarDateSchema.nullable(),
});

/** Everybody who may need a credential, active and with a clinical role, by name. */
export const credentialOverviewSchema = z.strictObject({
  today: calendarDateSchema,
  rows: z.array(
    z.strictObject({
      person: authorSchema,
      roles: z.array(roleSchema),
      credentials: z.array(standingCredentialSchema),
    }),
  ),
});
export type CredentialOverview = z.infer<typeof credentialOverviewSchema>;

/** What decides whether the caller may sign, so that the screen says it before the work begins. */
export const ownSigningSchema = z.strictObject({
  today: calendarDateSchema,
  credentials: z.array(standingCredentialSchema),
  /** Signs only under a psychiatrist, who co-signs. */
  isDelegate: z.boolean(),
  /** Psychiatrists whom a delegate may name today, by name; empty for a psychiatrist. */
  supervisors: z.array(authorSchema),
  /** Whom the caller named last, if that one may be named today. */
  usualSupervisorId: idSchema.nullable(),
});
export type OwnSigning = z.infer<typeof ownSigningSchema>;

/** The credential that a signature rests on, as it stood then. */
export const signatureCredentialSchema = factsSchema.pick({
  kind: true,
  issuer: true,
  number: true,
});
export type SignatureCredential = z.infer<typeof signatureCredentialSchema>;
