import { gad7, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { findRelapses, relapse } from './relapse';
import type { ScorePoint } from './score-point';
import { defaultOutcomeThresholds } from './thresholds';

const summary = (points: readonly ScorePoint[]): string[] =>
  findRelapses(phq9, points, injectedOn).map(
    ({ kind, point, nadir, state, endedBy }) =>
      `${kind} ${point.id} over ${nadir.total} ${state}${endedBy ? ` until ${endedBy.id}` : ''}`,
  );

// Baseline 20, response (9) at day 42.
const responded = [visit(0, 20), visit(42, 9)];

describe('relapse', () => {
  it.each<[string, ScorePoint[], string[]]>([
    [
      '10 and 5 above the lowest',
      [visit(0, 20), visit(42, 5), visit(84, 10)],
      ['relapse day 84 over 5 unconfirmed'],
    ],
    ['9 though 5 above', [visit(0, 20), visit(42, 4), visit(84, 9)], []],
    ['10 but only 4 above', [visit(0, 20), visit(42, 6), visit(84, 10)], []],
    ['14 and 5 above', [...responded, visit(84, 14)], ['relapse day 84 over 9 unconfirmed']],
    ['13 and 4 above', [...responded, visit(84, 13)], []],
    [
      'measured from the lowest, not from the last',
      [...responded, visit(56, 5), visit(70, 9), visit(84, 10)],
      ['relapse day 84 over 5 unconfirmed'],
    ],
    ['never responded, however high', [visit(0, 20), visit(42, 11), visit(84, 25)], []],
    [
      'after a response that was no remission',
      [visit(0, 20), visit(42, 10), visit(84, 15)],
      ['relapse day 84 over 10 unconfirmed'],
    ],
    ['a baseline of 9 never had a stated response', [visit(0, 9), visit(42, 2), visit(84, 20)], []],
    [
      'a baseline of 10 did',
      [visit(0, 10), visit(42, 5), visit(84, 10)],
      ['relapse day 84 over 5 unconfirmed'],
    ],
    ['no baseline', [visit(42, 2), visit(84, 20)], []],
    [
      'gaps are passed over',
      [...responded, gap(60), visit(84, 14), gap(90)],
      ['relapse day 84 over 9 unconfirmed'],
    ],
    [
      'a prorated total raises it too',
      [...responded, prorated(84, 14)],
      ['relapse prorated 84 over 9 unconfirmed'],
    ],
  ])('%s', (_, points, expected) => {
    expect(summary(points)).toEqual(expected);
  });

  it('is not known for the GAD-7, nor before the first injection', () => {
    expect(findRelapses(gad7, [...responded, visit(84, 20)], injectedOn)).toEqual([]);
    expect(findRelapses(phq9, [...responded, visit(84, 20)], null)).toEqual([]);
  });
});

describe('what becomes of a relapse', () => {
  const relapsed = [...responded, visit(84, 16)];

  it.each<[string, ScorePoint[], string[], boolean]>([
    ['it counts at once', [], ['relapse day 84 over 9 unconfirmed'], true],
    [
      'met again 14 days later: confirmed',
      [visit(98, 14)],
      ['relapse day 84 over 9 confirmed'],
      true,
    ],
    [
      'not met 14 days later: withdrawn',
      [visit(98, 13)],
      ['relapse day 84 over 9 withdrawn'],
      false,
    ],
    [
      'not met 15 days later: too late to withdraw',
      [visit(99, 13)],
      ['relapse day 84 over 9 unconfirmed'],
      true,
    ],
    [
      'met again 15 days later: not confirmed by it',
      [visit(99, 16)],
      ['relapse day 84 over 9 unconfirmed'],
      true,
    ],
    [
      'met, then not met, both within 14 days: withdrawn',
      [visit(90, 16), visit(98, 10)],
      ['relapse day 84 over 9 withdrawn'],
      false,
    ],
    [
      'confirmed, then not met after the 14 days: stands',
      [visit(90, 16), visit(100, 11)],
      ['relapse day 84 over 9 confirmed'],
      true,
    ],
    [
      'a gap within 14 days decides nothing',
      [gap(90)],
      ['relapse day 84 over 9 unconfirmed'],
      true,
    ],
    [
      'a new response ends it',
      [visit(112, 8)],
      ['relapse day 84 over 9 unconfirmed until day 112'],
      false,
    ],
    [
      'withdrawn, it can be met again later',
      [visit(90, 10), visit(120, 15)],
      ['relapse day 84 over 9 withdrawn', 'relapse day 120 over 9 unconfirmed'],
      true,
    ],
    [
      'ended, it needs a rise from the new response',
      [visit(112, 10), visit(140, 14), visit(168, 15)],
      ['relapse day 84 over 9 unconfirmed until day 112', 'relapse day 168 over 10 unconfirmed'],
      true,
    ],
  ])('%s', (_, later, expected, stands) => {
    const points = [...relapsed, ...later];
    expect(summary(points)).toEqual(expected);
    expect(relapse(phq9, points, injectedOn) !== null).toBe(stands);
  });

  it('is recurrence once remission had been held for six months', () => {
    const held = [visit(0, 20), visit(42, 4), visit(120, 3), visit(225, 2)];
    expect(summary([...held, visit(260, 12)])).toEqual(['recurrence day 260 over 2 unconfirmed']);
    const notHeld = [visit(0, 20), visit(42, 4), visit(120, 3), visit(224, 2)];
    expect(summary([...notHeld, visit(260, 12)])).toEqual(['relapse day 260 over 2 unconfirmed']);
  });

  it('is recurrence also where a milder visit followed the recovery', () => {
    const points = [visit(0, 20), visit(42, 4), visit(225, 2), visit(240, 8), visit(260, 12)];
    expect(summary(points)).toEqual(['recurrence day 260 over 2 unconfirmed']);
  });

  it('is confirmed within the days that the practice set', () => {
    const thresholds = {
      ...defaultOutcomeThresholds,
      relapseConfirmationDays: { value: 30, source: { label: 'This practice' } },
    };
    const points = [...relapsed, visit(99, 16)];
    expect(relapse(phq9, points, injectedOn, thresholds)?.state).toBe('confirmed');
  });
});

describe('every relapse of any course', () => {
  it('follows a response, meets the rule, and does not depend on the order of input', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const relapses = findRelapses(phq9, points, injectedOn);
        expect(findRelapses(phq9, shuffled, injectedOn)).toEqual(relapses);
        for (const { point, nadir } of relapses) {
          expect(point.total).toBeGreaterThanOrEqual(10);
          expect(point.total - nadir.total).toBeGreaterThanOrEqual(5);
          expect(nadir.on <= point.on).toBe(true);
        }
      }),
    );
  });
});
