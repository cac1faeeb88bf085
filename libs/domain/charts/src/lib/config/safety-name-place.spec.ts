import { buildPatientChart } from '../spec/build-patient-chart';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { chartLayout } from './chart-layout';
import { paperTheme } from './chart-theme';
import { plottedLines } from './plotted-lines';
import { safetyName } from './safety-annotations';

const env = { widthPx: 1080, prefersReducedMotion: true };

// Totals by day; the last but `later` has a positive item 9.
function anchorOf(
  totals: readonly (readonly [number, number])[],
  later: number,
  { widthPx = 1080, scale }: { widthPx?: number; scale?: 'percent-of-baseline' } = {},
) {
  const marked = totals.length - 1 - later;
  const spec: ClinicalChartSpec = buildPatientChart(
    recordOf(
      totals.map(([day, total], at) =>
        phq9On(day, total, at === marked ? { answers: [1, 1, 1, 1, 1, 1, 1, 1, 1] } : {}),
      ),
      [sessionOn(0)],
      { today: onDay(300) },
    ),
    { range: 'all', ...(scale && { scale }) },
  );
  const layout = chartLayout(spec, { ...env, widthPx });
  const lines = plottedLines(spec, env);
  const plotWidthPx = widthPx - 160;
  return safetyName({ spec, theme: paperTheme, layout, plotWidthPx, lines })?.place.anchor;
}

describe('the name of a safety mark', () => {
  it('stands right of its triangle where nothing comes after', () => {
    expect(
      anchorOf(
        [
          [0, 20],
          [100, 14],
        ],
        0,
      ),
    ).toBe('start');
  });

  it('goes left of it where the course falls through the right', () => {
    expect(
      anchorOf(
        [
          [0, 20],
          [60, 18],
          [100, 18],
          [130, 14],
        ],
        1,
      ),
    ).toBe('end');
  });

  it('goes under it where both sides are crossed', () => {
    expect(
      anchorOf(
        [
          [0, 20],
          [70, 14],
          [100, 18],
          [130, 14],
        ],
        1,
      ),
    ).toBe('center');
  });

  it('stands under it first where the chart is narrow', () => {
    expect(
      anchorOf(
        [
          [0, 20],
          [100, 14],
        ],
        0,
        { widthPx: 390 },
      ),
    ).toBe('center');
  });

  it('stays out of the names of the trials beside the scale of per cent', () => {
    const late = [
      [0, 20],
      [299, 16],
    ] as const;
    expect(anchorOf(late, 0)).toBe('start');
    expect(anchorOf(late, 0, { scale: 'percent-of-baseline' })).not.toBe('start');
  });

  it('is not there without a positive answer', () => {
    expect(anchorOf([[0, 20]], 5)).toBeUndefined();
  });
});
