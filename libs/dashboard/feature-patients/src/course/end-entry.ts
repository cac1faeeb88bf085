import type { Course, CourseEnding } from '@glabella/contracts';
import { endNeedsText } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** What stands in the controls of the end of a course; '' where nothing was chosen. */
export interface EndEntry {
  readonly endedOn: string;
  readonly endReason: CourseEnding['endReason'] | '';
  readonly note: string;
}

/** The form of an end that is on record, or of a new one, of today. */
export function endEntryOf(course: Course, today: CalendarDate): EndEntry {
  return {
    endedOn: course.endedOn ?? today,
    endReason: course.endReason ?? '',
    note: course.endNote ?? '',
  };
}

/** Whether the chosen reason asks for an explanation. */
export function needsNote({ endReason }: EndEntry): boolean {
  return endReason !== '' && endNeedsText(endReason);
}

/** What is wrong with the note; null where nothing is. */
export function endNoteProblem(entry: EndEntry): { kind: string; message: string } | null {
  const note = entry.note.trim();
  if (needsNote(entry) && note === '') {
    return { kind: 'required', message: 'Write why the course ended.' };
  }
  if (note.length <= 2000) return null;
  return { kind: 'maxLength', message: 'Use at most 2000 characters.' };
}

/** The note as the contract takes it; null without one. */
export function noteOf({ note }: EndEntry): string | null {
  return note.trim() === '' ? null : note.trim();
}
