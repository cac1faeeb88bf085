import * as z from 'zod';
import {
  authorSchema,
  calendarDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  pageSchema,
  pageSizeSchema,
  reasonSchema,
  versionSchema,
} from './fields';
import { typedPasswordSchema } from './identity';

/** Awaited from a psychiatrist, given, or returned to the delegate with a reason. */
export const cosignatureStates = ['awaited', 'signed', 'returned'] as const;

/** One step of a co-signature: who took it, when, and what follows from it. */
export const cosignatureEventSchema = z.strictObject({
  kind: z.enum(['requested', 'handed-over', 'returned', 'signed']),
  author: authorSchema,
  /** From whom the co-signature is awaited after this step; null after the last one. */
  awaitedFrom: authorSchema.nullable(),
  reason: z.string().nullable(),
  /** The name as it was printed and what the co-signature says; null for other steps. */
  printedName: z.string().nullable(),
  meaning: z.string().nullable(),
  recordedAt: instantSchema,
});
export type CosignatureEvent = z.infer<typeof cosignatureEventSchema>;

/** The co-signature of one signed version of a session by a delegate; a record of its own. */
export const cosignatureSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  state: z.enum(cosignatureStates),
  /** The psychiatrist from whom it is or was awaited, or who gave it. */
  supervisor: authorSchema,
  /** Every step, the first one first. */
  events: z.array(cosignatureEventSchema).min(1),
});
export type Cosignature = z.infer<typeof cosignatureSchema>;

/** What a psychiatrist confirms by co-signing: shown before it is given, stored with it. */
export const cosignatureMeaning =
  'I supervised this injection session, have read this record of it and confirm it.';

/**
 * `mine`: what waits for the caller, for those whom the caller covers today or, for a psychiatrist, for one who cannot
 * co-sign any more, and what the caller signed as a delegate. `practice`: everything that is awaited or returned.
 */
export const cosignatureQuerySchema = z.strictObject({
  whose: z.enum(['mine', 'practice']).default('mine'),
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type CosignatureQuery = z.output<typeof cosignatureQuerySchema>;

/** A co-signature that is awaited or returned, with the session that it is about. */
export const listedCosignatureSchema = cosignatureSchema.extend({
  sessionId: idSchema,
  sessionVersion: versionSchema,
  performedOn: calendarDateSchema,
  totalUnits: z.number(),
  lotNumber: z.string(),
  /** The delegate. */
  signedBy: authorSchema,
  signedAt: instantSchema,
  /** The psychiatrist is switched off or is none any more: every other one may give it. */
  supervisorIsPast: z.boolean(),
  /** Until when the psychiatrist is away; null while there. */
  supervisorAwayUntil: calendarDateSchema.nullable(),
  /** Who may give it today in their place; null where nobody covers. */
  cover: authorSchema.nullable(),
  /** Whether the next step is the caller's today: to co-sign, or to amend what was returned. */
  isForCaller: z.boolean(),
  patient: z.strictObject({
    id: idSchema,
    givenName: z.string(),
    familyName: z.string(),
    birthDate: calendarDateSchema,
    mrn: z.string(),
  }),
});
export type ListedCosignature = z.infer<typeof listedCosignatureSchema>;
export const cosignaturePageSchema = pageSchema(listedCosignatureSchema);
export type CosignaturePage = z.infer<typeof cosignaturePageSchema>;

/** How many wait for the caller, as in `mine`, and how many were returned to the caller. */
export const cosignatureCountSchema = z.strictObject({ awaited: z.int(), returned: z.int() });
export type CosignatureCount = z.infer<typeof cosignatureCountSchema>;

/** Co-signing asks for the password. */
export const cosigningSchema = z.strictObject({ password: typedPasswordSchema });
export type Cosigning = z.infer<typeof cosigningSchema>;

/** Another psychiatrist is to co-sign. */
export const cosignatureHandOverSchema = z.strictObject({ supervisorId: idSchema });
export type CosignatureHandOver = z.infer<typeof cosignatureHandOverSchema>;

/** The delegate is to amend the record first. */
export const cosignatureReturnSchema = z.strictObject({ reason: reasonSchema });
export type CosignatureReturn = z.infer<typeof cosignatureReturnSchema>;

/** The step with which a co-signature came to stand as it does. */
export function lastStepOf({ events }: Pick<Cosignature, 'events'>): CosignatureEvent {
  const last = events.at(-1);
  if (!last) throw new Error('A co-signature was asked for in its first step');
  return last;
}

/** Where a co-signature stands, wherever a signature shows: 'co-signature awaited from Dr. Reyes'. */
export function cosignatureWords(cosignature: Cosignature): string {
  const { state, supervisor } = cosignature;
  if (state === 'awaited') return `co-signature awaited from ${supervisor.displayName}`;
  const { author, printedName } = lastStepOf(cosignature);
  return state === 'signed'
    ? `co-signed by ${printedName ?? author.displayName}`
    : `returned by ${author.displayName}, to be amended`;
}
