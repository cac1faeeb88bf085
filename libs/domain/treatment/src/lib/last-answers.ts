import { compareDates, type CalendarDate } from '@glabella/domain/values';
import { contraindications } from './contraindications';

/** An answer of the last session, and the day from which it has been the same. */
export interface LastAnswer<Answer extends string> {
  readonly answer: Answer;
  readonly since: CalendarDate;
}

/**
 * The answers of the last session by question, each with the first day of the unbroken run of sessions that answered it
 * alike. Sessions of one day come in the order in which they were given. A session that did not answer a question breaks its run; what the last session did not answer is not there.
 */
export function lastAnswersOf<Id extends string, Answer extends string>(
  sessions: readonly {
    readonly on: CalendarDate;
    readonly answers: Readonly<Partial<Record<Id, Answer>>>;
  }[],
): Partial<Record<Id, LastAnswer<Answer>>> {
  // Of two of one day, the one that stands behind the other.
  const newestFirst = [...sessions].sort((a, b) => compareDates(a.on, b.on)).reverse();
  const last = (newestFirst[0]?.answers ?? {}) as Partial<Record<Id, Answer>>;
  const entries = (Object.entries(last) as [Id, Answer | undefined][]).flatMap(([id, answer]) => {
    if (answer === undefined) return [];
    const broken = newestFirst.findIndex(({ answers }) => answers[id] !== answer);
    const run = broken < 0 ? newestFirst : newestFirst.slice(0, broken);
    const since = run.at(-1)?.on;
    return since === undefined ? [] : [[id, { answer, since }] as const];
  });
  return Object.fromEntries(entries) as Partial<Record<Id, LastAnswer<Answer>>>;
}

/** Whether last time's answer may be confirmed as unchanged: known, and to something that does not come and go. */
export function mayBeUnchanged(id: string, answer: string): boolean {
  const isQuick = contraindications.some((one) => one.id === id && one.changesQuickly);
  return answer !== 'not-known' && !isQuick;
}
