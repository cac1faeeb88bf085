import {
  type CalendarDate,
  DomainError,
  addDays,
  compareDates,
  daysBetween,
} from '@glabella/domain/values';
import { type ScorePoint, type TotalPoint, hasCompleteTotal, nearestPoint } from './score-point';
import { type OutcomeThresholds, type ReadingWeek, defaultOutcomeThresholds } from './thresholds';

/** No window is defined for that week; code 'outcome.week_unknown'. */
export class UnknownWeek extends DomainError {
  constructor(week: number) {
    super('outcome.week_unknown', 'No window is defined for that week.', { week });
  }
}

/**
 * The complete total that stands for week 6 (nearest day 42, from 28 to 56) or week 12 (nearest day
 * 84, from 70 to 98) after the first injection: the earlier day on a tie, the last recorded of one
 * day, else null (missing). Throws UnknownWeek.
 */
export function valueAtWeek(
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  week: ReadingWeek,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): TotalPoint | null {
  const window = thresholds.weekWindows.find((candidate) => candidate.week === week);
  if (window === undefined) throw new UnknownWeek(week);
  if (firstInjectionOn === null) return null;
  const inWindow = points.filter(hasCompleteTotal).filter(({ on }) => {
    const day = daysBetween(firstInjectionOn, on);
    return day >= window.fromDay && day <= window.toDay;
  });
  return nearestPoint(inWindow, addDays(firstInjectionOn, window.targetDay));
}

/**
 * True once nothing more counts for a week: the last day of its window is over, or the course has
 * ended. What is not there by then is missing, before it is not known yet.
 */
export function isWeekClosed(
  firstInjectionOn: CalendarDate,
  endedOn: CalendarDate | null,
  { toDay }: OutcomeThresholds['weekWindows'][number],
  today: CalendarDate,
): boolean {
  return endedOn !== null || compareDates(today, addDays(firstInjectionOn, toDay)) > 0;
}
