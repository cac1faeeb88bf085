import { expiryReading, numberReading, timeReading, type Reading } from './reading';

const read = <T>(reading: Reading<T>, text: string): T | 'refused' => {
  const result = reading.read(text);
  return 'value' in result ? result.value : 'refused';
};

describe('units as typed', () => {
  const units = numberReading({ min: 0.01, max: 500, decimals: 2, unit: 'U' });

  it.each<[string, number | 'refused']>([
    ['6', 6],
    [' 6.5 ', 6.5],
    ['6,5', 6.5],
    ['6.', 6],
    ['.5', 0.5],
    ['0.01', 0.01],
    ['0', 'refused'],
    ['0.001', 'refused'],
    ['6.125', 'refused'],
    ['500', 500],
    ['500.01', 'refused'],
    ['-6', 'refused'],
    ['6 U', 'refused'],
    ['1e2', 'refused'],
    ['six', 'refused'],
    ['.', 'refused'],
  ])('reads %p as %p', (text, expected) => {
    expect(read(units, text)).toBe(expected);
  });

  it('says which numbers it takes', () => {
    expect(units.read('600')).toEqual({ problem: 'Write 0.01 to 500 U.' });
    expect(units.read('6.125')).toEqual({ problem: 'At most 2 decimals.' });
    expect(numberReading({ min: 1, max: 20 }).read('1.5')).toEqual({
      problem: 'Write a whole number.',
    });
  });
});

describe('a time of day as typed', () => {
  it.each([
    ['13:40', '13:40'],
    ['1340', '13:40'],
    ['9:05', '09:05'],
    ['905', '09:05'],
    ['9.05', '09:05'],
    ['9', '09:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['1:40 pm', '13:40'],
    ['12 am', '00:00'],
    ['12:30 PM', '12:30'],
    ['24:00', 'refused'],
    ['13:60', 'refused'],
    ['13 pm', 'refused'],
    ['0 am', 'refused'],
    ['noon', 'refused'],
    ['', 'refused'],
  ])('reads %p as %p', (text, expected) => {
    expect(read(timeReading, text)).toBe(expected);
  });
});

describe('an expiry as printed on a label', () => {
  it.each([
    ['2027-08', '2027-08-31'],
    ['2027-08-15', '2027-08-15'],
    ['08/2027', '2027-08-31'],
    ['8.2027', '2027-08-31'],
    ['02-2028', '2028-02-29'],
    ['Aug 2027', '2027-08-31'],
    ['AUG2027', '2027-08-31'],
    ['August 2027', '2027-08-31'],
    ['15 Aug 2027', '2027-08-15'],
    ['15AUG2027', '2027-08-15'],
    ['31 Feb 2027', 'refused'],
    ['13/2027', 'refused'],
    ['2027-13', 'refused'],
    ['08/09/2027', 'refused'],
    ['08/27', 'refused'],
    ['soon', 'refused'],
    ['Foo 2027', 'refused'],
  ])('reads %p as the last day %p', (text, expected) => {
    expect(read(expiryReading, text)).toBe(expected);
  });

  it('is written in words that it reads again', () => {
    expect(read(expiryReading, expiryReading.write('2027-08-31'))).toBe('2027-08-31');
  });
});
