import type { Replayed } from '../record/statement-template';

/**
 * The statements of a request in the turns that its promises ask for: what was committed is waited for (who somebody is,
 * before anything is read), and so is everything before a statement of one of these names (whose page was looked at,
 * before the audit row that says so).
 */
export function turnsOf(
  statements: readonly Replayed[],
  waitsBefore: readonly string[],
): Replayed[][] {
  const turns: Replayed[][] = [];
  let isWaiting = true;
  for (const statement of statements) {
    const { name, text } = statement;
    if (isWaiting || (name !== undefined && waitsBefore.includes(name))) turns.push([]);
    turns.at(-1)?.push(statement);
    isWaiting = text === 'COMMIT';
  }
  return turns;
}
