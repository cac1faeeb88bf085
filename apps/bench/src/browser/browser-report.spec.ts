import { browserTable, judgeInBrowser, type BrowserFigure } from './browser-report';

const figure = (values: readonly number[], goal: number | null = 100): BrowserFigure => ({
  title: 'Drawn',
  unit: 'ms',
  values,
  goal,
});

describe('a figure of the browser', () => {
  it.each([
    [[90, 100, 900], { median: 100, isMet: true, isFailure: false }],
    [[101], { isMet: false, isFailure: false }],
    [[200], { isMet: false, isFailure: false }],
    [[201], { isMet: false, isFailure: true }],
    [[0], { median: 0, isMet: true, isFailure: false }],
  ])('with the values %p is judged as %p', (values, judged) =>
    expect(judgeInBrowser(figure(values))).toMatchObject(judged),
  );

  it('that was not measured is a failure, never zero', () => {
    expect(judgeInBrowser(figure([]))).toMatchObject({ isMet: false, isFailure: true });
    expect(judgeInBrowser(figure([Number.NaN]))).toMatchObject({ isMet: false, isFailure: true });
    expect(browserTable([figure([])])).toContain('| Drawn | - | - | 100 ms missed |');
  });

  it('without a goal explains and does not fail', () =>
    expect(judgeInBrowser(figure([9_999], null))).toMatchObject({ isMet: true, isFailure: false }));

  it('is printed with its median, its most and its goal', () =>
    expect(browserTable([figure([5.25, 80, 120])])).toBe(
      [
        '| in the browser | median | at most | goal |',
        '| --- | --- | --- | --- |',
        '| Drawn | 80 ms | 120 ms | 100 ms met |',
      ].join('\n'),
    ));
});
