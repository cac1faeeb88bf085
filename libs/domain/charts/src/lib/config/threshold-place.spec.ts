import { buildPatientChart } from '../spec/build-patient-chart';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { chartLayout } from './chart-layout';
import { paperTheme } from './chart-theme';
import { plottedLines } from './plotted-lines';
import { freePlaceForName, type NamePlace, type NameSide } from './threshold-place';
import { dayNumberOn } from './time-ticks';

const env = { widthPx: 1080, prefersReducedMotion: true };

function placeOf(
  spec: ClinicalChartSpec,
  sides: readonly NameSide[] = ['above', 'below'],
): NamePlace {
  const [response] = spec.thresholds;
  if (response === undefined) throw new Error('no response line');
  const layout = chartLayout(spec, env);
  const lines = plottedLines(spec, env);
  const drawing = { spec, theme: paperTheme, layout, plotWidthPx: 920, lines };
  return freePlaceForName(drawing, response, sides);
}

const courseOf = (totals: readonly (readonly [number, number])[]): ClinicalChartSpec =>
  buildPatientChart(
    recordOf(
      totals.map(([day, total]) => phq9On(day, total)),
      [sessionOn(0)],
      { today: onDay(300) },
    ),
    { range: 'all' },
  );

describe('the name of a dashed line', () => {
  it('stands at the left, after the line of the first session, where nothing is in its way', () => {
    const spec = courseOf([
      [0, 20],
      [200, 18],
    ]);
    const { day, side } = placeOf(spec);
    expect(side).toBe('above');
    expect(day).toBeGreaterThan(dayNumberOn(spec, onDay(0)));
    expect(day).toBeLessThan(dayNumberOn(spec, onDay(30)));
  });

  it('moves to where the course leaves it room', () => {
    const spec = courseOf([
      [0, 20],
      [10, 11],
      [150, 11],
      [160, 2],
      [290, 2],
    ]);
    const { day, side } = placeOf(spec, ['above']);
    expect(side).toBe('above');
    expect(day).toBeGreaterThan(dayNumberOn(spec, onDay(155)));
  });

  it('goes under its line when the course runs along above it', () => {
    const spec = courseOf([
      [0, 20],
      [10, 11],
      [290, 11],
    ]);
    expect(placeOf(spec).side).toBe('below');
  });

  it('never takes a side that it may not', () => {
    const spec = courseOf([
      [0, 20],
      [10, 11],
      [290, 11],
    ]);
    expect(placeOf(spec, ['above']).side).toBe('above');
  });
});
