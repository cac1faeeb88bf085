import {
  type CalendarDate,
  DomainError,
  addDays,
  compareDates,
  daysBetween,
} from '@glabella/domain/values';
import { type ScorePoint, countsAsVisit, inOrder, nearestPoint } from './score-point';
import {
  type OutcomeThresholds,
  type VisitTolerance,
  defaultOutcomeThresholds,
} from './thresholds';

/** A planned week is no whole number of at least 1; code 'outcome.visit_week_invalid'. */
export class InvalidVisitWeek extends DomainError {
  constructor() {
    super('outcome.visit_week_invalid', 'A planned visit week is a whole number of at least 1.');
  }
}

/**
 * 'due': open, up to its day; 'overdue': open, its day has passed; 'missed': closed without what
 * it asks for.
 */
export type VisitState = 'done' | 'due' | 'overdue' | 'missed' | 'upcoming';

/**
 * One planned visit: the week after the first injection, its day, its window with both ends
 * included, and how it stands.
 */
export interface DueVisit {
  readonly week: number;
  readonly dueOn: CalendarDate;
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly state: VisitState;
  readonly assessmentId?: string;
}

/** A planned week with its day and its window, both ends included. */
export interface VisitWindow {
  readonly week: number;
  readonly dueOn: CalendarDate;
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
}

/** One planned visit as the record has it, without what depends on today; null: nothing recorded. */
export interface PlannedVisit extends VisitWindow {
  readonly assessmentId: string | null;
}

/** The window of a planned week in days after the first injection, both ends included. */
export interface WindowDays {
  readonly week: number;
  readonly due: number;
  readonly opens: number;
  readonly closes: number;
}

/**
 * The window of a planned week: it opens after the day of the first injection however wide it is, since what lies before
 * may be the baseline. Throws InvalidVisitWeek.
 */
export function windowDays(
  week: number,
  { earlyUntilWeek, earlyDays, lateDays }: VisitTolerance,
): WindowDays {
  if (!Number.isInteger(week) || week < 1) throw new InvalidVisitWeek();
  const tolerance = week <= earlyUntilWeek ? earlyDays : lateDays;
  const due = 7 * week;
  return { week, due, opens: Math.max(1, due - tolerance), closes: due + tolerance };
}

/** The days of a window after this injection. */
function datesOf(
  { week, due, opens, closes }: WindowDays,
  firstInjectionOn: CalendarDate,
): VisitWindow {
  return {
    week,
    dueOn: addDays(firstInjectionOn, due),
    opensOn: addDays(firstInjectionOn, opens),
    closesOn: addDays(firstInjectionOn, closes),
  };
}

// Neighbouring windows may touch or overlap: a visit then belongs to the nearer one, on a tie to the earlier.
function windowOf(windows: readonly WindowDays[], day: number): WindowDays | undefined {
  let nearest: WindowDays | undefined;
  for (const window of windows) {
    if (day < window.opens || day > window.closes) continue;
    if (nearest === undefined || Math.abs(window.due - day) < Math.abs(nearest.due - day)) {
      nearest = window;
    }
  }
  return nearest;
}

/** A window and the one of the points that stands for it; null: none lies in it. */
export interface VisitPoint<Point extends ScorePoint> {
  readonly window: WindowDays;
  readonly point: Point | null;
}

/**
 * Which of the points stands for which planned week, in order of weeks: each belongs to one window, and in a window the
 * nearest to its day stands (the earlier of two as near, of one day the last recorded). Throws InvalidVisitWeek.
 */
export function visitPoints<Point extends ScorePoint>(
  visitWeeks: readonly number[],
  firstInjectionOn: CalendarDate,
  points: readonly Point[],
  tolerance: VisitTolerance,
): VisitPoint<Point>[] {
  const windows = inWeeks(visitWeeks).map((week) => windowDays(week, tolerance));
  const assigned = points.map((point) => ({
    point,
    window: windowOf(windows, daysBetween(firstInjectionOn, point.on)),
  }));
  return windows.map((window) => {
    const inWindow = assigned.filter((one) => one.window === window).map(({ point }) => point);
    return { window, point: nearestPoint(inWindow, addDays(firstInjectionOn, window.due)) };
  });
}

/** Weeks in their order, each once. */
export function inWeeks(weeks: readonly number[]): number[] {
  return [...new Set(weeks)].sort((a, b) => a - b);
}

/** How a planned visit stands on a day. */
export function visitState(
  { dueOn, opensOn, closesOn, assessmentId }: Omit<PlannedVisit, 'week'>,
  today: CalendarDate,
): VisitState {
  if (assessmentId !== null) return 'done';
  if (compareDates(today, opensOn) < 0) return 'upcoming';
  if (compareDates(today, dueOn) <= 0) return 'due';
  return compareDates(today, closesOn) <= 0 ? 'overdue' : 'missed';
}

/**
 * The planned visits of a course in order of weeks, each with the window that the thresholds give it.
 * A visit is done when an assessment with a total, or one whose answers never add up, lies in its
 * window (the nearest, of one day the last recorded), and one assessment stands for one visit. Empty before the first injection; after
 * `endedOn`, the end of the course, nothing is planned. Throws InvalidVisitWeek.
 */
export function plannedVisits(
  visitWeeks: readonly number[],
  firstInjectionOn: CalendarDate | null,
  points: readonly ScorePoint[],
  endedOn: CalendarDate | null = null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): PlannedVisit[] {
  if (firstInjectionOn === null) return [];
  const counted = points.filter(countsAsVisit);
  const visits = visitPoints(visitWeeks, firstInjectionOn, counted, thresholds.visitTolerance).map(
    ({ window, point }): PlannedVisit => ({
      ...datesOf(window, firstInjectionOn),
      assessmentId: point?.id ?? null,
    }),
  );
  if (endedOn === null) return visits;
  return visits.filter(
    ({ assessmentId, closesOn }) => assessmentId !== null || compareDates(closesOn, endedOn) < 0,
  );
}

/** The planned visits of a course as they stand on a day. Throws InvalidVisitWeek. */
export function dueVisits(
  visitWeeks: readonly number[],
  firstInjectionOn: CalendarDate | null,
  points: readonly ScorePoint[],
  today: CalendarDate,
  endedOn: CalendarDate | null = null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): DueVisit[] {
  return plannedVisits(visitWeeks, firstInjectionOn, points, endedOn, thresholds).map((visit) => {
    const { assessmentId, ...window } = visit;
    const state = visitState(visit, today);
    return assessmentId === null ? { ...window, state } : { ...window, state, assessmentId };
  });
}

/**
 * The next visit that can still be made: the first that is due, overdue or upcoming; null when none
 * is left.
 */
export function nextDue(visits: readonly DueVisit[]): DueVisit | null {
  return visits.find(({ state }) => state !== 'done' && state !== 'missed') ?? null;
}

/**
 * The planned visits that still wait for a measure, whatever day it is: not done, after the last one
 * done, and not closed before the latest that counts. A visit that was missed and followed by a
 * later one stays missed and waits no more.
 */
export function owedVisits<Visit extends VisitWindow & { readonly assessmentId?: string | null }>(
  visits: readonly Visit[],
  points: readonly ScorePoint[],
): Visit[] {
  const lastDone = visits.findLastIndex(({ assessmentId = null }) => assessmentId !== null);
  const latest = inOrder(points).filter(countsAsVisit).at(-1);
  return visits
    .slice(lastDone + 1)
    .filter(({ closesOn }) => latest === undefined || compareDates(closesOn, latest.on) >= 0);
}

/**
 * The measure the patient is behind with: the first of the visits that wait for one, once its day
 * has passed; null otherwise.
 */
export function overdueVisit(
  visits: readonly DueVisit[],
  points: readonly ScorePoint[],
  today: CalendarDate,
): DueVisit | null {
  const [first] = owedVisits(visits, points);
  return first === undefined || compareDates(first.dueOn, today) >= 0 ? null : first;
}
