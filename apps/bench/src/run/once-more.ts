import type { Operation } from '../operations/operation';
import { judge } from '../report/judgement';
import type { Comparison } from './compare';

/**
 * A ratio that would fail is measured once more and the better one counts: in those seconds the machine may have done
 * something else. Not where calls use their jobs up, and never an error.
 */
export async function onceMoreIfFailing(
  { goals, usesUpJobs }: Pick<Operation, 'goals' | 'usesUpJobs'>,
  first: Comparison,
  measure: () => Promise<Comparison>,
): Promise<Comparison> {
  const { isFailure, hasErrors } = judge(first, goals);
  if (!isFailure || hasErrors || usesUpJobs) return first;
  const second = await measure();
  return judge(second, goals).hasErrors || second.ratio > first.ratio ? second : first;
}
