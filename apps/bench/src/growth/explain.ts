import { Client } from 'pg';
import type { RecordedOperation } from '../run/recorded-run';
import { planFigures, type PlanFigures } from './plan-figures';

/** One statement of a request with the plan by which the database ran it. */
export interface ExplainedStatement extends PlanFigures {
  readonly name: string;
  readonly text: string;
  readonly plan: string;
}

const HAS_PLAN = /^\s*(select|with|insert|update|delete|declare)\b/i;
const OPENS_CURSOR = /^\s*declare\b/i;

/**
 * The plans of one more such request, in the order in which the API sends its statements, as the API's own role under
 * row-level security, with the buffers that each touched. Everything is run and nothing is kept: each transaction
 * ends in ROLLBACK.
 */
export async function explainOperation(
  appUrl: string,
  { operation, prepared, templates }: RecordedOperation,
): Promise<ExplainedStatement[]> {
  const at = prepared.jobs.length - 1;
  const [job, template] = [prepared.jobs[at], templates[at % templates.length]];
  if (!job || !template) throw new Error(`${operation.id} was not recorded`);
  const client = new Client({ connectionString: appUrl, application_name: 'bench-explain' });
  await client.connect();
  try {
    const explained: ExplainedStatement[] = [];
    for (const { name, text, values } of template.replay(job.subject)) {
      if (!HAS_PLAN.test(text)) {
        await client.query(/^\s*commit\b/i.test(text) ? 'ROLLBACK' : text);
        continue;
      }
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
        [...values],
      );
      // Explained, a cursor is not opened; what is fetched from it follows.
      if (OPENS_CURSOR.test(text)) await client.query(text, [...values]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      explained.push({ name: name ?? text.trim().slice(0, 40), text, plan, ...planFigures(plan) });
    }
    return explained;
  } finally {
    await client.end();
  }
}

/** The plans of an operation as a file: each statement, without its values, above its plan. */
export function planFile(statements: readonly ExplainedStatement[]): string {
  return statements
    .map(({ name, text, plan }) => `-- ${name}\n${text.trim()};\n\n${plan}\n`)
    .join('\n\n');
}
