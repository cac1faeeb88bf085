import { axisInQuery, axisOf, rangeInQuery, rangeOf } from './chart-query';

describe('the chart in the address', () => {
  it.each([
    ['weeks', 'weeks-since-first'],
    ['cycles', 'weeks-since-last'],
    ['date', 'date'],
    [undefined, 'date'],
    ['sideways', 'date'],
  ])('%s is the axis %s', (name, axis) => {
    expect(axisOf(name)).toBe(axis);
  });

  it.each([
    ['3m', '3m'],
    ['6m', '6m'],
    ['1y', '1y'],
    ['all', 'all'],
    [undefined, '1y'],
    ['9y', '1y'],
  ])('%s is the range %s', (name, range) => {
    expect(rangeOf(name)).toBe(range);
  });

  it('says only what differs from a year by date', () => {
    expect([axisInQuery('date'), rangeInQuery('1y')]).toEqual([null, null]);
    expect(axisOf(axisInQuery('weeks-since-first') ?? undefined)).toBe('weeks-since-first');
    expect(rangeOf(rangeInQuery('all') ?? undefined)).toBe('all');
  });
});
