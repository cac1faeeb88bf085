import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import type { ScorePoint } from './score-point';
import { InvalidVisitWeek, dueVisits, nextDue, overdueVisit } from './visits';

const weeks = [2, 6, 12];
const day = (days: number): string => addDays(injectedOn, days);
const states = (points: readonly ScorePoint[], today: number): string[] =>
  dueVisits(weeks, injectedOn, points, day(today)).map(
    ({ week, state, assessmentId }) =>
      `week ${week} ${state}${assessmentId === undefined ? '' : ` by ${assessmentId}`}`,
  );

describe('visit windows', () => {
  it.each([
    [1, 1, 14],
    [2, 7, 21],
    [6, 35, 49],
    [8, 49, 63],
    [9, 49, 77],
    [12, 70, 98],
    [24, 154, 182],
  ])('week %d opens on day %d and closes on day %d', (week, opens, closes) => {
    expect(dueVisits([week], injectedOn, [], day(0))).toMatchObject([
      { week, dueOn: day(7 * week), opensOn: day(opens), closesOn: day(closes) },
    ]);
  });

  it.each([0, -2, 1.5, Number.NaN])('refuse week %p', (week) => {
    expect(() => dueVisits([week], injectedOn, [], day(0))).toThrow(InvalidVisitWeek);
  });

  it('come in order of weeks, each week once', () => {
    const visits = dueVisits([12, 2, 6, 2], injectedOn, [], day(0));
    expect(visits.map(({ week }) => week)).toEqual([2, 6, 12]);
  });

  it('do not exist before the first injection', () => {
    expect(dueVisits(weeks, null, [visit(14, 12)], day(14))).toEqual([]);
  });
});

describe('the state of a visit without an assessment', () => {
  it.each([
    [6, 'week 2 upcoming'],
    [7, 'week 2 due'],
    [14, 'week 2 due'],
    [15, 'week 2 overdue'],
    [21, 'week 2 overdue'],
    [22, 'week 2 missed'],
  ])('on day %d: %s', (today, expected) => {
    expect(states([], today)[0]).toBe(expected);
  });
});

describe('a visit is done', () => {
  it.each([
    ['on the day its window opens', [visit(7, 12)], 'week 2 done by day 7'],
    ['on the day its window closes', [visit(21, 12)], 'week 2 done by day 21'],
    ['not the day before it opens', [visit(6, 12)], 'week 2 missed'],
    ['not the day after it closes', [visit(22, 12)], 'week 2 missed'],
    [
      'by the nearest of several',
      [visit(8, 12), visit(15, 11), visit(20, 10)],
      'week 2 done by day 15',
    ],
    ['by the earlier of two equally near', [visit(16, 11), visit(12, 12)], 'week 2 done by day 12'],
    ['by a prorated total', [prorated(14, 12)], 'week 2 done by prorated 14'],
    ['not by a form without a total', [gap(14)], 'week 2 missed'],
    [
      'by answers that never add up',
      [{ ...gap(14), isUnscored: true as const }],
      'week 2 done by gap 14',
    ],
  ])('%s', (_, points, expected) => {
    expect(states(points, 30)[0]).toBe(expected);
  });

  it('by one assessment once: where windows touch, for the nearer, on a tie the earlier', () => {
    const at = (days: number): (string | undefined)[] =>
      dueVisits([6, 8], injectedOn, [visit(days, 9)], day(60)).map(({ state }) => state);
    expect(at(49)).toEqual(['done', 'overdue']);
    const overlapping = dueVisits([8, 9], injectedOn, [visit(61, 9)], day(70));
    expect(overlapping.map(({ state }) => state)).toEqual(['missed', 'done']);
  });
});

describe('what is next', () => {
  it('is the first visit that can still be made', () => {
    const visits = dueVisits(weeks, injectedOn, [visit(14, 12)], day(30));
    expect(nextDue(visits)?.week).toBe(6);
    expect(nextDue(dueVisits(weeks, injectedOn, [], day(30)))?.week).toBe(6);
    expect(nextDue(dueVisits(weeks, injectedOn, [], day(20)))?.week).toBe(2);
    expect(nextDue(dueVisits(weeks, injectedOn, [], day(99)))).toBeNull();
  });

  it.each([
    ['nothing has passed', [], 14, null],
    ['the day has passed', [], 15, 2],
    ['the window has closed', [], 30, 2],
    ['the latest passed visit was done', [visit(42, 9)], 50, null],
    ['a later one has passed too', [], 43, 2],
    ['done, but the next has passed', [visit(14, 9)], 43, 6],
    ['every one has passed', [], 400, 2],
    ['missed, but a total came after its window', [visit(28, 9)], 34, null],
    ['missed and measured later, and the next has passed', [visit(28, 9)], 43, 6],
    ['missed, and later only a form without a total', [gap(28)], 34, 2],
    [
      'missed, but answers that never add up came after its window',
      [{ ...gap(28), isUnscored: true as const }],
      34,
      null,
    ],
    ['the next was done before its day', [visit(36, 9)], 40, null],
  ])('overdue when %s', (_, points, today, week) => {
    const visits = dueVisits(weeks, injectedOn, points, day(today));
    expect(overdueVisit(visits, points, day(today))?.week ?? null).toBe(week);
  });

  it('is nothing once the course has ended; what was done or missed before stays', () => {
    const visits = dueVisits(weeks, injectedOn, [visit(42, 9)], day(60), day(50));
    expect(visits.map(({ week, state }) => [week, state])).toEqual([
      [2, 'missed'],
      [6, 'done'],
    ]);
    expect(nextDue(visits)).toBeNull();
    const endedInWindow = dueVisits([6], injectedOn, [], day(60), day(49));
    expect(endedInWindow).toEqual([]);
  });
});

describe('any course', () => {
  it('has the same visits whatever the order of input, and no assessment stands for two', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const many = [1, 2, 3, 4, 6, 8, 9, 10, 12, 16, 24];
        const visits = dueVisits(many, injectedOn, points, day(150));
        expect(dueVisits(many, injectedOn, shuffled, day(150))).toEqual(visits);
        const used = visits
          .map(({ assessmentId }) => assessmentId)
          .filter((id) => id !== undefined);
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });
});
