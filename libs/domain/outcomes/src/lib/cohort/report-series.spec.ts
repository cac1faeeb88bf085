import { csvDialects, csvText } from '@glabella/domain/values';
import { bandSeries, strataSeries, toTenth, visitSeries } from './report-series';

const linesOf = (series: Parameters<typeof csvText>[0]) =>
  csvText(series, csvDialects['csv-analysis']).trimEnd().split('\r\n');

describe('the drawings of a report as files', () => {
  it('tell a fall as a negative number, a few as <5 and a mean that is not shown as empty', () => {
    const lines = linesOf(
      visitSeries('PHQ-9', [
        { week: 6, observed: 38, change: { percent: -42.649, low: -54.8, high: -30.44 } },
        { week: 12, observed: '<5', change: null },
      ]),
    );
    expect(lines.slice(0, 3)).toEqual([
      'series,name,week,patients,mean_change_percent,mean_change_ci_low,mean_change_ci_high',
      'practice,PHQ-9,6,38,-42.6,-54.8,-30.4',
      'practice,PHQ-9,12,<5,,,',
    ]);
    expect(lines[3]).toBe('trial-active,"Wollmer 2012, HAM-D17",6,15,-47.1,,');
    // Who was in an arm is not published of every trial.
    expect(lines[5]).toBe('trial-active,"Finzi & Rosenthal 2014, MADRS",6,,-47,,');
  });

  it('count the patients of each band as printed', () => {
    const bands = [
      { label: 'Fell by 75 % or more', patients: 6 },
      { label: 'Rose', patients: 'withheld' as const },
    ];
    expect(linesOf(bandSeries(6, 38, bands))).toEqual([
      'week,change,patients,patients_observed',
      '6,Fell by 75 % or more,6,38',
      '6,Rose,withheld,38',
    ]);
  });

  it('set the strata under each other, a rate without its count shown empty', () => {
    const strata = [
      {
        id: 'mild',
        observed: 14,
        missing: 'withheld' as const,
        change: { percent: -51.2, low: -66.4, high: -36 },
        response: { count: 9, of: 14, interval: { percent: 64.286, low: 38.8, high: 83.7 } },
        remission: { count: 'withheld' as const, of: 14, interval: null },
      },
    ];
    expect(linesOf(strataSeries(strata))[1]).toBe(
      '6,mild,14,withheld,-51.2,-66.4,-36,9,64.3,38.8,83.7,withheld,,,',
    );
  });

  it('round to a tenth, away from zero and without a minus before it', () => {
    expect([-0.04, 0.05, -12.25, -12.35].map(toTenth).map(String)).toEqual([
      '0',
      '0.1',
      '-12.3',
      '-12.4',
    ]);
  });
});
