import type { LifeEvent, LifeEventRecording } from '@glabella/contracts';
import {
  lifeEventFaults,
  longestLifeEventNote,
  type HistoryContext,
  type LifeEventKind,
} from '@glabella/domain/treatment';
import {
  dateIssues,
  dateText,
  issueAt,
  issuesOf,
  orNull,
  reasonIssues,
  tooLong,
  typedDate,
  type EntryIssue,
} from './entry-values';

/** What stands in the controls of a life event. */
export interface LifeEventEntry {
  readonly happenedOn: string;
  readonly kind: LifeEventKind | '';
  readonly note: string;
  readonly reason: string;
}

/** A new life event: nothing is guessed of it, not even the day. */
export const newLifeEvent: LifeEventEntry = { happenedOn: '', kind: '', note: '', reason: '' };

/** The form of a life event on record. */
export function lifeEventEntryOf({ happenedOn, kind, note }: LifeEvent): LifeEventEntry {
  return { happenedOn: dateText(happenedOn), kind, note: note ?? '', reason: '' };
}

/** What is recorded as the contract takes it; null without a date or a kind. */
export function lifeEventOf({ happenedOn, kind, note }: LifeEventEntry): LifeEventRecording | null {
  const on = typedDate(happenedOn);
  return on === null || kind === '' ? null : { happenedOn: on, kind, note: orNull(note) };
}

/** Everything that keeps the entry from being recorded. */
export function lifeEventIssues(
  entry: LifeEventEntry,
  context: HistoryContext,
  isCorrection: boolean,
): EntryIssue[] {
  const recording = lifeEventOf(entry);
  return [
    ...(entry.kind === '' ? [issueAt('kind', 'Choose what it was.')] : []),
    ...(entry.happenedOn.trim() === ''
      ? [issueAt('happenedOn', 'Say when, if only the year.')]
      : dateIssues('happenedOn', entry.happenedOn)),
    ...tooLong('note', entry.note, longestLifeEventNote),
    ...reasonIssues(entry.reason, isCorrection),
    ...(recording === null ? [] : issuesOf(lifeEventFaults(recording, context))),
  ];
}
