import * as z from 'zod';

/** One field of a request that was refused, and why; `path` as in `sites.2.units`. */
export const problemIssueSchema = z.strictObject({ path: z.string(), message: z.string() });

/**
 * The body of every error, `application/problem+json` (RFC 9457). `code` is stable, `detail` says what to do,
 * `requestId` is what support asks for. It holds no patient data.
 */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z.array(problemIssueSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
