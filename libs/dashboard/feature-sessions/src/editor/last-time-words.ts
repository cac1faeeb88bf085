import type { LastAnswer } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';

const words: Readonly<Record<string, string>> = {
  yes: 'yes',
  no: 'no',
  'not-applicable': 'not applicable',
  'not-known': 'not known',
};

/** 'last time: no, unchanged since 5 Jan 2026'; null where nothing was answered. */
export function lastTimeWords(last: LastAnswer<string> | undefined): string | null {
  if (last === undefined) return null;
  return `last time: ${words[last.answer] ?? last.answer}, unchanged since ${formatDate(last.since)}`;
}
