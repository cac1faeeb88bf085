import { type CalendarDate, formatDate } from '@glabella/domain/values';
import { findBaseline } from './baseline';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds } from './thresholds';

/** The day of the first injection of a course and the baseline that follows from it. */
export interface CourseStart {
  /** Null: no injection stands. */
  readonly firstInjectionOn: CalendarDate | null;
  readonly baseline: TotalPoint | null;
}

/** What becomes of the start of a course when another injection is its first one. */
export interface MovedStart {
  readonly before: CourseStart;
  readonly after: CourseStart;
}

/**
 * What a change of the first injection moves: the day that weeks are counted from, and with it the
 * baseline, which is one per course and never moves silently. Null where the day stays, and where
 * there was none.
 */
export function movedStart(
  points: readonly ScorePoint[],
  before: CalendarDate | null,
  after: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): MovedStart | null {
  if (before === null || before === after) return null;
  const startOn = (firstInjectionOn: CalendarDate | null): CourseStart => ({
    firstInjectionOn,
    baseline: findBaseline(points, firstInjectionOn, thresholds),
  });
  return { before: startOn(before), after: startOn(after) };
}

/** The same in words, with the name of the instrument: what becomes of the day and of the baseline. */
export function movedStartWords({ before, after }: MovedStart, instrument: string): string {
  const becomes = `becomes ${dayWords(after)}, until now ${dayWords(before)}`;
  const baseline = baselineWords(before, after);
  return `The first injection, from which weeks are counted, ${becomes}; the ${instrument} baseline ${baseline}.`;
}

function dayWords({ firstInjectionOn }: CourseStart): string {
  return firstInjectionOn === null ? 'none' : formatDate(firstInjectionOn);
}

function baselineWords(before: CourseStart, after: CourseStart): string {
  const now = totalWords(after);
  return before.baseline?.id === after.baseline?.id
    ? `stays ${now}`
    : `becomes ${now}, until now ${totalWords(before)}`;
}

function totalWords({ baseline }: CourseStart): string {
  return baseline === null ? 'none' : `${baseline.total} of ${formatDate(baseline.on)}`;
}
