import type { FollowUp } from '@glabella/contracts';
import type { Tone } from '@glabella/dashboard/ui';
import { formatDate, todayIn } from '@glabella/domain/values';
import type { EntryRow } from './entry-row';

/** What the line of an entry says about item 9. */
export interface SafetyMark {
  readonly text: string;
  readonly tone: Tone;
  /** What was done about it; null where no follow-up was opened, as for an old imported form. */
  readonly followUp: FollowUp | null;
}

/** 'item 9 reviewed', by whom and on which day of the practice; never that there was no risk. Without a total: the form. */
function reviewedWords(followUp: FollowUp, closedAt: string, timeZone: string): string {
  const closing = followUp.events.findLast(({ kind }) => kind === 'closed');
  const on = formatDate(todayIn(timeZone, new Date(closedAt)));
  const what = followUp.cause === 'no-total' ? 'form reviewed' : 'item 9 reviewed';
  return [what, closing?.author?.displayName, on].filter(Boolean).join(', ');
}

function openWords(safety: EntryRow['safety'], { cause }: FollowUp): string {
  if (safety === 'missing') return 'item 9 not answered, open';
  return cause === 'no-total' ? 'follow-up open' : 'item 9 open';
}

/**
 * The mark of an entry: alarming while its follow-up is open, quiet once somebody closed it, whatever became of the answer
 * meanwhile. Null where item 9 asks for nothing.
 */
export function safetyMark(
  { safety, isVoided }: Pick<EntryRow, 'safety' | 'isVoided'>,
  followUp: FollowUp | null,
  timeZone: string,
): SafetyMark | null {
  const item = safety === 'missing' ? 'item 9 not answered' : 'item 9';
  if (!followUp) {
    return safety === null || isVoided ? null : { text: item, tone: 'alarm', followUp };
  }
  const { closedAt } = followUp;
  if (closedAt !== null) {
    return { text: reviewedWords(followUp, closedAt, timeZone), tone: 'neutral', followUp };
  }
  return { text: openWords(safety, followUp), tone: 'alarm', followUp };
}
