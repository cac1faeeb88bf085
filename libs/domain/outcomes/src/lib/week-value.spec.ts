import { addDays, daysBetween } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { defaultOutcomeThresholds } from './thresholds';
import { UnknownWeek, isWeekClosed, valueAtWeek } from './week-value';

describe('the value at week 6', () => {
  it.each([
    ['day 27 is too early', [visit(27, 9)], null],
    ['day 28 counts', [visit(28, 9)], 'day 28'],
    ['day 42 counts', [visit(42, 9)], 'day 42'],
    ['day 56 counts', [visit(56, 9)], 'day 56'],
    ['day 57 is too late', [visit(57, 9)], null],
    ['the nearest is taken', [visit(30, 9), visit(45, 8), visit(50, 7)], 'day 45'],
    ['the earlier is taken on a tie', [visit(44, 8), visit(40, 9)], 'day 40'],
    ['a prorated total is passed over', [visit(30, 9), prorated(42, 8)], 'day 30'],
    ['a gap stays missing', [gap(42)], null],
    ['a total without items counts', [visit(42, 9, { status: 'total-only' })], 'day 42'],
    ['nothing at all', [], null],
    [
      'of one day the last recorded is taken',
      [
        visit(42, 7, { id: 'second', recordedAt: '2026-04-13T12:00:00Z' }),
        visit(42, 9, { id: 'first', recordedAt: '2026-04-13T09:00:00Z' }),
      ],
      'second',
    ],
  ])('%s', (_, points, id) => {
    expect(valueAtWeek(points, injectedOn, 6)?.id ?? null).toBe(id);
  });
});

describe('the value at week 12', () => {
  it.each([
    [69, null],
    [70, 'day 70'],
    [84, 'day 84'],
    [98, 'day 98'],
    [99, null],
  ])('day %d: %p', (day, id) => {
    expect(valueAtWeek([visit(day, 9)], injectedOn, 12)?.id ?? null).toBe(id);
  });
});

describe('the value at a week', () => {
  it('does not exist before the first injection', () => {
    expect(valueAtWeek([visit(42, 9)], null, 6)).toBeNull();
  });

  it('needs a window for its week', () => {
    const thresholds = { ...defaultOutcomeThresholds, weekWindows: [] };
    expect(() => valueAtWeek([], injectedOn, 6, thresholds)).toThrow(UnknownWeek);
  });

  it('never depends on the order of input, and no complete total in the window is nearer', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const value = valueAtWeek(points, injectedOn, 6);
        expect(valueAtWeek(shuffled, injectedOn, 6)).toEqual(value);
        const complete = points.filter(({ status }) => /complete|total-only/.test(status));
        const inWindow = complete.filter(({ on }) => on >= '2026-03-30' && on <= '2026-04-27');
        expect(value === null).toBe(inWindow.length === 0);
        const distance = (on: string): number => Math.abs(daysBetween('2026-04-13', on));
        const nearest = Math.min(...inWindow.map(({ on }) => distance(on)));
        if (value !== null) expect(distance(value.on)).toBe(nearest);
      }),
    );
  });
});

describe('the window of a week', () => {
  const [weekSix] = defaultOutcomeThresholds.weekWindows;
  it.each([
    ['on its last day', 56, null, false],
    ['the day after', 57, null, true],
    ['of a course that ended within it', 40, 35, true],
    ['of a course that ended before it', 22, 20, true],
  ])('is closed %s, day %d, end %s: %s', (_, day, end, isClosed) => {
    const endedOn = end === null ? null : addDays(injectedOn, end);
    const today = addDays(injectedOn, day);
    expect(weekSix && isWeekClosed(injectedOn, endedOn, weekSix, today)).toBe(isClosed);
  });
});
