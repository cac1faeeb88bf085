import type { z } from 'zod';

/** An answer breaks its own contract: a fault of the server. It names the places, never what stood there. */
export class AnswerBreaksContract extends Error {
  override readonly name = 'AnswerBreaksContract';

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super(issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; '));
  }
}

/** What of an answer its contract lets out. Throws AnswerBreaksContract. */
export function checkedAnswer<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema> {
  const checked = schema.safeParse(answer);
  if (!checked.success) throw new AnswerBreaksContract(checked.error.issues);
  return checked.data;
}
