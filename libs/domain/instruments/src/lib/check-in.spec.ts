import { AnswerOutOfRange } from './answers';
import { answerWords } from './answer-offer';
import { checkIn } from './check-in';
import { findMeasure, measuresOf, recordedWith } from './measures';
import { phq9 } from './phq9';
import { EntryMismatch, scoreAnswers, scoreEnteredTotal, totalOf } from './score';
import { safetyConcern } from './safety';

describe('a check-in', () => {
  it('says that it is not validated, and has neither total nor threshold', () => {
    expect(checkIn.isNotValidated).toBe(true);
    expect(checkIn.thresholds).toEqual({});
    expect(checkIn.bands).toEqual([]);
    const score = scoreAnswers(checkIn, [7, 45, 3]);
    expect(score).toEqual({ status: 'unscored', answered: 3, missing: [] });
    expect(totalOf(score)).toBeNull();
    expect(() => scoreEnteredTotal(checkIn, 7)).toThrow(EntryMismatch);
  });

  it('keeps what was not answered as a gap', () => {
    expect(scoreAnswers(checkIn, [7, null, null])).toEqual({
      status: 'unscored',
      answered: 1,
      missing: [2, 3],
    });
  });

  it.each([
    ['the lowest answers', [0, 0, 0], true],
    ['the highest answers', [10, 480, 4], true],
    ['intensity 11', [11, 0, 0], false],
    ['intensity -1', [-1, 0, 0], false],
    ['481 minutes', [0, 481, 0], false],
    ['half a minute', [0, 0.5, 0], false],
    ['a fifth frequency', [0, 0, 5], false],
  ])('takes or refuses %s', (_, answers, isTaken) => {
    const score = (): unknown => scoreAnswers(checkIn, answers);
    if (isTaken) expect(score).not.toThrow();
    else expect(score).toThrow(AnswerOutOfRange);
  });

  it('speaks of no safety item', () => {
    expect(safetyConcern(checkIn, [10, 480, 4])).toBe('not-applicable');
  });

  it('words its answers with their unit or their printed option', () => {
    const words = checkIn.items.map((item, index) =>
      answerWords(checkIn, item, [7, 45, 2][index] ?? 0),
    );
    expect(words).toEqual(['7', '45 min', 'Most days']);
  });
});

describe('the measures of an instrument', () => {
  it('are the instrument itself where it has a total', () => {
    expect(measuresOf(phq9)).toEqual([phq9]);
    expect(findMeasure('phq9')).toBe(phq9);
    expect(recordedWith(phq9)).toBe('phq9');
  });

  it('are one for each question of a check-in, each on its own scale', () => {
    expect(
      measuresOf(checkIn).map(({ id, name, range }) => [id, name, range.min, range.max]),
    ).toEqual([
      ['check-in.1', 'Check-in: intensity', 0, 10],
      ['check-in.2', 'Check-in: minutes to pass', 0, 480],
      ['check-in.3', 'Check-in: how often', 0, 4],
    ]);
    const often = findMeasure('check-in.3');
    expect(often?.bands.map(({ label }) => label)).toContain('Several times a day');
    expect(often && recordedWith(often)).toBe('check-in');
  });

  it('are found by their id and nothing else', () => {
    expect(findMeasure('check-in')).toBeUndefined();
    expect(findMeasure('check-in.4')).toBeUndefined();
  });
});
