import { AnswerCountError } from './answers';
import { gad7 } from './gad7';
import { phq9 } from './phq9';
import { safetyConcern } from './safety';

describe('item 9', () => {
  it.each([
    ['nearly every day', 3, 'positive'],
    ['more than half the days', 2, 'positive'],
    ['several days', 1, 'positive'],
    ['not at all', 0, 'none'],
    ['not answered', null, 'missing'],
  ] as const)('answered %s is %p: %s', (_, item9, concern) => {
    expect(safetyConcern(phq9, [3, 3, 3, 3, 3, 3, 3, 3, item9])).toBe(concern);
    expect(safetyConcern(phq9, [0, 0, 0, 0, 0, 0, 0, 0, item9])).toBe(concern);
  });

  it('is read even where so much is missing that there is no total', () => {
    expect(safetyConcern(phq9, [null, null, null, null, null, null, null, null, 1])).toBe(
      'positive',
    );
  });

  it('does not exist in the GAD-7', () => {
    expect(safetyConcern(gad7, [3, 3, 3, 3, 3, 3, 3])).toBe('not-applicable');
  });

  it('is not read from a list of the wrong length', () => {
    expect(() => safetyConcern(phq9, [0, 0, 0])).toThrow(AnswerCountError);
  });
});
