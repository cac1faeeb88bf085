import { capital, decapital } from './capital';

describe('words that begin a line', () => {
  it.each([
    ['other event of 2025', 'Other event of 2025'],
    ['PHQ-9 of today', 'PHQ-9 of today'],
    ['äußerst', 'Äußerst'],
    ['6 weeks', '6 weeks'],
    ['', ''],
  ])('%j becomes %j', (words, begun) => {
    expect(capital(words)).toBe(begun);
  });
});

describe('words inside a sentence', () => {
  it.each([
    ['The first visit after 6 weeks', 'the first visit after 6 weeks'],
    ['6 weeks', '6 weeks'],
    ['', ''],
  ])('%j becomes %j', (words, inside) => {
    expect(decapital(words)).toBe(inside);
  });
});
