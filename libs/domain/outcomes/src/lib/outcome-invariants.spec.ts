import { type Instrument, instruments } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { attentionFacts } from '../testing/attention-facts';
import { anyCourseOf, injectedOn } from '../testing/course';
import { raisedReasons } from './attention/raised-reasons';
import { comparableCourse } from './comparison';
import { cycles } from './cycles';
import { findRelapses } from './relapse';
import type { ScorePoint } from './score-point';
import { verdict } from './verdict';
import { plannedVisits } from './visits';
import { valueAtWeek } from './week-value';

const injections = [0, 95, 190].map((day) => ({ id: `${day}`, on: addDays(injectedOn, day) }));
const weeks = [2, 6, 12, 18, 24];

/** Everything that is stated about a course, by whatever rule. */
function everythingStated(instrument: Instrument, points: readonly ScorePoint[]) {
  return {
    verdict: verdict(instrument, points, injectedOn),
    cycles: cycles(instrument, points, injections),
    relapses: findRelapses(instrument, points, injectedOn),
    weeks: ([6, 12] as const).map((week) => valueAtWeek(points, injectedOn, week)),
    visits: plannedVisits(weeks, injectedOn, points),
    comparable: comparableCourse(instrument, points, injectedOn, weeks),
    attention: raisedReasons(attentionFacts(points, { instrument })),
  };
}

describe.each(instruments)('what is stated by the $name', (instrument) => {
  const anyCourse = anyCourseOf(instrument.range);

  it('does not depend on the order in which the record is read', () => {
    const twice = anyCourse.chain((points) =>
      fc.tuple(
        fc.constant(points),
        fc.shuffledSubarray(points, { minLength: points.length, maxLength: points.length }),
      ),
    );
    fc.assert(
      fc.property(twice, ([points, shuffled]) => {
        expect(everythingStated(instrument, shuffled)).toEqual(
          everythingStated(instrument, points),
        );
      }),
    );
  });

  it('keeps a gap a gap: without its gaps, the same is stated of a course', () => {
    fc.assert(
      fc.property(anyCourse, (points) => {
        const withoutGaps = points.filter(({ total }) => total !== null);
        expect(everythingStated(instrument, points)).toEqual(
          everythingStated(instrument, withoutGaps),
        );
      }),
    );
  });
});
