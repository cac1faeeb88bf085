import {
  absenceWords,
  changeWords,
  completenessOf,
  intervalWords,
  noBarsWords,
  shareWords,
} from './figure-words';

describe('the words of a figure', () => {
  it.each([
    [-41.26, '−41.3 %'],
    [4, '+4.0 %'],
    [0, '0.0 %'],
    [-0.04, '0.0 %'],
    [0.04, '0.0 %'],
    [-0.05, '−0.1 %'],
  ])('print a change of %d as %s', (percent, text) => {
    expect(changeWords(percent)).toBe(text);
  });

  it('print an interval, and nothing where there is none', () => {
    expect(intervalWords({ percent: -41, low: -47, high: -35.62 })).toBe('95 % CI −47.0 to −35.6');
    expect(intervalWords({ percent: -41, low: null, high: null })).toBe('');
  });

  it.each([
    [{ week: 12, observed: 0, notYet: 10 } as const, 'Nobody was seen in week 12 yet.'],
    [{ week: 12, observed: 0, notYet: 'withheld' } as const, 'Nobody was seen in week 12 yet.'],
    [{ week: 12, observed: 0, notYet: 0 } as const, 'Nobody was seen in week 12.'],
  ])('say of %j that nobody was seen', (week, words) => {
    expect(noBarsWords(week, 5)).toBe(words);
  });

  it.each(['<5', 'withheld', 38] as const)(
    'say of %s seen that a group may be small',
    (observed) => {
      const words = noBarsWords({ week: 12, observed, notYet: 0 }, 5);
      expect(words).toMatch(/^Not drawn: the bars would show a group of 1 to 4 patients/);
    },
  );

  it('print a share as it may be shown', () => {
    expect(shareWords({ count: 12, of: 48 })).toBe('12 of 48');
    expect(shareWords({ count: '<5', of: 48 })).toBe('<5 of 48');
    expect(shareWords({ count: 12, of: 'withheld' })).toBe('12, of a withheld number');
  });

  it.each([
    [['<5', 48] as const, 'Too few to show'],
    [[12, 'withheld'] as const, 'Withheld'],
    [[0, 0] as const, 'None yet'],
  ])('say why there is nothing: %p', (counts, text) => {
    expect(absenceWords([...counts])).toBe(text);
  });

  it.each([
    [30, 40, 75, '75 %'],
    [40, 40, 100, '100 %'],
    [45, 'withheld', (100 * 45) / 49, 'at least 91 %'],
    [0, 'withheld', 0, 'at least 0 %'],
    ['<5', 40, null, 'Too few to show'],
    [0, '<5', null, 'Too few to show'],
    [0, 0, null, 'None yet'],
  ] as const)('say how complete %p of %p visits are', (made, owed, percent, words) => {
    expect(completenessOf({ observed: made, owed }, 49, 5)).toEqual({ percent, words });
  });

  it('say nothing of those missed where all who are counted are withheld, too', () => {
    const visit = { observed: 45, owed: 'withheld' } as const;
    expect(completenessOf(visit, 'withheld', 5)).toEqual({ percent: null, words: 'Withheld' });
  });

  it('say how complete it is at least by the smallest count that the practice prints', () => {
    const percent = (100 * 45) / 55;
    expect(completenessOf({ observed: 45, owed: 'withheld' }, 60, 11)).toEqual({
      percent,
      words: 'at least 81 %',
    });
    expect(absenceWords(['<11'])).toBe('Too few to show');
  });
});
