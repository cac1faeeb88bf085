import { type CalendarDate, addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import type { ScorePoint, TotalPoint } from '../lib/score-point';

/** The first injection of the synthetic course that the specs speak of. */
export const injectedOn: CalendarDate = '2026-03-02';

/** An assessment a number of days after the first injection, complete unless said otherwise. */
export function visit(day: number, total: number, facts: Partial<ScorePoint> = {}): TotalPoint {
  const point = { id: `day ${day}`, on: addDays(injectedOn, day), status: 'complete' } as const;
  return { ...point, ...facts, total };
}

/** An assessment without a total: too many questions unanswered. */
export function gap(day: number): ScorePoint {
  return { id: `gap ${day}`, on: addDays(injectedOn, day), status: 'none', total: null };
}

/** The same assessment with a prorated total. */
export function prorated(day: number, total: number): TotalPoint {
  return visit(day, total, { id: `prorated ${day}`, status: 'prorated' });
}

/**
 * Any course with totals of a range: up to fourteen assessments around the first injection, gaps and
 * prorated totals among them.
 */
export function anyCourseOf(range: {
  readonly min: number;
  readonly max: number;
}): fc.Arbitrary<ScorePoint[]> {
  return fc
    .uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 999 }).map(String),
        day: fc.integer({ min: -30, max: 300 }),
        total: fc.integer(range),
        status: fc.constantFrom('complete', 'prorated', 'none', 'total-only'),
      }),
      { maxLength: 14, selector: ({ id }) => id },
    )
    .map((entries) =>
      entries.map(({ id, day, total, status }) => ({
        id,
        on: addDays(injectedOn, day),
        total: status === 'none' ? null : total,
        status,
      })),
    );
}

/** Any course by the PHQ-9. */
export const anyCourse: fc.Arbitrary<ScorePoint[]> = anyCourseOf({ min: 0, max: 27 });

/** A course and the same assessments in another order. */
export const anyCourseTwice: fc.Arbitrary<[ScorePoint[], ScorePoint[]]> = anyCourse.chain(
  (points) =>
    fc.tuple(
      fc.constant(points),
      fc.shuffledSubarray(points, { minLength: points.length, maxLength: points.length }),
    ),
);
