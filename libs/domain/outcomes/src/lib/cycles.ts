import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, compareDates, daysBetween } from '@glabella/domain/values';
import { findBaseline, followUps } from './baseline';
import { improvementPoints, improvesByPercent } from './change';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';
import { bestPoint } from './worsening';

/** An injection session as cycles see it: its id and its day. */
export interface Injection {
  readonly id: string;
  readonly on: CalendarDate;
}

/** A visit of a cycle with the days since the injection that began it. */
export interface CycleVisit {
  readonly point: TotalPoint;
  readonly day: number;
}

/**
 * From one injection to the next. `start` is the complete total before it; `onset`, `nadir` (lowest
 * total) and `wearOff` are null where no visit shows them; `durationDays` runs from injection to
 * wear-off, null while it has not worn off; `observedDays` is how long it was watched, the day of
 * its last visit, 0 without one.
 */
export interface Cycle {
  readonly number: number;
  readonly injectionIds: readonly string[];
  readonly injectedOn: CalendarDate;
  readonly nextInjectionOn: CalendarDate | null;
  readonly start: TotalPoint | null;
  readonly onset: CycleVisit | null;
  readonly nadir: CycleVisit | null;
  readonly wearOff: CycleVisit | null;
  readonly durationDays: number | null;
  readonly observedDays: number;
}

// Two sessions on one day begin one cycle.
function injectionDays(injections: readonly Injection[]): CalendarDate[] {
  return [...new Set(injections.map(({ on }) => on))].sort(compareDates);
}

/** The visits of each cycle, by one walk of the totals in order; the days are in order, too. */
function visitsByCycle(
  points: readonly ScorePoint[],
  days: readonly CalendarDate[],
): TotalPoint[][] {
  const totals = followUps(points, days[0] ?? null);
  let from = 0;
  return days.map((_, index) => {
    const next = days[index + 1];
    const isLater = ({ on }: TotalPoint): boolean =>
      next !== undefined && compareDates(on, next) > 0;
    let to = from;
    for (let point = totals[to]; point && !isLater(point); point = totals[to]) to += 1;
    const visits = totals.slice(from, to);
    from = to;
    return visits;
  });
}

function findWearOff(
  instrument: Instrument,
  visits: readonly TotalPoint[],
  start: TotalPoint | null,
  nadir: TotalPoint | null,
  thresholds: OutcomeThresholds,
): TotalPoint | null {
  const rise = thresholdsOf(instrument, thresholds).wearOffRise?.value;
  if (rise === undefined || nadir === null) return null;
  // Where every visit was worse than the start there was no effect that could wear off; one that was held is an effect.
  if (start !== null && improvementPoints(instrument, start.total, nadir.total) < 0) return null;
  const afterNadir = visits.slice(visits.indexOf(nadir) + 1);
  return (
    afterNadir.find(({ total }) => improvementPoints(instrument, total, nadir.total) >= rise) ??
    null
  );
}

/**
 * The cycles of a patient, one for each day with an injection, in order. Visits count from the day
 * after the injection up to and including the day of the next one. Onset: first visit at least 20 %
 * below the start. Wear-off: first visit after the nadir that is 5 or more above it (PHQ-9; none
 * where the instrument has no such threshold).
 */
export function cycles(
  instrument: Instrument,
  points: readonly ScorePoint[],
  injections: readonly Injection[],
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Cycle[] {
  const days = injectionDays(injections);
  const visitsOf = visitsByCycle(points, days);
  return days.map((injectedOn, index) => {
    const nextInjectionOn = days[index + 1] ?? null;
    const visits = visitsOf[index] ?? [];
    const start = findBaseline(points, injectedOn, thresholds);
    const nadir = bestPoint(instrument, visits);
    const onset =
      start === null
        ? undefined
        : visits.find(({ total }) =>
            improvesByPercent(instrument, start.total, total, thresholds.onsetPercent.value),
          );
    const wearOff = findWearOff(instrument, visits, start, nadir, thresholds);
    const dayOf = (on: CalendarDate): number => daysBetween(injectedOn, on);
    const visitOf = (point: TotalPoint | null | undefined): CycleVisit | null =>
      point === null || point === undefined ? null : { point, day: dayOf(point.on) };
    return {
      number: index + 1,
      injectionIds: injections
        .filter(({ on }) => on === injectedOn)
        .map(({ id }) => id)
        .sort(),
      injectedOn,
      nextInjectionOn,
      start,
      onset: visitOf(onset),
      nadir: visitOf(nadir),
      wearOff: visitOf(wearOff),
      durationDays: wearOff === null ? null : dayOf(wearOff.on),
      observedDays: dayOf(visits.at(-1)?.on ?? injectedOn),
    };
  });
}
