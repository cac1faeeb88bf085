import * as fc from 'fast-check';
import {
  InvalidPartialDate,
  earliestDay,
  formatPartialDate,
  isPartialDate,
  latestDay,
  readPartialDate,
} from './partial-date';

describe('a date of which only a part is known', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31', '2024'],
    ['2024-02', '2024-02-01', '2024-02-29', 'Feb 2024'],
    ['2023-02', '2023-02-01', '2023-02-28', 'Feb 2023'],
    ['2024-12', '2024-12-01', '2024-12-31', 'Dec 2024'],
    ['2024-03-09', '2024-03-09', '2024-03-09', '9 Mar 2024'],
    ['2024-01-01', '2024-01-01', '2024-01-01', '1 Jan 2024'],
  ])('%s means %s to %s and reads %s', (partial, first, last, words) => {
    expect(isPartialDate(partial)).toBe(true);
    expect(earliestDay(partial)).toBe(first);
    expect(latestDay(partial)).toBe(last);
    expect(formatPartialDate(partial)).toBe(words);
  });

  it.each(['', '24', '2024-', '2024-00', '2024-13', '2024-02-30', '2024-3', '0000', ' 2024', 'x'])(
    'refuses %p',
    (text) => {
      expect(isPartialDate(text)).toBe(false);
      expect(() => earliestDay(text)).toThrow(InvalidPartialDate);
      expect(() => latestDay(text)).toThrow(InvalidPartialDate);
      expect(() => formatPartialDate(text)).toThrow(InvalidPartialDate);
    },
  );

  it.each([null, undefined, 2024, {}])('is never %p', (value) => {
    expect(isPartialDate(value)).toBe(false);
  });

  it('is never shifted: every day that it can mean begins with what was written', () => {
    const month = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(month, fc.boolean(), ([year, of], withMonth) => {
        const pad = (value: number, width: number) => String(value).padStart(width, '0');
        const written = withMonth ? `${pad(year, 4)}-${pad(of, 2)}` : pad(year, 4);
        expect(earliestDay(written).startsWith(written)).toBe(true);
        expect(latestDay(written).startsWith(written)).toBe(true);
        expect(earliestDay(written) < latestDay(written)).toBe(true);
      }),
    );
  });

  it.each([
    ['2024', '2024'],
    [' 2024-3 ', '2024-03'],
    ['2024-03-09', '2024-03-09'],
    ['3/2024', '2024-03'],
    ['12.2024', '2024-12'],
    ['Mar 2024', '2024-03'],
    ['september  2024', '2024-09'],
    ['9 Mar 2024', '2024-03-09'],
    ['9. mar. 2024', '2024-03-09'],
    ['13/2024', null],
    ['3/4/2024', null],
    ['Foo 2024', null],
    ['31 Feb 2024', null],
    ['last year', null],
    ['', null],
  ])('is read as people write it: %p', (text, partial) => {
    expect(readPartialDate(text)).toBe(partial);
  });
});
