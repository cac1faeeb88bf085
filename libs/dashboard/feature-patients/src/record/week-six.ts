import {
  formatChange,
  formatPercentChange,
  isWeekClosed,
  percentChange,
  valueAtWeek,
} from '@glabella/domain/outcomes';
import { addDays, compareDates, formatDate } from '@glabella/domain/values';
import { withMinus } from '@glabella/domain/charts';
import type { CourseStanding } from './course-standing';

/** The week by which the trials and the outcome report compare. */
const WEEK = 6;

/**
 * The change from baseline at week 6 in words, beside the latest one: what a report counts the patient by. Says that it is
 * missing once its window has closed or the course has ended, and until when one counts before. Null without a baseline, or where the course ended
 * before the window opened.
 */
export function weekSixWords({
  instrument,
  verdict: { baseline },
  points,
  firstInjectionOn,
  thresholds,
  course,
  today,
}: CourseStanding): string | null {
  const window = thresholds.weekWindows.find(({ week }) => week === WEEK);
  if (!window || !baseline || firstInjectionOn === null) return null;
  const [from, until] = [window.fromDay, window.toDay].map((day) => addDays(firstInjectionOn, day));
  if (from === undefined || until === undefined) return null;
  const value = valueAtWeek(points, firstInjectionOn, WEEK, thresholds);
  if (value) {
    const percent = percentChange(instrument, baseline.total, value.total);
    const change =
      percent === null
        ? `${formatChange(value.total - baseline.total)} points`
        : formatPercentChange(percent);
    return `Week ${WEEK}: ${withMinus(change)} (${baseline.total} to ${value.total}, ${formatDate(value.on)})`;
  }
  const endedOn = course?.endedOn ?? null;
  if (endedOn !== null && compareDates(endedOn, from) < 0) return null;
  return isWeekClosed(firstInjectionOn, endedOn, window, today)
    ? `Week ${WEEK}: missing, no complete ${instrument.name}`
    : `Week ${WEEK}: counts a complete ${instrument.name} from ${formatDate(from)} to ${formatDate(until)}`;
}
