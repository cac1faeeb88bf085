import { gad7, phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { type Cycle, type Injection, cycles } from './cycles';
import type { ScorePoint } from './score-point';

const injection = (day: number, id = `session ${day}`): Injection => ({
  id,
  on: addDays(injectedOn, day),
});

const single = (points: readonly ScorePoint[]): Cycle | undefined =>
  cycles(phq9, points, [injection(0)])[0];

describe('the onset of a cycle, the first visit at least 20 % below its start', () => {
  it.each([
    ['exactly 20 %', [visit(0, 20), visit(14, 16)], 14],
    ['just under 20 %', [visit(0, 20), visit(14, 17)], null],
    ['the first of several', [visit(0, 20), visit(7, 18), visit(14, 15), visit(21, 9)], 14],
    ['no start, no onset', [visit(14, 2)], null],
    ['a start of 0, no onset', [visit(0, 0), visit(14, 0)], null],
    ['a start that was prorated is none', [prorated(0, 20), visit(14, 5)], null],
    ['a gap is no fall', [visit(0, 20), gap(14)], null],
  ])('%s', (_, points, day) => {
    expect(single(points)?.onset?.day ?? null).toBe(day);
  });
});

describe('wear-off, the first visit after the nadir that is 5 or more above it', () => {
  it.each([
    ['5 above', [visit(0, 20), visit(42, 6), visit(90, 11)], 90],
    ['4 above', [visit(0, 20), visit(42, 6), visit(90, 10)], null],
    [
      'counted from the lowest of the cycle',
      [visit(0, 20), visit(14, 9), visit(28, 15), visit(42, 6)],
      null,
    ],
    ['the first of several', [visit(0, 20), visit(42, 6), visit(80, 12), visit(95, 18)], 80],
    [
      'the first of two equal lowest visits is the nadir',
      [visit(0, 20), visit(28, 6), visit(42, 6), visit(80, 12)],
      80,
    ],
    [
      'nothing wears off where nothing was gained',
      [visit(0, 10), visit(28, 12), visit(56, 20)],
      null,
    ],
    [
      'a total that was held at its start can wear off: a cycle of maintenance',
      [visit(0, 4), visit(28, 5), visit(56, 4), visit(84, 13)],
      84,
    ],
    ['one point gained can wear off', [visit(0, 10), visit(28, 9), visit(56, 14)], 56],
    ['without a start it is still seen', [visit(28, 9), visit(56, 14)], 56],
    ['a gap is passed over', [visit(0, 20), visit(42, 6), gap(60), visit(90, 11)], 90],
  ])('%s', (_, points, day) => {
    const cycle = single(points);
    expect(cycle?.wearOff?.day ?? null).toBe(day);
    expect(cycle?.durationDays ?? null).toBe(day);
  });

  it('is not known for the GAD-7, which keeps onset and nadir', () => {
    const [cycle] = cycles(gad7, [visit(0, 18), visit(28, 6), visit(84, 17)], [injection(0)]);
    expect(cycle).toMatchObject({ onset: { day: 28 }, nadir: { day: 28 }, wearOff: null });
  });
});

describe('several cycles', () => {
  const points = [
    visit(-3, 20),
    visit(14, 15),
    visit(42, 6),
    visit(84, 10),
    visit(91, 11),
    visit(105, 9),
    visit(133, 5),
    visit(200, 8),
  ];
  const [first, second] = cycles(phq9, points, [injection(91), injection(0)]);

  it('begin and end with an injection; the visit on its day belongs to the cycle before', () => {
    expect(first).toEqual({
      number: 1,
      injectionIds: ['session 0'],
      injectedOn,
      nextInjectionOn: addDays(injectedOn, 91),
      start: points[0],
      onset: { point: points[1], day: 14 },
      nadir: { point: points[2], day: 42 },
      wearOff: { point: points[4], day: 91 },
      durationDays: 91,
      observedDays: 91,
    });
  });

  it('take the last complete total up to the day of the injection as their start', () => {
    expect(second).toEqual({
      number: 2,
      injectionIds: ['session 91'],
      injectedOn: addDays(injectedOn, 91),
      nextInjectionOn: null,
      start: points[4],
      onset: { point: points[6], day: 42 },
      nadir: { point: points[6], day: 42 },
      wearOff: null,
      durationDays: null,
      observedDays: 109,
    });
  });

  it('do not see a rise after the next injection as wear-off of the one before', () => {
    const rising = [visit(0, 20), visit(42, 6), visit(84, 10), visit(92, 18)];
    const [before] = cycles(phq9, rising, [injection(0), injection(91)]);
    expect(before?.wearOff).toBeNull();
    expect(before?.observedDays).toBe(84);
  });
});

describe('the injections', () => {
  it('of one day begin one cycle', () => {
    const found = cycles(phq9, [], [injection(0, 'b'), injection(0, 'a'), injection(90)]);
    expect(found.map(({ injectionIds }) => injectionIds)).toEqual([['a', 'b'], ['session 90']]);
  });

  it('without a visit give a cycle in which nothing was seen', () => {
    expect(single([])).toMatchObject({
      start: null,
      onset: null,
      nadir: null,
      wearOff: null,
      durationDays: null,
      observedDays: 0,
    });
    expect(cycles(phq9, [visit(0, 20)], [])).toEqual([]);
  });

  it('and visits may come in any order', () => {
    const injections = [injection(0), injection(95), injection(190)];
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const found = cycles(phq9, points, injections);
        expect(cycles(phq9, shuffled, [...injections].reverse())).toEqual(found);
        for (const { nadir, wearOff } of found) {
          if (wearOff !== null) expect(wearOff.day).toBeGreaterThanOrEqual(nadir?.day ?? 0);
        }
      }),
    );
  });
});
