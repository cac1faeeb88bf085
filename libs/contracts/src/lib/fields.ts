import * as z from 'zod';
import { isCalendarDate } from '@glabella/domain/values';

/** An opaque record id, in the one way of writing that ids are compared in. */
export const idSchema = z.uuid().toLowerCase();

/** A calendar date 'YYYY-MM-DD' that exists; never an instant. */
export const calendarDateSchema = z
  .string()
  .refine(isCalendarDate, { error: 'Give a date that exists, as YYYY-MM-DD.' })
  .meta({ format: 'date' });

/** An instant with offset, ISO 8601. */
export const instantSchema = z.iso.datetime({ offset: true });

/** The number of a record's version, 1 for the first. */
export const versionSchema = z.int().min(1);

/**
 * A whole number from `least` to `most`, both included, where answers hold thousands of them: one look-up each instead of
 * three checks, which takes a tenth of the time.
 */
export function wholeNumberSchema(least: number, most: number) {
  return z.literal(Array.from({ length: most - least + 1 }, (_, above) => least + above));
}

/** The text is storable: no NUL (PostgreSQL cannot hold it) and no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** A line of text as a person types it: trimmed, 1 to `maxLength` characters. */
export function lineSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1, { error: 'Fill this in.' })
    .max(maxLength)
    .refine(isStorable, { error: 'Remove the characters that cannot be stored.' })
    .refine((text) => !/[\r\n]/.test(text), { error: 'Use a single line.' });
}

/** A line of text that may be left empty: trimmed, 0 to `maxLength` characters. */
export function optionalLineSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength)
    .refine(isStorable, { error: 'Remove the characters that cannot be stored.' })
    .refine((text) => !/[\r\n]/.test(text), { error: 'Use a single line.' });
}

/** Several lines of text, trimmed, 1 to `maxLength` characters. */
export function textSchema(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1, { error: 'Fill this in.' })
    .max(maxLength)
    .refine(isStorable, { error: 'Remove the characters that cannot be stored.' });
}

/** Text of a draft as it stands while somebody types: kept as it is, 0 to `maxLength` characters, storable. */
export function unfinishedTextSchema(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine(isStorable, { error: 'Remove the characters that cannot be stored.' });
}

/** Where a number or an instruction comes from, as a person names it; the shape of a domain `Citation`. */
export const citationSchema = z.strictObject({
  label: lineSchema(200),
  detail: optionalLineSchema(500).optional(),
  doi: optionalLineSchema(200).optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'Give a web address that begins with https://.' })
    .max(500)
    .optional(),
});

/** Why a record is corrected, voided or moved: always asked, always kept. */
export const reasonSchema = textSchema(500);

/** E-mail address as typed; compared without regard to case. */
export const emailSchema = z.email().max(254);

/** An IANA time zone that this runtime knows. */
export const timeZoneSchema = lineSchema(64).refine(
  (name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  },
  { error: 'Give an IANA time zone, such as Europe/Berlin.' },
);

/** Where the next page begins, opaque to the client. */
export const cursorSchema = z.string().max(400);

/** How many rows of a page: 1 to 100. */
export const pageSizeSchema = z.coerce.number().int().min(1).max(100).default(50);

/** Which page of a list without filters. */
export const pageQuerySchema = z.strictObject({
  cursor: cursorSchema.optional(),
  limit: pageSizeSchema,
});
export type PageQuery = z.output<typeof pageQuerySchema>;

/** A page of a list and where the next one begins; null on the last page. */
export function pageSchema<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ rows: z.array(row), nextCursor: cursorSchema.nullable() });
}

/** Who did something, as every version and event names them. */
export const authorSchema = z.strictObject({ id: idSchema, displayName: z.string() });
export type Author = z.infer<typeof authorSchema>;

/** Path parameter naming one record. */
export const idParamSchema = z.object({ id: idSchema });
export type IdParam = z.infer<typeof idParamSchema>;

/** The answer of a creation or change: which record, and which version it has now. */
export const recordRefSchema = z.strictObject({ id: idSchema, version: versionSchema });
export type RecordRef = z.infer<typeof recordRefSchema>;

/** The body of a call that says everything by its address: none, or an empty object. */
export const emptyBodySchema = z.strictObject({}).optional();
