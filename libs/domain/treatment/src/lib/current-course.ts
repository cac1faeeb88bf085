import { type CalendarDate, compareDates } from '@glabella/domain/values';

/** When a course ran; `endedOn` is null while it runs. */
export interface CourseSpan {
  readonly id: string;
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
}

/**
 * The course that pages and lists of a patient speak of: the one still running, of several the last begun, else the one
 * that ended last; null before any course. Of one day, the last begun, then the last by id.
 */
export function currentCourse<Course extends CourseSpan>(
  courses: readonly Course[],
): Course | null {
  const byStart = [...courses].sort(
    (a, b) => compareDates(a.startedOn, b.startedOn) || (a.id < b.id ? -1 : 1),
  );
  const open = byStart.findLast(({ endedOn }) => endedOn === null);
  return open ?? byStart.sort(byEnd).at(-1) ?? null;
}

// Every one of them has ended; those of one day keep their order.
function byEnd(a: CourseSpan, b: CourseSpan): number {
  return compareDates(a.endedOn ?? a.startedOn, b.endedOn ?? b.startedOn);
}
