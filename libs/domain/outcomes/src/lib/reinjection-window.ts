import {
  type CalendarDate,
  type CitedNumber,
  addDays,
  compareDates,
} from '@glabella/domain/values';

/** What of a course decides whether a next injection is waited for. */
export interface ReinjectedCourse {
  readonly endedOn: CalendarDate | null;
  /** Null before the first injection of this course. */
  readonly firstInjectionOn: CalendarDate | null;
  /** Days after the last toxin from which it may be given again; null without such a rule. */
  readonly reinjectionFromDay: CitedNumber | null;
}

/** Since when toxin may be given again, and the toxin from which that is counted. */
export interface ReinjectionWindow<Toxin> {
  readonly lastToxin: Toxin;
  readonly fromDay: number;
  readonly opensOn: CalendarDate;
}

/**
 * The re-injection window of a course that goes on, or null where none is waited for: without a course, after its
 * end, before its first injection (that one is a beginning, not a repetition), and without a rule of the protocol.
 * Counted from the last toxin of the patient, whichever course, product and place; of several on one day the one
 * listed last. Source: the protocol's interval, which `reinjectionFromDay` cites.
 */
export function reinjectionWindow<Toxin extends { readonly on: CalendarDate }>(
  course: ReinjectedCourse | null,
  toxin: readonly Toxin[],
): ReinjectionWindow<Toxin> | null {
  if (course === null || course.endedOn !== null || course.firstInjectionOn === null) return null;
  const lastToxin = [...toxin].sort((a, b) => compareDates(a.on, b.on)).at(-1);
  const fromDay = course.reinjectionFromDay?.value;
  if (lastToxin === undefined || fromDay === undefined) return null;
  return { lastToxin, fromDay, opensOn: addDays(lastToxin.on, fromDay) };
}

/** Whether the window is open on a day: from its first day on, until toxin is given or the course ends. */
export function isReinjectionOpen(
  { opensOn }: Pick<ReinjectionWindow<unknown>, 'opensOn'>,
  on: CalendarDate,
): boolean {
  return compareDates(opensOn, on) <= 0;
}
