import { guardFormula } from './formula-guard';

describe('a text in a cell of a CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\nnext',
    '\uFF1D1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF20x',
  ])('that begins like a formula is marked as text: %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each(['', 'Ada', 'a=b', '5', '’=1', '"=1+1"', 'well - better', ' -'])(
    'stays as it is: %j',
    (text) => {
      expect(guardFormula(text)).toBe(text);
    },
  );
});
