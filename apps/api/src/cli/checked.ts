import type { z } from 'zod';
import { UsageError } from './command';

/** The options as a contract wants them, or a `UsageError` that names each wrong one as it is called here. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
  optionNames: Readonly<Record<string, string>>,
): z.output<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? '');
    return `${optionNames[field] ?? field}: ${message}`;
  });
  throw new UsageError(problems.join('\n'));
}
