import {
  axisInQuery,
  chosenInQuery,
  axisOf,
  comparedInQuery,
  hiddenInQuery,
  hiddenLayersOf,
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

  it.each([
    ['trials,frown', ['trials', 'frown']],
    ['cycle-2', ['cycle-2']],
    ['cycle-x,sideways,,points', ['points']],
    ['', []],
    [undefined, []],
  ])('%s are the layers that are off: %j', (names, layers) => {
    expect([...hiddenLayersOf(names)]).toEqual(layers);
  });

  it('takes off what is said several times', () => {
    expect([...hiddenLayersOf(['frown', 'trials,nothing'])]).toEqual(['frown', 'trials']);
  });

  it('reproduces every choice, and names nothing that need not be said', () => {
    const chosen = {
      axis: 'weeks-since-last',
      range: 'all',
      scale: 'percent-of-baseline',
      isCompared: true,
      view: 'table',
      hidden: new Set(['trials', 'cycle-2'] as const),
      forms: { from: 'id-1', to: 'id-2' },
    } as const;
    const query = chosenInQuery(chosen);
    expect(query).toEqual({
      axis: 'cycles',
      range: 'all',
      scale: 'percent',
      compare: 'patients',
      view: 'table',
      hide: 'cycle-2,trials',
      from: 'id-1',
      to: 'id-2',
    });
    expect(hiddenLayersOf(query['hide'] ?? undefined)).toEqual(chosen.hidden);
    const plain = { axis: 'date', range: '1y', scale: 'points', view: 'chart' } as const;
    const nothing = { axis: null, range: null, scale: null, view: null };
    expect(chosenInQuery(plain)).toEqual(nothing);
    expect(hiddenInQuery(new Set())).toBeNull();
    expect(chosenInQuery({})).toEqual({});
  });

  it('forgets the forms of a questionnaire with that questionnaire', () => {
    expect(chosenInQuery({ instrument: 'gad7' })).toEqual({
      instrument: 'gad7',
      from: null,
      to: null,
    });
    // Also the PHQ-9: a patient may be read by another measure where nothing is said.
    expect(chosenInQuery({ instrument: 'phq9' })).toMatchObject({ instrument: 'phq9' });
  });

  it('says only what differs from a year by date', () => {
    expect([axisInQuery('date'), rangeInQuery('1y')]).toEqual([null, null]);
    expect(axisOf(axisInQuery('weeks-since-first') ?? undefined)).toBe('weeks-since-first');
    expect(rangeOf(rangeInQuery('all') ?? undefined)).toBe('all');
  });
});
