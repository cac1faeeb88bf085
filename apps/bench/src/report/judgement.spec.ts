import { comparisonOf } from '../testing/figures';
import { judge } from './judgement';

describe('a ratio beside its goal', () => {
  it.each([
    [0.65, true, false],
    [0.649, false, false],
    [0.325, false, false],
    [0.324, false, true],
    [Number.NaN, false, true],
  ])('%p of 0.65: met %p, failure %p', (ratio, isMet, isFailure) =>
    expect(judge(comparisonOf(ratio), { 8: 0.65 })).toEqual({
      goal: 0.65,
      isMet,
      isFailure,
      hasErrors: false,
    }),
  );

  it('of another number of clients does not count', () =>
    expect(judge(comparisonOf(0.1), { 1: 0.65 })).toEqual({
      goal: null,
      isMet: true,
      isFailure: false,
      hasErrors: false,
    }));

  it.each([
    ['an error', { errors: 1 }],
    ['no call at all', { calls: 0 }],
  ])('fails with %s, whatever the ratio', (_, api) =>
    expect(judge(comparisonOf(1, api), {})).toEqual({
      goal: null,
      isMet: false,
      isFailure: true,
      hasErrors: true,
    }),
  );
});
