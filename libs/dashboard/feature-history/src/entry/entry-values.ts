import type { HistoryFault } from '@glabella/domain/treatment';
import { formatPartialDate, readPartialDate, type PartialDate } from '@glabella/domain/values';

/** Why an entry cannot be recorded yet: a field of the form and what to do there. */
export interface EntryIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** An issue of the field 'steps.0.dose'. */
export const issueAt = (field: string, message: string): EntryIssue => ({
  path: field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  message,
});

/** The faults that the domain finds, at the fields of the form. */
export const issuesOf = (faults: readonly HistoryFault[]): EntryIssue[] =>
  faults.map(({ field, message }) => issueAt(field, message));

/** The trimmed text; null where nothing stands. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A number as typed, with a comma or a point; NaN for what is none, null where nothing stands. */
export function typedNumber(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  return typed === '' ? null : /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
}

/** An issue where something stands that is no number. */
export const numberIssues = (field: string, text: string): EntryIssue[] =>
  Number.isNaN(typedNumber(text)) ? [issueAt(field, 'Write a number.')] : [];

/** What a field of a date that may be partial asks for. */
export const partialDateHint = 'A year, a month or a day: 2024, Mar 2024, 9 Mar 2024.';

/** The date as it is understood, in words; what to write while it is not. */
export function partialDateWords(text: string): string {
  const read = readPartialDate(text);
  return read === null ? partialDateHint : `Understood as ${formatPartialDate(read)}.`;
}

/** An issue where something stands that is no date. */
export const dateIssues = (field: string, text: string): EntryIssue[] =>
  text.trim() !== '' && readPartialDate(text) === null ? [issueAt(field, partialDateHint)] : [];

/** The date as typed; null where nothing stands, or nothing that is one. */
export const typedDate = (text: string): PartialDate | null => readPartialDate(text);

/** How a date on record stands in its field. */
export const dateText = (on: PartialDate | null): string =>
  on === null ? '' : formatPartialDate(on);

/** Issues of a reason that a correction asks for. */
export function reasonIssues(reason: string, isCorrection: boolean): EntryIssue[] {
  if (!isCorrection) return [];
  if (reason.trim() === '') return [issueAt('reason', 'Write why it is corrected.')];
  return tooLong('reason', reason, 500);
}

/** An issue where a text is longer than the record takes. */
export const tooLong = (field: string, text: string, most: number): EntryIssue[] =>
  text.trim().length > most ? [issueAt(field, `Use at most ${most} characters.`)] : [];

/** What signal forms take as a schema. */
export interface EntryCheck<Entry> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    validate(
      value: unknown,
    ): { readonly issues: readonly EntryIssue[] } | { readonly value: Entry };
  };
}

/** The check of a form as signal forms take it: every issue at its field. */
export function checkedBy<Entry>(
  entry: () => Entry,
  issuesNow: () => readonly EntryIssue[],
): EntryCheck<Entry> {
  return {
    '~standard': {
      version: 1,
      vendor: 'glabella',
      validate: () => {
        const issues = issuesNow();
        return issues.length > 0 ? { issues } : { value: entry() };
      },
    },
  };
}
