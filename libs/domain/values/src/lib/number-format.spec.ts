import { formatNumber } from './number-format';

describe('a number for people', () => {
  it.each<[number, string]>([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [204_800, '204,800'],
    [-1_234_567, '-1,234,567'],
    [1_234.5, '1,234.5'],
    [0.1 + 0.2, '0.3'],
  ])('%d is %s', (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });
});
