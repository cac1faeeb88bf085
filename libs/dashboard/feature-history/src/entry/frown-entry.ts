import type { FrownRating, FrownRatingRecording } from '@glabella/contracts';
import {
  frownRatingFaults,
  type FrownSeverity,
  type HistoryContext,
} from '@glabella/domain/treatment';
import { isCalendarDate } from '@glabella/domain/values';
import { issueAt, issuesOf, orNull, reasonIssues, tooLong, type EntryIssue } from './entry-values';

/** What stands in the controls of a frown rating; null where a grade was not chosen, which is no 0. */
export interface FrownEntry {
  readonly ratedOn: string;
  readonly atMaximum: FrownSeverity | null;
  readonly atRest: FrownSeverity | null;
  readonly ratedById: string;
  readonly note: string;
  readonly reason: string;
}

/** A new rating of today, by who sits at the screen. */
export function newFrown(today: string, ratedById: string): FrownEntry {
  return { ratedOn: today, atMaximum: null, atRest: null, ratedById, note: '', reason: '' };
}

/** The form of a rating on record. */
export function frownEntryOf({
  ratedOn,
  atMaximum,
  atRest,
  ratedBy,
  note,
}: FrownRating): FrownEntry {
  return { ratedOn, atMaximum, atRest, ratedById: ratedBy.id, note: note ?? '', reason: '' };
}

/** What is recorded as the contract takes it; null without a day. */
export function frownOf(entry: FrownEntry): FrownRatingRecording | null {
  const { ratedOn, atMaximum, atRest, ratedById, note } = entry;
  if (!isCalendarDate(ratedOn)) return null;
  return { ratedOn, atMaximum, atRest, ratedById, note: orNull(note) };
}

/** Everything that keeps the entry from being recorded. */
export function frownIssues(
  entry: FrownEntry,
  context: HistoryContext,
  isCorrection: boolean,
): EntryIssue[] {
  const recording = frownOf(entry);
  return [
    ...(recording === null ? [issueAt('ratedOn', 'Write the day of the rating.')] : []),
    ...(entry.ratedById === '' ? [issueAt('ratedById', 'Choose who rated.')] : []),
    ...tooLong('note', entry.note, 1000),
    ...reasonIssues(entry.reason, isCorrection),
    ...(recording === null ? [] : issuesOf(frownRatingFaults(recording, context))),
  ];
}
