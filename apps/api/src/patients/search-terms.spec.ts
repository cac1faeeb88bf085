import { searchTerms } from './search-terms';

const beginnings = (text: string) => searchTerms(text).map((term) => term.beginnings);

describe('what a typed search asks for', () => {
  it.each([
    ['zoë MÜLLER', [['zoe'], ['muller']]],
    ['müller, zoë', [['muller'], ['zoe']]],
    ["o'brien", [['obrien']]],
    ['smith-jones', [['smith'], ['jones']]],
    ['anna anna', [['anna']]],
    ['syn-0042', [['syn0042']]],
    ['syn 0042', [['syn'], ['0042']]],
    ['', []],
    ['  - ?', []],
  ])('%s: words', (text, terms) => {
    expect(beginnings(text)).toEqual(terms);
  });

  it.each([
    '1984-03-12',
    '1984-3-12',
    '12.03.1984',
    '12.3.1984',
    '12. 3. 1984',
    '12 Mar 1984',
    '12 march 1984',
    '12. March 1984',
    '12 MAR. 1984',
    'Mar 12, 1984',
    '19840312',
  ])('%s: born on 12 March 1984', (text) => {
    expect(beginnings(text)).toEqual([['19840312']]);
  });

  it.each([
    ['12/03/1984', ['19840312', '19841203']],
    ['03/12/1984', ['19841203', '19840312']],
    ['25/03/1984', ['19840325']],
    ['03/25/1984', ['19840325']],
    ['03/03/1984', ['19840303']],
  ])('%s: either day where both exist', (text, days) => {
    expect(beginnings(text)).toEqual([days]);
  });

  it.each([
    ['1984', ['1984']],
    ['1984-03', ['198403']],
    ['1984-03-', ['198403']],
    ['1984-03-1', ['1984031']],
  ])('%s: narrows while the date is typed', (text, term) => {
    expect(beginnings(text)).toEqual([term]);
  });

  it('takes a name beside a date, wherever it stands', () => {
    expect(beginnings('müller 12.03.1984 zoë')).toEqual([['19840312'], ['muller'], ['zoe']]);
    expect(beginnings('12 Mar 1984 müller')).toEqual([['19840312'], ['muller']]);
  });

  it.each([
    ['31.02.1984', [['31021984']]],
    ['30 Feb 1984', [['30'], ['feb'], ['1984']]],
    ['a1984-03-12b', [['a19840312b']]],
    ['1984-13', [['198413']]],
  ])('%s: words, since no such day exists or it is part of something longer', (text, terms) => {
    expect(beginnings(text)).toEqual(terms);
  });

  it('asks for at most eight things', () => {
    expect(searchTerms('a b c d e f g h i j k')).toHaveLength(8);
  });
});
