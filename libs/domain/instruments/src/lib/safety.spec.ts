import * as fc from 'fast-check';
import { AnswerCountError } from './answers';
import { gad7 } from './gad7';
import { phq9 } from './phq9';
import { followUpCause, safetyConcern } from './safety';
import { scoreAnswers, totalOf } from './score';

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

  it.each([
    ['6 answers', [1, 1, 1, 1, 1, null, null, null, 0], 'no-total'],
    ['item 9 alone', [null, null, null, null, null, null, null, null, 0], 'no-total'],
    ['7 answers, a prorated total', [1, 1, 1, 1, 1, 1, null, null, 0], 'none'],
    ['6 answers, item 9 above 0', [1, 1, 1, 1, 1, null, null, null, 1], 'positive'],
    ['6 answers, item 9 not among them', [1, 1, 1, 1, 1, 1, null, null, null], 'missing'],
  ] as const)('of 0 says with %s: %p is %s', (_, answers, concern) => {
    expect(safetyConcern(phq9, answers)).toBe(concern);
  });

  it('asks for somebody whenever it is above 0 or the form has no total, and only then', () => {
    const answer = fc.constantFrom(0, 1, 2, 3, null);
    fc.assert(
      fc.property(fc.array(answer, { minLength: 9, maxLength: 9 }), (answers) => {
        const given = answers.filter((one) => one !== null).length;
        const item9 = answers[8] ?? null;
        const asks = item9 === null || item9 > 0 || given < 7;
        expect(followUpCause(safetyConcern(phq9, answers)) !== null).toBe(asks);
        if (totalOf(scoreAnswers(phq9, answers)) === null) expect(asks).toBe(true);
      }),
    );
  });

  it('does not exist in the GAD-7', () => {
    expect(safetyConcern(gad7, [3, 3, 3, 3, 3, 3, 3])).toBe('not-applicable');
    expect(safetyConcern(gad7, [3, 3, 3, 3, 3, 3, null])).toBe('not-applicable');
  });

  it('is not read from a list of the wrong length', () => {
    expect(() => safetyConcern(phq9, [0, 0, 0])).toThrow(AnswerCountError);
  });
});
