import type { z } from 'zod';

/** An answer breaks its own contract: a fault of the server. It names the places, never what stood there. */
export class AnswerBreaksContract extends Error {
  override readonly name = 'AnswerBreaksContract';

  constructor(issues: readonly z.core.$ZodIssue[], within: readonly string[] = []) {
    const named = issues.map(({ path, code }) => `${[...within, ...path].join('.')}: ${code}`);
    super(named.join('; '));
  }
}

/**
 * What of an answer its contract lets out; of a part, `within` says where it stands. Throws AnswerBreaksContract.
 */
export function checkedAnswer<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  within: readonly string[] = [],
): z.output<Schema> {
  const checked = schema.safeParse(answer);
  if (!checked.success) throw new AnswerBreaksContract(checked.error.issues, within);
  return checked.data;
}
