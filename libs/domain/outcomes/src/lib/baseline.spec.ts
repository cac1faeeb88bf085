import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { coursePoints, findBaseline, followUps } from './baseline';
import { defaultOutcomeThresholds } from './thresholds';

describe('the baseline', () => {
  it.each([
    ['the day of the first injection counts', [visit(0, 19)], 'day 0'],
    ['14 days before counts', [visit(-14, 19)], 'day -14'],
    ['15 days before does not', [visit(-15, 19)], null],
    ['the day after does not', [visit(1, 19)], null],
    ['the last of several is taken', [visit(-14, 21), visit(-3, 19), visit(-7, 20)], 'day -3'],
    ['the last is taken even when it is lower', [visit(-7, 21), visit(-1, 4)], 'day -1'],
    ['a later one after the injection never replaces it', [visit(-2, 19), visit(7, 10)], 'day -2'],
    ['a prorated total is never a baseline', [visit(-9, 19), prorated(-1, 20)], 'day -9'],
    ['a prorated total alone leaves none', [prorated(-1, 20)], null],
    ['a form without a total is passed over', [visit(-9, 19), gap(-1)], 'day -9'],
    ['a total without items counts', [visit(-1, 18, { status: 'total-only' })], 'day -1'],
    ['a total of 0 counts', [visit(-1, 0)], 'day -1'],
    ['nothing at all', [], null],
    [
      'of one day the last recorded is taken',
      [
        visit(-1, 18, { id: 'afternoon', recordedAt: '2026-03-01T15:00:00Z' }),
        visit(-1, 20, { id: 'morning', recordedAt: '2026-03-01T08:00:00Z' }),
      ],
      'afternoon',
    ],
  ])('%s', (_, points, id) => {
    expect(findBaseline(points, injectedOn)?.id ?? null).toBe(id);
  });

  it('does not exist before the first injection', () => {
    expect(findBaseline([visit(0, 19)], null)).toBeNull();
  });

  it('follows the window that the practice set', () => {
    const thresholds = {
      ...defaultOutcomeThresholds,
      baselineWindowDays: { value: 7, source: { label: 'This practice' } },
    };
    expect(findBaseline([visit(-7, 19)], injectedOn, thresholds)?.id).toBe('day -7');
    expect(findBaseline([visit(-8, 19)], injectedOn, thresholds)).toBeNull();
  });

  it('never depends on the order of input, and is always complete and in its window', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const baseline = findBaseline(points, injectedOn);
        expect(findBaseline(shuffled, injectedOn)).toEqual(baseline);
        if (baseline === null) return;
        expect(['complete', 'total-only']).toContain(baseline.status);
        expect(baseline.on >= '2026-02-16' && baseline.on <= injectedOn).toBe(true);
      }),
    );
  });
});

describe('the assessments of a course', () => {
  const points = [
    visit(14, 12),
    visit(-20, 22),
    gap(7),
    visit(0, 19),
    prorated(21, 9),
    visit(-5, 20),
  ];

  it('follow up from the day after the first injection, in order, gaps left out', () => {
    expect(followUps(points, injectedOn).map(({ id }) => id)).toEqual(['day 14', 'prorated 21']);
    expect(followUps(points, null)).toEqual([]);
  });

  it('are the baseline and what followed', () => {
    const ids = coursePoints(points, injectedOn).map(({ id }) => id);
    expect(ids).toEqual(['day 0', 'day 14', 'prorated 21']);
    expect(coursePoints([visit(-20, 22), visit(14, 12)], injectedOn).map(({ id }) => id)).toEqual([
      'day 14',
    ]);
  });
});
