import { InvalidInstant, compareInstants, instantMillis } from './instant';

describe('an instant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00:00.250Z', 250],
    ['1970-01-01T00:00Z', 0],
    ['1970-01-01T01:00:00+01:00', 0],
    ['1969-12-31T16:00:00-08:00', 0],
  ])('%s is %d ms after 1970 in UTC', (at, millis) => {
    expect(instantMillis(at)).toBe(millis);
  });

  it.each([
    ['without its zone', '2026-04-12T12:02:00'],
    ['that is only a date', '2026-04-12'],
    ['in a month that does not exist', '2026-13-12T12:02:00Z'],
    ['at 25 o’clock', '2026-04-12T25:02:00Z'],
    ['that is empty', ''],
  ])('%s is refused', (_, at) => {
    expect(() => instantMillis(at)).toThrow(InvalidInstant);
  });

  it('is ordered by time whatever offset it is written with', () => {
    const noonInBerlin = '2026-04-12T12:00:00+02:00';
    const elevenInLondon = '2026-04-12T11:00:00+01:00';
    const tenPastTen = '2026-04-12T10:10:00Z';
    expect(compareInstants(noonInBerlin, elevenInLondon)).toBe(0);
    expect(compareInstants(noonInBerlin, tenPastTen)).toBeLessThan(0);
    expect(compareInstants(tenPastTen, elevenInLondon)).toBeGreaterThan(0);
  });
});
