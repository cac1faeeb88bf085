import {
  axisInQuery,
  axisOf,
  comparedInQuery,
  isComparedOf,
  rangeInQuery,
  rangeOf,
  scaleInQuery,
  scaleOf,
} from './chart-query';

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

  it.each([
    ['percent', 'percent-of-baseline'],
    ['points', 'points'],
    [undefined, 'points'],
  ])('%s is the scale %s', (name, scale) => {
    expect(scaleOf(name)).toBe(scale);
  });

  it.each([
    ['patients', true],
    ['everybody', false],
    [undefined, false],
  ])('%s compared is %s', (name, isCompared) => {
    expect(isComparedOf(name)).toBe(isCompared);
  });

  it('says scale and comparison only where they differ from points alone', () => {
    expect([scaleInQuery('points'), comparedInQuery(false)]).toEqual([null, null]);
    expect(scaleOf(scaleInQuery('percent-of-baseline') ?? undefined)).toBe('percent-of-baseline');
    expect(isComparedOf(comparedInQuery(true) ?? undefined)).toBe(true);
  });

  it('says only what differs from a year by date', () => {
    expect([axisInQuery('date'), rangeInQuery('1y')]).toEqual([null, null]);
    expect(axisOf(axisInQuery('weeks-since-first') ?? undefined)).toBe('weeks-since-first');
    expect(rangeOf(rangeInQuery('all') ?? undefined)).toBe('all');
  });
});
