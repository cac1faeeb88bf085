import { gad7, phq9 } from '@glabella/domain/instruments';
import { gap, injectedOn, prorated, visit } from '../testing/course';
import { isRecovery, recovery, remissionStreak } from './remission-streak';

describe('a run of remission', () => {
  it('ends with the last visit and begins after the last one outside remission', () => {
    const points = [visit(14, 3), visit(28, 5), visit(42, 4), visit(56, 0)];
    expect(remissionStreak(phq9, points)).toMatchObject({
      since: { id: 'day 42' },
      until: { id: 'day 56' },
    });
    expect(remissionStreak(phq9, points.slice(0, 2))).toBeNull();
    expect(remissionStreak(phq9, [])).toBeNull();
  });

  it.each([
    ['the day before six months', '2026-09-30', false],
    ['six months to the day', '2026-10-01', true],
  ])('that lasts %s', (_, until, expected) => {
    const since = visit(0, 3, { on: '2026-04-01' });
    expect(isRecovery({ since, until: visit(1, 3, { on: until }) })).toBe(expected);
  });

  it('counts six months by the calendar, from 31 August to 28 February', () => {
    const since = visit(0, 3, { on: '2026-08-31' });
    expect(isRecovery({ since, until: visit(1, 3, { on: '2027-02-27' }) })).toBe(false);
    expect(isRecovery({ since, until: visit(1, 3, { on: '2027-02-28' }) })).toBe(true);
  });
});

describe('recovery', () => {
  // Day 42 is 13 April; six months later is 13 October, day 225.
  it.each([
    ['remission held to the day', [visit(0, 20), visit(42, 4), visit(120, 2), visit(225, 4)], true],
    [
      'remission held a day less',
      [visit(0, 20), visit(42, 4), visit(120, 2), visit(224, 4)],
      false,
    ],
    ['broken once at 5', [visit(0, 20), visit(42, 4), visit(120, 5), visit(225, 4)], false],
    ['held, then lost', [visit(0, 20), visit(42, 4), visit(225, 4), visit(240, 9)], false],
    ['a gap between is no break', [visit(0, 20), visit(42, 4), gap(120), visit(225, 4)], true],
    [
      'a prorated 5 between is a break',
      [visit(0, 20), visit(42, 4), prorated(120, 5), visit(225, 4)],
      false,
    ],
    ['a baseline of 9', [visit(0, 9), visit(42, 4), visit(225, 4)], false],
    ['no baseline', [visit(42, 4), visit(225, 4)], false],
  ])('%s: %s', (_, points, expected) => {
    expect(recovery(phq9, points, injectedOn) !== null).toBe(expected);
  });

  it('is not said of the GAD-7', () => {
    const points = [visit(0, 20), visit(42, 1), visit(225, 1)];
    expect(recovery(gad7, points, injectedOn)).toBeNull();
  });
});
