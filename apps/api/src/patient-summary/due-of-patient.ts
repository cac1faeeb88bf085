import {
  plannedVisits,
  reinjectionWindow,
  thresholdsWith,
  type PlannedVisit,
} from '@glabella/domain/outcomes';
import { currentCourse, leadInstrument, reinjectionFromDay } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import {
  inTime,
  scoresOf,
  toxinElsewhereOf,
  type CourseFacts,
  type SummaryFacts,
} from './summary-facts';

/** A planned visit by the columns of `planned_visit`, without practice and patient. */
export interface PlannedVisitRow {
  readonly course_id: string;
  readonly week: number;
  readonly due_on: CalendarDate;
  readonly opens_on: CalendarDate;
  readonly closes_on: CalendarDate;
  readonly done_assessment_id: string | null;
}

/** Since when the next injection may be given, by the columns of `reinjection_window`. */
export interface ReinjectionRow {
  readonly course_id: string;
  readonly opens_on: CalendarDate;
  readonly last_injection_on: CalendarDate;
  /** Null where it is not known of toxin given elsewhere. */
  readonly last_product_id: string | null;
  readonly last_units: number | null;
  readonly elsewhere: boolean;
}

/** What is due in a patient: facts alone, today is applied when they are read. */
export interface PatientDue {
  readonly patientId: string;
  readonly visits: readonly PlannedVisitRow[];
  readonly reinjection: ReinjectionRow | null;
}

/**
 * What is due in a patient, from the records alone: the visits that each course's protocol plans, and the re-injection
 * window of the running course. Nothing of an archived patient, and nothing that the end of a course stopped.
 */
export function dueOf(facts: SummaryFacts): PatientDue {
  const { id: patientId, archived } = facts;
  const thresholds = thresholdsWith(facts.thresholdValues ?? {});
  if (archived) return { patientId, visits: [], reinjection: null };
  return { patientId, visits: facts.courses.flatMap(visitsOf), reinjection: reinjectionOf(facts) };

  function visitsOf(course: CourseFacts): PlannedVisitRow[] {
    const { plan, endedOn } = course;
    const scores = scoresOf(facts, leadInstrument(plan));
    const firstOn = firstInjectionOn(course, facts);
    return plannedVisits(plan.visitWeeks, firstOn, scores, endedOn, thresholds).map((visit) =>
      toRow(course.id, visit),
    );
  }
}

function firstInjectionOn(
  course: CourseFacts,
  { injections }: Pick<SummaryFacts, 'injections'>,
): CalendarDate | null {
  return inTime(injections).find(({ courseId }) => courseId === course.id)?.on ?? null;
}

function toRow(courseId: string, visit: PlannedVisit): PlannedVisitRow {
  return {
    course_id: courseId,
    week: visit.week,
    due_on: visit.dueOn,
    opens_on: visit.opensOn,
    closes_on: visit.closesOn,
    done_assessment_id: visit.assessmentId,
  };
}

/** Whether the same stands in the database. */
export function isSameDue(due: PatientDue, stored: ReadonlyMap<string, PatientDue>): boolean {
  const there = stored.get(due.patientId) ?? { ...due, visits: [], reinjection: null };
  return isSameList(due, there) && isSameReinjection(due.reinjection, there.reinjection);
}

function isSameList(a: PatientDue, b: PatientDue): boolean {
  const keys = ({ visits }: PatientDue): string =>
    visits
      .map((row) =>
        [
          row.course_id,
          row.week,
          row.due_on,
          row.opens_on,
          row.closes_on,
          row.done_assessment_id,
        ].join(),
      )
      .sort()
      .join(' ');
  return keys(a) === keys(b);
}

function isSameReinjection(a: ReinjectionRow | null, b: ReinjectionRow | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.course_id === b.course_id &&
    a.opens_on === b.opens_on &&
    a.last_injection_on === b.last_injection_on &&
    a.last_product_id === b.last_product_id &&
    a.last_units === b.last_units &&
    a.elsewhere === b.elsewhere
  );
}

/** The window of the running course, by the interval of its protocol. */
function reinjectionOf(facts: SummaryFacts): ReinjectionRow | null {
  const course = currentCourse(facts.courses);
  if (course === null) return null;
  const window = reinjectionWindow(
    {
      endedOn: course.endedOn,
      firstInjectionOn: firstInjectionOn(course, facts),
      reinjectionFromDay: reinjectionFromDay(course.plan),
    },
    knownToxin(facts),
  );
  if (window === null) return null;
  return {
    course_id: course.id,
    opens_on: window.opensOn,
    last_injection_on: window.lastToxin.on,
    last_product_id: window.lastToxin.productId,
    last_units: window.lastToxin.units,
    elsewhere: window.lastToxin.elsewhere,
  };
}

/** Here and elsewhere; of one day the injection here is the last. */
function knownToxin({ injections }: Pick<SummaryFacts, 'injections'>) {
  return [
    ...toxinElsewhereOf(injections).map((toxin) => ({ ...toxin, elsewhere: true })),
    ...inTime(injections).map(({ on, productId, units }) => ({
      on,
      productId,
      units,
      elsewhere: false,
    })),
  ];
}
