import * as fc from 'fast-check';
import { AnswerCountError, AnswerOutOfRange, type Answers, assertAnswers } from './answers';
import { gad7 } from './gad7';
import { phq9 } from './phq9';
import { scoreAnswers } from './score';

const point = fc.integer({ min: 0, max: 3 });
const pointOrGap = fc.option(point, { nil: null });
const phq9Answers = fc.array(point, { minLength: 9, maxLength: 9 });
const phq9AnswersWithGaps = fc.array(pointOrGap, { minLength: 9, maxLength: 9 });

describe('a PHQ-9 with all nine answers', () => {
  it.each([
    ['nothing at all', [0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'Minimal'],
    ['the highest answers', [3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 'Severe'],
    ['US Core’s published response', [2, 2, 2, 2, 1, 1, 2, 0, 0], 12, 'Moderate'],
  ])('%s', (_, answers, total, label) => {
    expect(scoreAnswers(phq9, answers)).toEqual({
      status: 'complete',
      total,
      answered: 9,
      band: expect.objectContaining({ label }),
    });
  });

  it('totals the sum of its answers whatever they are', () => {
    fc.assert(
      fc.property(phq9Answers, (answers) => {
        const score = scoreAnswers(phq9, answers);
        expect(score).toMatchObject({
          status: 'complete',
          total: answers.reduce((sum, answer) => sum + answer, 0),
        });
      }),
    );
  });
});

describe('a PHQ-9 with gaps', () => {
  const gap = null;

  it.each<[string, Answers, number, number, readonly number[]]>([
    // 9 * 8 / 8
    ['one gap, a whole result', [1, 1, 1, 1, 1, 1, 1, gap, 1], 9, 8, [8]],
    // 9 * 4 / 8 = 4.5, up
    ['one gap, exactly a half', [gap, 1, 1, 1, 1, 0, 0, 0, 0], 5, 4, [1]],
    // 9 * 12 / 8 = 13.5, up
    [
      'one gap, a half below the moderately severe band',
      [3, 3, 3, 3, 0, gap, 0, 0, 0],
      14,
      12,
      [6],
    ],
    // 9 * 3 / 8 = 3.375, down
    ['one gap, less than a half', [gap, 1, 1, 1, 0, 0, 0, 0, 0], 3, 3, [1]],
    // 9 * 5 / 8 = 5.625, up
    ['one gap, more than a half', [gap, 1, 1, 1, 1, 1, 0, 0, 0], 6, 5, [1]],
    // 9 * 7 / 7
    ['two gaps, a whole result', [gap, gap, 1, 1, 1, 1, 1, 1, 1], 9, 7, [1, 2]],
    // 9 * 10 / 7 = 12.857, up
    ['two gaps, more than a half', [3, gap, 3, 3, 1, gap, 0, 0, 0], 13, 10, [2, 6]],
    // 9 * 1 / 7 = 1.286, down
    ['two gaps, less than a half', [gap, gap, 0, 0, 0, 0, 0, 0, 1], 1, 1, [1, 2]],
    ['two gaps, the highest answers', [3, 3, 3, gap, gap, 3, 3, 3, 3], 27, 21, [4, 5]],
    ['two gaps, nothing at all', [0, 0, 0, gap, gap, 0, 0, 0, 0], 0, 0, [4, 5]],
  ])('is prorated with %s', (_, answers, total, rawSum, missing) => {
    expect(scoreAnswers(phq9, answers)).toEqual({
      status: 'prorated',
      total,
      rawSum,
      answered: 9 - missing.length,
      missing,
      band: expect.objectContaining({ from: expect.any(Number) }),
    });
  });

  it.each<[string, Answers, number, readonly number[]]>([
    ['item 9 alone is missing', [1, 1, 1, 1, 1, 1, 1, 1, gap], 8, [9]],
    ['item 9 and another are missing', [gap, 1, 1, 1, 1, 1, 1, 1, gap], 7, [1, 9]],
    ['three are missing, item 9 among the given', [gap, gap, gap, 1, 1, 1, 1, 1, 1], 6, [1, 2, 3]],
    [
      'all are missing',
      [gap, gap, gap, gap, gap, gap, gap, gap, gap],
      0,
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ],
  ])('has no total when %s', (_, answers, rawSum, missing) => {
    const score = scoreAnswers(phq9, answers);
    expect(score).toEqual({ status: 'none', rawSum, answered: 9 - missing.length, missing });
    expect(score).not.toHaveProperty('total');
  });

  it('never takes a gap for a zero: a total exists only by the rule, item 9 never imputed', () => {
    fc.assert(
      fc.property(phq9AnswersWithGaps, (answers) => {
        const score = scoreAnswers(phq9, answers);
        const answered = answers.filter((answer) => answer !== null).length;
        const expected =
          answered === 9 ? 'complete' : answered >= 7 && answers[8] !== null ? 'prorated' : 'none';
        expect(score.status).toBe(expected);
      }),
    );
  });

  it('prorates to the nearest whole total and stays within 0 to 27', () => {
    fc.assert(
      fc.property(phq9AnswersWithGaps, (answers) => {
        const score = scoreAnswers(phq9, answers);
        fc.pre(score.status === 'prorated');
        const exact = (9 * score.rawSum) / score.answered;
        expect(score.total - exact).toBeGreaterThan(-0.5 - 1e-9);
        expect(score.total - exact).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(score.total).toBeGreaterThanOrEqual(score.rawSum);
        expect(score.total).toBeLessThanOrEqual(27);
      }),
    );
  });
});

describe('a GAD-7', () => {
  it('totals its seven answers', () => {
    expect(scoreAnswers(gad7, [3, 3, 2, 2, 1, 1, 3])).toMatchObject({
      status: 'complete',
      total: 15,
      band: { label: 'Severe' },
    });
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('has no total when item %# alone is missing', (missingIndex) => {
    const answers = [1, 1, 1, 1, 1, 1, 1].map((answer, i) => (i === missingIndex ? null : answer));
    expect(scoreAnswers(gad7, answers)).toEqual({
      status: 'none',
      rawSum: 6,
      answered: 6,
      missing: [missingIndex + 1],
    });
  });
});

describe('answers that are none', () => {
  it.each([
    ['eight answers', [1, 1, 1, 1, 1, 1, 1, 1], 8],
    ['ten answers, the functional question among them', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10],
    ['no answers', [], 0],
  ])('refuses a PHQ-9 with %s', (_, answers, received) => {
    expect(() => scoreAnswers(phq9, answers)).toThrow(AnswerCountError);
    expect(() => assertAnswers(phq9, answers)).toThrow(
      expect.objectContaining({ code: 'phq9.item_count', fields: { expected: 9, received } }),
    );
  });

  it.each([-1, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses an answer of %p and names the item, not the answer',
    (answer) => {
      const answers = [0, 0, answer, 0, 0, 0, 0, 0, 0];
      expect(() => scoreAnswers(phq9, answers)).toThrow(AnswerOutOfRange);
      expect(() => assertAnswers(phq9, answers)).toThrow(
        expect.objectContaining({
          code: 'phq9.item_out_of_range',
          fields: { item: 3, min: 0, max: 3 },
        }),
      );
    },
  );

  it('refuses a hole in the list, which is no stated gap', () => {
    const answers: (number | null)[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    delete answers[4];
    expect(() => assertAnswers(phq9, answers)).toThrow(AnswerOutOfRange);
  });

  it('uses the code of the instrument in hand', () => {
    expect(() => assertAnswers(gad7, [0, 0, 0, 0, 0, 0, 9])).toThrow(
      expect.objectContaining({ code: 'gad7.item_out_of_range' }),
    );
  });
});
