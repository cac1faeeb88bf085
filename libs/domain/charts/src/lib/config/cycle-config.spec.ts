import { buildPatientChart } from '../spec/build-patient-chart';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import type { ChartLayer } from './chart-layers';
import { chartLegend } from './chart-layers';
import { chartLayout } from './chart-layout';
import { paperTheme } from './chart-theme';
import { tooltipText } from './chart-tooltip';
import { cycleNamePlaces } from './cycle-name-places';
import { cycleStyle } from './cycle-style';
import { plottedLines } from './plotted-lines';
import { axisDays, timeTicks } from './time-ticks';
import { toChartConfig } from './to-chart-config';

const wide = { widthPx: 1080, prefersReducedMotion: false };

function cyclesEvery98Days(count: number): ClinicalChartSpec {
  const starts = Array.from({ length: count }, (_, at) => at * 98);
  return buildPatientChart(
    recordOf(
      starts.flatMap((day) => [phq9On(day - 2, 18), phq9On(day + 42, 7), phq9On(day + 80, 13)]),
      starts.map((day) => sessionOn(day)),
      { today: onDay(count * 98) },
    ),
    { range: 'all', axis: 'weeks-since-last' },
  );
}

const three = cyclesEvery98Days(3);
const configOf = (spec: ClinicalChartSpec, hidden: readonly ChartLayer[] = []) =>
  toChartConfig(spec, paperTheme, { ...wide, hiddenLayers: new Set(hidden) });
const idsOf = (...question: Parameters<typeof configOf>) =>
  configOf(...question).data.datasets.map(({ id }) => id);
const annotationsOf = (...question: Parameters<typeof configOf>) =>
  configOf(...question).options.plugins?.annotation?.list?.() ?? {};

describe('cycles laid over each other', () => {
  it('are a line each, aligned at day 0', () => {
    const { datasets } = configOf(three).data;
    expect(idsOf(three)).toEqual(['cycle-1', 'cycle-2', 'cycle-3', 'cycle-starts']);
    expect(datasets[0]?.data).toEqual([
      { x: -2, y: 18 },
      { x: 42, y: 7 },
      { x: 80, y: 13 },
      { x: 96, y: 18 },
    ]);
    expect(datasets[1]?.data.map(({ x }) => x)).toEqual([-2, 42, 80, 96]);
  });

  it('differ by shape or dash, not by colour alone, twenty in a row', () => {
    const looks = Array.from({ length: 20 }, (_, at) => {
      const { shape, dash } = cycleStyle(at + 1);
      return `${shape} ${dash.join(' ')}`;
    });
    expect(new Set(looks).size).toBe(20);
  });

  it('are named at the end of their line, by number alone when there are many', () => {
    expect(annotationsOf(three)['cycle-2-name']).toMatchObject({ content: 'Cycle 2' });
    expect(annotationsOf(cyclesEvery98Days(9))['cycle-9-name']).toMatchObject({ content: '9' });
  });

  it('have names that do not lie over each other, with one cycle or nine', () => {
    for (const count of [1, 2, 5, 9]) {
      const spec = cyclesEvery98Days(count);
      const layout = chartLayout(spec, wide);
      const lines = plottedLines(spec, wide);
      const places = cycleNamePlaces({ spec, theme: paperTheme, layout, plotWidthPx: 920, lines });
      expect(places).toHaveLength(count);
      const spots = new Set(
        places.map(({ number, xAdjust, yAdjust }) => {
          const last = lines.find(({ id }) => id === `cycle-${number}`)?.marks.at(-1);
          return [last?.day, last?.value, xAdjust, yAdjust].join();
        }),
      );
      expect(spots.size).toBe(count);
    }
  });

  it('are weeks on the axis, from before the injection to the end of the longest', () => {
    const { from, to } = axisDays(three);
    expect(from).toBeLessThan(-14);
    expect(to).toBeGreaterThan(96);
    expect(timeTicks(three, 900).map(({ label }) => label)).toContain('0');
    expect(configOf(three).options.scales?.['x']).toMatchObject({
      min: from,
      max: to,
      title: { display: true, text: 'Weeks since the injection that began the cycle' },
    });
  });

  it('have a key each, and one hidden leaves the others', () => {
    expect(chartLegend(three).map(({ label }) => label)).toEqual([
      'Cycle 1 · 6 Jan 2026',
      'Cycle 2 · 14 Apr 2026',
      'Cycle 3 · 21 Jul 2026',
      'Severity bands',
      'Response ≤ 9, Remission < 5',
      'Effect assumed and seen',
      'Frown 0–3 before and after',
    ]);
    expect(idsOf(three, ['cycle-2'])).toEqual(['cycle-1', 'cycle-3', 'cycle-starts']);
    expect(annotationsOf(three, ['cycle-2'])['cycle-2-name']).toBeUndefined();
  });

  it('keep an entry without a total as a gap in the line and a cross under it', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(0, 18), phq9On(28, null), phq9On(42, 7)], [sessionOn(0)]),
      { axis: 'weeks-since-last' },
    );
    const { datasets } = configOf(spec).data;
    expect(datasets[0]?.data.map(({ y }) => y)).toEqual([18, null, 7]);
    expect(datasets.find(({ id }) => id === 'cycle-gaps')?.data).toEqual([{ x: 28, y: 0.5 }]);
    expect(tooltipText(spec, 'cycle-gaps', 0).lines[0]).toContain('without a total');
  });

  it('show a prorated total hollow', () => {
    const spec = buildPatientChart(
      recordOf([phq9On(0, 18), phq9On(42, 7, { scoreStatus: 'prorated' })], [sessionOn(0)]),
      { axis: 'weeks-since-last' },
    );
    const { series, surface } = paperTheme;
    expect(configOf(spec).data.datasets[0]?.pointBackgroundColor).toEqual([series, surface]);
  });
});

describe('the rows under the cycles', () => {
  it('are one for each, the earliest on top, with the assumed effect and the effect seen', () => {
    const marks = annotationsOf(three);
    expect(marks['cycle-1-assumed']).toMatchObject({ xMin: 0, xMax: 84, yScaleID: 'cycles' });
    const [first, third] = [marks['cycle-1-assumed'], marks['cycle-3-assumed']];
    if (first?.type !== 'box' || third?.type !== 'box') throw new Error('no boxes');
    expect(first.yMin).toBeGreaterThan(third.yMin);
    expect(marks['cycle-1-seen']).toMatchObject({ xMin: 42, xMax: 80 });
    expect(marks['cycle-1-worn-off']).toMatchObject({ xMin: 80, xMax: 80 });
  });

  it('cut an assumed effect at the next session', () => {
    const spec = buildPatientChart(recordOf([], [sessionOn(0), sessionOn(70)]), {
      axis: 'weeks-since-last',
    });
    expect(annotationsOf(spec)['cycle-1-assumed']).toMatchObject({ xMax: 70 });
  });

  it('print the frown rating left of the injection before which it was made', () => {
    expect(annotationsOf(three)['cycle-2-frown']).toMatchObject({
      xValue: 0,
      position: { x: 'end' },
      content: expect.stringMatching(/3.*1/),
    });
  });

  it('go when neither effect nor frown is shown', () => {
    expect(idsOf(three, ['injections', 'frown'])).toEqual(['cycle-1', 'cycle-2', 'cycle-3']);
    expect(annotationsOf(three, ['injections', 'frown'])['cycle-1-assumed']).toBeUndefined();
  });
});

describe('the tooltip on a cycle', () => {
  it('says cycle, week and date, then score and change', () => {
    expect(tooltipText(three, 'cycle-2', 1)).toEqual({
      title: 'Cycle 2, week 6 (26 May 2026)',
      lines: [
        'PHQ-9 7, mild',
        '−11 since the start of the cycle, 18',
        'onset',
        'lowest of the cycle',
      ],
    });
  });

  it('of its row says what it was as a whole', () => {
    expect(tooltipText(three, 'cycle-starts', 1).title).toBe('Cycle 2, 14 Apr 2026');
  });

  it.each(['cycle-9', 'cycle-starts', 'cycle-gaps'] as const)(
    'is empty where %s has no mark',
    (id) => {
      expect(tooltipText(three, id, 99)).toEqual({ title: '', lines: [] });
    },
  );
});
