import { daysOf, mondayOf, weekdayName, weekOf } from './week';

describe('a week', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-28', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
    ['2027-01-01', '2026-12-28'],
    ['2028-02-29', '2028-02-28'],
  ])('of %s begins on Monday %s', (on, monday) => {
    expect(mondayOf(on)).toBe(monday);
    expect(weekdayName(monday)).toBe('Monday');
  });

  it('has seven days across the change of clocks', () => {
    expect(daysOf('2026-03-23')).toEqual([
      '2026-03-23',
      '2026-03-24',
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
    ]);
  });

  it('is the present one where the address names none', () => {
    const outOfReach = ['9999-12-31', '9999-01-01', '0001-01-01', '0099-06-01'];
    for (const named of [undefined, '', 'next', '2026-02-30', ...outOfReach]) {
      expect(weekOf(named, '2026-11-28')).toBe('2026-11-23');
    }
    expect(weekOf('2026-10-07', '2026-11-28')).toBe('2026-10-05');
    expect(daysOf(weekOf('9998-12-31', '2026-11-28'))).toHaveLength(7);
  });
});
