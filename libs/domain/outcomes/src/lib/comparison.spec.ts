import { gad7, phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { type ComparisonCell, comparableCourse, comparisonWeeks } from './comparison';
import type { ScorePoint } from './score-point';
import { thresholdsWith } from './practice-thresholds';
import { defaultOutcomeThresholds } from './thresholds';

const weeks = [2, 6, 12];
const courseOf = (points: readonly ScorePoint[]) =>
  comparableCourse(phq9, points, injectedOn, weeks);

describe('a course that others may be compared with', () => {
  it('has its baseline as week 0 and a total for each planned week that has one', () => {
    const course = courseOf([visit(-3, 18), visit(15, 14), visit(44, 7), visit(90, 9)]);
    expect(course).toEqual({
      baseline: 18,
      totals: [
        { week: 0, total: 18 },
        { week: 2, total: 14 },
        { week: 6, total: 7 },
        { week: 12, total: 9 },
      ],
    });
  });

  it.each([
    ['a day too early', 34, undefined],
    ['the first day of the window', 35, 8],
    ['the last day of the window', 49, 8],
    ['a day too late', 50, undefined],
  ])('takes week 6 from 7 days either side: %s', (_, day, total) => {
    const course = courseOf([visit(0, 18), visit(day, 8)]);
    expect(course?.totals.find(({ week }) => week === 6)?.total).toBe(total);
  });

  it.each([
    ['the first day of the window', 70, 8],
    ['a day too early', 69, undefined],
    ['the last day of the window', 98, 8],
    ['a day too late', 99, undefined],
  ])('takes week 12 from 14 days either side: %s', (_, day, total) => {
    const course = courseOf([visit(0, 18), visit(day, 8)]);
    expect(course?.totals.find(({ week }) => week === 12)?.total).toBe(total);
  });

  it.each([
    ['the nearer', [visit(38, 12), visit(45, 8)], 8],
    ['of two as near the earlier', [visit(40, 12), visit(44, 8)], 12],
    [
      'of one day the last recorded',
      [
        visit(42, 12, { id: 'b', recordedAt: '2026-01-01T08:00:00Z' }),
        visit(42, 8, { id: 'a', recordedAt: '2026-01-01T09:00:00Z' }),
      ],
      8,
    ],
    ['a complete one though a prorated one is nearer', [prorated(42, 3), visit(46, 8)], 8],
    ['none from a prorated one alone', [prorated(42, 3)], undefined],
    ['none from a gap', [gap(42)], undefined],
  ])('takes %s', (_, points, total) => {
    const course = courseOf([visit(0, 18), ...points]);
    expect(course?.totals.find(({ week }) => week === 6)?.total).toBe(total);
  });

  it.each([
    ['without a baseline', [visit(42, 8)]],
    ['with a prorated baseline', [prorated(0, 18), visit(42, 8)]],
    ['with a baseline of 9', [visit(0, 9), visit(42, 8)]],
    ['with a baseline 15 days old', [visit(-15, 18), visit(42, 8)]],
  ])('is none %s', (_, points) => {
    expect(courseOf(points)).toBeNull();
  });

  it('is one with a baseline of 10, the first from which response is stated', () => {
    expect(courseOf([visit(0, 10)])?.baseline).toBe(10);
  });

  it('has no least baseline on an instrument without one, and the practice’s where it set another', () => {
    const gad = comparableCourse(gad7, [visit(0, 3)], injectedOn, weeks);
    expect(gad?.baseline).toBe(3);
    const phq = defaultOutcomeThresholds.instruments['phq9'] ?? {};
    const practice = {
      ...defaultOutcomeThresholds,
      instruments: {
        phq9: {
          ...phq,
          responseBaselineFrom: {
            value: 15,
            source: defaultOutcomeThresholds.leastComparable.source,
          },
        },
      },
    };
    expect(comparableCourse(phq9, [visit(0, 14)], injectedOn, weeks, null, practice)).toBeNull();
  });

  it('is none before the first injection', () => {
    expect(comparableCourse(phq9, [visit(0, 18)], null, weeks)).toBeNull();
  });

  it('is none from a baseline of 0, of which no per cent can be taken', () => {
    expect(comparableCourse(gad7, [visit(0, 0)], injectedOn, weeks)).toBeNull();
  });

  it('counts nothing after the end of the course', () => {
    const points = [visit(0, 18), visit(42, 8), visit(84, 5)];
    const ended = comparableCourse(phq9, points, injectedOn, weeks, addDays(injectedOn, 83));
    expect(ended?.totals.map(({ week }) => week)).toEqual([0, 6]);
  });

  it('is the same whatever the order of the record', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        expect(courseOf(shuffled)).toEqual(courseOf(points));
      }),
    );
  });
});

describe('the weeks of a comparison', () => {
  const cell = (week: number, total: number, patients: number, baseline = 20): ComparisonCell => ({
    week,
    baseline,
    total,
    patients,
  });

  it('show nothing but the number of 19, and the spread of 20', () => {
    const [nineteen, twenty] = comparisonWeeks([cell(2, 10, 19), cell(6, 10, 20)], [2, 6]);
    expect(nineteen).toEqual({ week: 2, patients: 19, points: null, percentOfBaseline: null });
    expect(twenty).toEqual({
      week: 6,
      patients: 20,
      points: { p10: 10, median: 10, p90: 10 },
      percentOfBaseline: { p10: 50, median: 50, p90: 50 },
    });
    expect(defaultOutcomeThresholds.leastComparable.value).toBe(20);
  });

  it('show the spread from the number on that the practice set', () => {
    const shown = comparisonWeeks(
      [cell(2, 10, 29), cell(6, 10, 30)],
      [2, 6],
      thresholdsWith({ leastComparable: 30 }),
    );
    expect(shown.map(({ points }) => points !== null)).toEqual([false, true]);
  });

  it('take per cent of each patient’s own baseline', () => {
    const [week] = comparisonWeeks([cell(6, 10, 11, 20), cell(6, 10, 10, 10)], [6]);
    expect(week?.points?.median).toBe(10);
    expect(week?.percentOfBaseline?.median).toBe(50);
    expect(week?.percentOfBaseline?.p90).toBe(100);
  });

  it('are those asked for, in order, with 0 where nobody was', () => {
    expect(comparisonWeeks([], [12, 0, 12]).map(({ week, patients }) => [week, patients])).toEqual([
      [0, 0],
      [12, 0],
    ]);
  });
});
