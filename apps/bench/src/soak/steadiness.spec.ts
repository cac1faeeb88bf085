import { brokenPromises, growthPerHour, type MemorySample, type SoakFigures } from './steadiness';

const samples = (mbAt: (at: number) => number): MemorySample[] =>
  Array.from({ length: 101 }, (_, percent) => ({ at: percent / 100, mb: mbAt(percent / 100) }));

describe('the growth of memory over an hour of use', () => {
  it.each<[string, (at: number) => number, number]>([
    ['a straight line', (at) => 100 + 40 * at, 40],
    ['a flat line', () => 180, 0],
    ['one that shrinks', (at) => 200 - 10 * at, -10],
    [
      'a start that needs more and is over before the warm-up is',
      (at) => (at < 0.25 ? 900 : 150),
      0,
    ],
  ])('of %s', (_, mbAt, growth) => expect(growthPerHour(samples(mbAt))).toBeCloseTo(growth));

  it('sees through garbage that comes and goes', () =>
    expect(
      growthPerHour(samples((at) => 150 + 20 * at + (Math.round(at * 100) % 4) * 10)),
    ).toBeCloseTo(20, -1));

  it.each([
    [[]],
    [[{ at: 0.5, mb: 1 }]],
    [
      [
        { at: 0.1, mb: 1 },
        { at: 0.2, mb: 2 },
      ],
    ],
  ])('of %p is not known, never zero', (some) => expect(growthPerHour(some)).toBeNaN());
});

describe('a run of mixed use', () => {
  const figures: SoakFigures = {
    calls: 10,
    errors: 0,
    samples: samples((at) => 150 + 25 * at),
    peakMb: 200,
    busyConnections: 0,
  };

  it.each<[Partial<SoakFigures>, string[]]>([
    [{}, []],
    [{ errors: 1 }, ['1 of 10 calls failed']],
    [{ calls: 0 }, ['0 of 0 calls failed']],
    [{ samples: samples((at) => 150 + 26 * at) }, ['memory grows']],
    [{ samples: [] }, ['memory grows']],
    [{ busyConnections: 2 }, ['2 connections are not idle']],
  ])('with %p breaks %p', (change, broken) =>
    expect(brokenPromises({ ...figures, ...change })).toEqual(broken),
  );
});
