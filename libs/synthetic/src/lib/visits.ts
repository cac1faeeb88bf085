import type { TreatmentProtocol } from '@glabella/domain/treatment';
import { addDays, compareDates, daysBetween, type CalendarDate } from '@glabella/domain/values';
import type { ArchetypePlan } from './archetypes';
import type { Random } from './random';

/** When a made-up patient was injected and assessed. */
export interface VisitCalendar {
  readonly injectionDays: readonly CalendarDate[];
  /** Every day with a PHQ-9, oldest first, the baseline included. */
  readonly assessmentDays: readonly CalendarDate[];
}

const CYCLE_DAYS: readonly [number, number] = [91, 112];
const MIN_DAYS_BETWEEN_FORMS = 6;
const BASELINE_DAYS_BEFORE: readonly [number, number] = [0, 9];
const REVIEW_DAYS_AFTER_REINJECTION = [21, 42, 70, 98];

/** Lays out the visits of one course up to and including today. */
export function visitCalendar(
  plan: ArchetypePlan,
  protocol: TreatmentProtocol,
  firstInjectionOn: CalendarDate,
  today: CalendarDate,
  random: Random,
): VisitCalendar {
  const lastDay = lastDayOf(plan, firstInjectionOn, today);
  const injectionDays = injections(plan, firstInjectionOn, lastDay, random);
  const baseline = addDays(firstInjectionOn, -random.between(...BASELINE_DAYS_BEFORE));
  const reviews = [
    ...protocol.visitWeeks.map((week) =>
      addDays(firstInjectionOn, week * 7 + random.between(-3, 4)),
    ),
    ...injectionDays.slice(1),
    ...injectionDays
      .slice(1)
      .flatMap((day) =>
        REVIEW_DAYS_AFTER_REINJECTION.map((days) => addDays(day, days + random.between(-3, 5))),
      ),
  ].filter((day) => compareDates(day, lastDay) <= 0 && random.chance(plan.attendance));
  return { injectionDays, assessmentDays: spaced([baseline, ...reviews]) };
}

function lastDayOf(
  plan: ArchetypePlan,
  firstInjectionOn: CalendarDate,
  today: CalendarDate,
): CalendarDate {
  if (plan.leavesAfterWeeks === undefined) return today;
  const left = addDays(firstInjectionOn, plan.leavesAfterWeeks * 7);
  return compareDates(left, today) < 0 ? left : today;
}

function injections(
  plan: ArchetypePlan,
  first: CalendarDate,
  lastDay: CalendarDate,
  random: Random,
): CalendarDate[] {
  const wanted = random.between(...plan.cycles);
  const days: CalendarDate[] = [];
  for (let day = first; days.length < wanted && compareDates(day, lastDay) <= 0;) {
    days.push(day);
    day = addDays(day, random.between(...CYCLE_DAYS));
  }
  return days;
}

function spaced(days: readonly CalendarDate[]): CalendarDate[] {
  const kept: CalendarDate[] = [];
  for (const day of [...days].sort(compareDates)) {
    const previous = kept.at(-1);
    if (previous === undefined || daysBetween(previous, day) >= MIN_DAYS_BETWEEN_FORMS) {
      kept.push(day);
    }
  }
  return kept;
}
