import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { hasCompleteTotal, hasTotal, inOrder, nearestPoint } from './score-point';

describe('what counts as a total', () => {
  it.each([
    ['complete', visit(0, 12), true, true],
    ['a total taken over without items', visit(0, 12, { status: 'total-only' }), true, true],
    ['prorated', prorated(0, 12), true, false],
    ['a complete zero', visit(0, 0), true, true],
    ['without a total', gap(0), false, false],
    [
      'marked as without a total though a number is stored',
      visit(0, 12, { status: 'none' }),
      false,
      false,
    ],
    ['marked complete though no number is stored', { ...visit(0, 12), total: null }, false, false],
  ])('%s', (_, point, total, complete) => {
    expect(hasTotal(point)).toBe(total);
    expect(hasCompleteTotal(point)).toBe(complete);
  });
});

describe('the order of assessments', () => {
  it('is by day, then by instant of recording whatever its offset, then by id', () => {
    const ordered = [
      visit(-1, 20, { id: 'z' }),
      visit(0, 19, { id: 'y' }),
      visit(0, 18, { id: 'c', recordedAt: '2026-03-02T10:00:00+02:00' }),
      visit(0, 17, { id: 'b', recordedAt: '2026-03-02T09:00:00Z' }),
      visit(1, 16, { id: 'a' }),
      visit(1, 15, { id: 'b' }),
    ];
    expect(inOrder([...ordered].reverse())).toEqual(ordered);
  });

  it('does not depend on the order of input', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        expect(inOrder(shuffled)).toEqual(inOrder(points));
      }),
    );
  });

  it('leaves the list it was given as it was', () => {
    const points = [visit(9, 1), visit(1, 9)];
    inOrder(points);
    expect(points.map(({ total }) => total)).toEqual([1, 9]);
  });
});

describe('the assessment nearest to a day', () => {
  it.each([
    ['none', [], null],
    ['the nearer', [visit(-3, 1), visit(2, 2)], 'day 2'],
    ['the earlier of two equally near', [visit(3, 2), visit(-3, 1)], 'day -3'],
    [
      'the last recorded of one day',
      [
        visit(2, 2, { id: 'late', recordedAt: '2026-03-04T12:00:00Z' }),
        visit(2, 1, { id: 'early', recordedAt: '2026-03-04T08:00:00Z' }),
      ],
      'late',
    ],
  ])('is %s', (_, points, id) => {
    expect(nearestPoint(points, injectedOn)?.id ?? null).toBe(id);
  });
});
