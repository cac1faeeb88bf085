import type { Scale, TooltipItem } from 'chart.js';
import { gad7 } from '@glabella/domain/instruments';
import { buildPatientChart } from '../spec/build-patient-chart';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import type { Annotations } from './annotation';
import type { ClinicalDataset, DatasetId } from './chart-datasets';
import type { ChartEnvironment } from './chart-environment';
import { chartLegend } from './chart-layers';
import { chartLayout } from './chart-layout';
import type { ScaleConfig } from './chart-scales';
import { paperTheme } from './chart-theme';
import { dayNumberOn } from './time-ticks';
import { toChartConfig } from './to-chart-config';

const wide: ChartEnvironment = { widthPx: 1080, prefersReducedMotion: false };
const phone: ChartEnvironment = { widthPx: 358, prefersReducedMotion: false };
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];

const treated = buildPatientChart(
  recordOf(
    [
      phq9On(-7, 19, { answers: positive }),
      phq9On(21, 12),
      phq9On(42, 8, { scoreStatus: 'prorated', answers: [1, 1, 1, 1, 1, 1, 1, null, 0] }),
      phq9On(50, null),
      phq9On(63, 5, { scoreStatus: 'total-only', answers: null }),
      phq9On(108, 0),
    ],
    [sessionOn(0), sessionOn(98)],
    { today: onDay(110) },
  ),
  { range: 'all' },
);

const configOf = (spec: ClinicalChartSpec, env = wide) => toChartConfig(spec, paperTheme, env);

function annotationsOf(spec: ClinicalChartSpec, env = wide): Annotations {
  const annotations = configOf(spec, env).options.plugins?.annotation?.list?.();
  if (annotations === undefined) throw new Error('no annotations');
  return annotations;
}

function datasetOf(spec: ClinicalChartSpec, id: DatasetId, env = wide): ClinicalDataset {
  const dataset = configOf(spec, env).data.datasets.find((one) => one.id === id);
  if (dataset === undefined) throw new Error(`no dataset ${id}`);
  return dataset;
}

function scaleOf(spec: ClinicalChartSpec, id: string, env = wide): ScaleConfig {
  const scale = configOf(spec, env).options.scales?.[id];
  if (scale === undefined) throw new Error(`no scale ${id}`);
  return scale as ScaleConfig;
}

function tickValues(scale: ScaleConfig): number[] {
  const axis = { ticks: [] } as unknown as Scale;
  scale.afterBuildTicks?.(axis);
  return axis.ticks.map(({ value }) => value);
}

describe('the value axis', () => {
  it('is fixed at 0 to 27 whatever the totals are', () => {
    const calm = buildPatientChart(recordOf([phq9On(0, 1), phq9On(30, 2)], []));
    for (const spec of [treated, calm]) {
      const scale = scaleOf(spec, 'y');
      expect([scale.min, scale.max]).toEqual([-0.5, 27.5]);
      expect(tickValues(scale)).toEqual([0, 5, 10, 15, 20, 27]);
    }
  });

  it('is that of the instrument: 0 to 21 for the GAD-7', () => {
    const scale = scaleOf(buildPatientChart(recordOf([], []), { instrument: gad7 }), 'y');
    expect([scale.min, scale.max]).toEqual([-0.5, 21.5]);
  });
});

describe('the time axis of the drawing', () => {
  it('is linear over whole days, so a gap of 20 weeks is ten times one of 2', () => {
    const { type, min, max } = scaleOf(treated, 'x');
    expect(type).toBe('linear');
    expect(min).toBe(dayNumberOn(treated, treated.window.from));
    expect(max).toBe(dayNumberOn(treated, treated.window.to));
    const [first, second] = datasetOf(treated, 'points').data;
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBe(28);
  });

  it('says that its numbers are weeks', () => {
    const byWeek = buildPatientChart(recordOf([phq9On(0, 9)], [sessionOn(0)]), {
      axis: 'weeks-since-first',
    });
    expect(scaleOf(byWeek, 'x').title).toMatchObject({ display: true });
    expect(scaleOf(treated, 'x').title).toMatchObject({ display: false });
    expect(datasetOf(byWeek, 'points').data[0]?.x).toBe(0);
  });
});

describe('the markers of the injections', () => {
  it('grow in area with the units, within what can be seen and has room', () => {
    const units = [5, 20, 40, 80, 500];
    const spec = buildPatientChart(
      recordOf(
        [],
        units.map((totalUnits, at) => sessionOn(at * 20, { totalUnits })),
      ),
      { range: 'all' },
    );
    const { pointRadius, pointHoverRadius } = datasetOf(spec, 'injections');
    const radii = pointRadius as number[];
    expect(radii.map((radius) => Math.round(radius ** 2))).toEqual([16, 20, 40, 80, 120]);
    expect(pointHoverRadius).toEqual(radii.map((radius) => radius + 1.5));
  });
});

describe('the points', () => {
  it('keep an entry without a total as a gap and a total of 0 as 0', () => {
    expect(datasetOf(treated, 'points').data.map(({ y }) => y)).toEqual([19, 12, 8, null, 5, 0]);
  });

  it('break the line beyond 120 days and are never thinned out', () => {
    expect(datasetOf(treated, 'points').spanGaps).toBe(120);
    expect(configOf(treated).options.plugins?.decimation?.enabled).toBe(false);
    expect(configOf(treated).options.parsing).toBe(false);
  });

  it('show a prorated total hollow and a total-only one as a diamond', () => {
    const { pointBackgroundColor, pointStyle } = datasetOf(treated, 'points');
    const { series, surface } = paperTheme;
    expect(pointBackgroundColor).toEqual([series, series, surface, series, series, series]);
    expect(pointStyle).toEqual(['circle', 'circle', 'circle', 'circle', 'rectRot', 'circle']);
  });

  it('have a mark under the plot where an entry has no total', () => {
    const marks = datasetOf(treated, 'entries-without-total').data;
    expect(marks.map(({ y }) => y !== null)).toEqual([false, false, false, true, false, false]);
    expect(marks[3]?.x).toBe(dayNumberOn(treated, onDay(50)));
  });

  it('carry their number and name at the baseline, and their number at the latest', () => {
    const marks = annotationsOf(treated);
    expect(marks['total-phq9-day--7']).toMatchObject({ content: '19' });
    expect(marks['baseline-name']).toMatchObject({ content: 'baseline' });
    expect(marks['total-phq9-day-108']).toMatchObject({ content: '0' });
    expect(marks['total-phq9-day-21']).toBeUndefined();
  });

  it('have the latest number beside a mark that the course falls to steeply', () => {
    const steep = (day: number) => {
      const spec = buildPatientChart(
        recordOf([phq9On(0, 20), phq9On(day - 5, 18), phq9On(day, 8)], [sessionOn(0)]),
      );
      return annotationsOf(spec)[`total-phq9-day-${day}`];
    };
    expect(steep(90)).toMatchObject({ position: { x: 'start' }, yAdjust: 0 });
    const marks = annotationsOf(treated);
    expect(marks['total-phq9-day-108']).toMatchObject({ position: { x: 'center' }, yAdjust: -17 });
  });

  it('carry a shape and a word where item 9 is positive, and neither where it is 0', () => {
    const marks = annotationsOf(treated);
    expect(marks['safety-phq9-day--7']).toMatchObject({ type: 'point', pointStyle: 'triangle' });
    expect(marks['safety-name']).toMatchObject({ content: 'item 9' });
    expect(marks['safety-phq9-day-21']).toBeUndefined();
  });
});

describe('a positive item 9 on a form without a total', () => {
  const bare = (day: number) =>
    phq9On(day, null, { answers: [1, 1, 1, 1, 1, null, null, null, 2] });
  const forms = [phq9On(-7, 19, { answers: positive }), phq9On(21, 12), bare(50)];
  const record = recordOf(forms, [sessionOn(0)], { today: onDay(110) });

  it.each([
    ['by date', 'date', 'safety-phq9-day-50', dayNumberOn(treated, onDay(50))],
    ['by cycle', 'weeks-since-last', 'safety-cycle-1-phq9-day-50', 50],
  ] as const)('has its triangle and its name in the lane under the plot %s', (_, axis, id, day) => {
    const spec = buildPatientChart(record, { range: 'all', axis });
    const inLane = { yScaleID: 'visits', xValue: day, yValue: 0.5 };
    for (const env of [wide, phone]) {
      const marks = annotationsOf(spec, env);
      expect(marks[id]).toMatchObject({ ...inLane, pointStyle: 'triangle' });
      expect(marks['safety-name']).toMatchObject({ ...inLane, content: 'item 9' });
    }
  });

  it('does not leave the plot at its edge', () => {
    const spec = buildPatientChart({ ...record, today: onDay(50) }, { range: 'all' });
    expect(annotationsOf(spec)['safety-name']).toMatchObject({ position: { x: 'end' } });
    const narrow = annotationsOf(spec, phone);
    expect(narrow['safety-phq9-day-50']).toMatchObject({ xAdjust: -13 });
    expect(narrow['safety-name']).toMatchObject({ position: { x: 'end' }, xAdjust: -25 });
  });

  it('leaves the name to a later total, and goes with its lane', () => {
    const later = recordOf([...forms, phq9On(108, 8, { answers: positive })], [sessionOn(0)]);
    const spec = buildPatientChart(later, { range: 'all' });
    expect(annotationsOf(spec)['safety-phq9-day-50']).toBeDefined();
    expect(annotationsOf(spec)['safety-name']).toMatchObject({ yScaleID: 'y' });
    const bareLane = { ...wide, hiddenLayers: new Set(['visits'] as const) };
    expect(annotationsOf(spec, bareLane)['safety-phq9-day-50']).toBeUndefined();
  });
});

describe('bands and lines', () => {
  it('are boxes between 4.5, 9.5, 14.5 and 19.5 with the name of each at the right edge', () => {
    const marks = annotationsOf(treated);
    expect(marks['band-mild']).toMatchObject({ type: 'box', yMin: 4.5, yMax: 9.5 });
    expect(marks['band-severe']).toMatchObject({ type: 'box', yMin: 19.5, yMax: 27.5 });
    expect(marks['band-moderately-severe-name']).toMatchObject({
      content: 'Moderately severe',
      xValue: dayNumberOn(treated, treated.window.to),
    });
  });

  it('keep the names of the bands when the tint is switched off', () => {
    const marks = annotationsOf(treated, { ...wide, hiddenLayers: new Set(['bands']) });
    expect(marks['band-mild']).toMatchObject({ backgroundColor: 'transparent' });
    expect(marks['band-mild-name']).toMatchObject({ content: 'Mild' });
  });

  it('are dashed for response at half of the baseline and for remission, each named', () => {
    const marks = annotationsOf(treated);
    expect(marks['threshold-response']).toMatchObject({ yMin: 9.5, yMax: 9.5, borderDash: [6, 5] });
    expect(marks['threshold-response-name']).toMatchObject({ content: 'Response ≤ 9' });
    expect(marks['threshold-remission']).toMatchObject({ yMin: 4.5, borderDash: [2, 4] });
    expect(marks['threshold-remission-name']).toMatchObject({ content: 'Remission < 5' });
  });

  it('put the lower name under its line where two lie close together', () => {
    const close = buildPatientChart(recordOf([phq9On(0, 10)], [sessionOn(0)]));
    const marks = annotationsOf(close);
    expect(marks['threshold-response-name']).toMatchObject({ position: { y: 'end' } });
    expect(marks['threshold-remission-name']).toMatchObject({ position: { y: 'start' } });
  });

  it('are handed over by a function, which Chart.js leaves as it is', () => {
    const { annotation } = configOf(treated).options.plugins ?? {};
    expect(Object.values(annotation ?? {})).toEqual([expect.any(Function)]);
    expect(annotation?.list?.()).toBe(annotation?.list?.());
  });
});

describe('the lanes', () => {
  it('lie under the plot: not recorded, injections, frown, the time axis below all', () => {
    const { scales } = configOf(treated).options;
    // Chart.js stacks upwards by weight, however often a lane was hidden and shown again.
    const byWeight = Object.entries(scales ?? {})
      .filter(([id]) => id !== 'x')
      .sort(([, a], [, b]) => Number(b?.weight) - Number(a?.weight));
    expect(byWeight.map(([id]) => id)).toEqual(['y', 'visits', 'injections', 'frown']);
    expect(chartLayout(treated, wide).lanes.map(({ label }) => label)).toEqual([
      'Not recorded',
      'Injections',
      'Frown 0–3',
    ]);
  });

  it('draw one line from the top of the plot to the marker of each session', () => {
    const line = annotationsOf(treated)['injection-session-day-98'];
    const day = dayNumberOn(treated, onDay(98));
    if (line?.type !== 'line') throw new Error('no line');
    expect(line).toMatchObject({ xMin: day, xMax: day, yMax: 27.5 });
    expect(line.yMin).toBeLessThan(-0.5);
    expect(annotationsOf(treated)['injection-session-day-98-label']).toMatchObject({
      content: expect.stringMatching(/^29 U/),
    });
  });

  it('draw the assumed effect from the session on and cut it at the edge of the window', () => {
    const effect = annotationsOf(treated)['effect-session-day-98'];
    expect(effect).toMatchObject({
      xMin: dayNumberOn(treated, onDay(98)),
      xMax: dayNumberOn(treated, treated.window.to),
    });
  });

  it('are left out where there is nothing to put in them', () => {
    const untreated = buildPatientChart(recordOf([phq9On(0, 9)], []));
    expect(chartLayout(untreated, wide).lanes).toEqual([]);
    expect(configOf(untreated).data.datasets.map(({ id }) => id)).toEqual(['points']);
  });

  it('rate frown from 0 to 3 and leave a missing rating out', () => {
    const spec = buildPatientChart(recordOf([], [sessionOn(0, { frownAtRest: null })]));
    expect(datasetOf(spec, 'frown-maximum').data[0]?.y).toBe(3);
    expect(datasetOf(spec, 'frown-rest').data[0]?.y).toBeNull();
  });
});

describe('the paper', () => {
  it('of a phone is laid out anew: lower, names on two lines, shorter labels', () => {
    expect(chartLayout(treated, phone)).toMatchObject({ isNarrow: true, fontPx: 11 });
    expect(annotationsOf(treated, phone)['band-moderately-severe-name']).toMatchObject({
      content: ['Moderately', 'severe'],
    });
    expect(annotationsOf(treated, phone)['frown-session-day-0-label']).toMatchObject({
      content: '3/1',
    });
  });

  it('of a sheet has a lower plot, and lanes as high as ever', () => {
    const [ofScreen, ofSheet] = [wide, { ...wide, plotPx: 150 }].map((env) =>
      chartLayout(treated, env),
    );
    expect(ofSheet?.plotPx).toBe(150);
    expect(ofSheet?.lanes).toEqual(ofScreen?.lanes);
    const lowerBy = (ofScreen?.plotPx ?? 0) - 150;
    expect(ofSheet?.heightPx).toBe((ofScreen?.heightPx ?? 0) - lowerBy);
  });

  it('never moves a mark, and its tooltip only where motion is welcome', () => {
    const motionOf = (env: ChartEnvironment) => {
      const { animation, plugins } = configOf(treated, env).options;
      return [animation, plugins?.tooltip?.animation];
    };
    expect(motionOf(wide)).toEqual([false, { duration: 150 }]);
    expect(motionOf({ ...wide, prefersReducedMotion: true })).toEqual([false, false]);
  });

  it('of a file is still, deaf to the pointer and as sharp as asked for', () => {
    const { options } = configOf(treated, { ...wide, isStill: true, devicePixelRatio: 3 });
    expect(options).toMatchObject({
      animation: false,
      responsive: false,
      events: [],
      devicePixelRatio: 3,
    });
  });
});

describe('layers', () => {
  it('have a key each, in words', () => {
    expect(chartLegend(treated).map(({ label }) => label)).toEqual([
      'PHQ-9',
      'Severity bands',
      'Response ≤ 9, Remission < 5',
      'Item 9 positive',
      'Injections',
      'Frown 0–3',
      'Not recorded',
    ]);
  });

  it('have no key where there is nothing to show', () => {
    const spec = buildPatientChart(recordOf([phq9On(0, 9)], []));
    expect(chartLegend(spec).map(({ layer }) => layer)).toEqual(['points', 'bands', 'thresholds']);
  });

  it.each([
    ['points', ['entries-without-total', 'visits', 'injections', 'frown-rest', 'frown-maximum']],
    ['visits', ['points', 'injections', 'frown-rest', 'frown-maximum']],
    ['injections', ['points', 'entries-without-total', 'visits', 'frown-rest', 'frown-maximum']],
    ['frown', ['points', 'entries-without-total', 'visits', 'injections']],
  ] as const)('without %s leave the others', (layer, rest) => {
    const env = { ...wide, hiddenLayers: new Set([layer]) };
    expect(configOf(treated, env).data.datasets.map(({ id }) => id)).toEqual(rest);
  });
});

describe('the tooltip', () => {
  const textOf = (id: DatasetId, dataIndex: number) => {
    const { callbacks } = configOf(treated).options.plugins?.tooltip ?? {};
    const hovered = {
      dataset: datasetOf(treated, id),
      dataIndex,
    } as unknown as TooltipItem<'line'>;
    const model = {} as never;
    return [callbacks?.title?.call(model, [hovered]), callbacks?.label?.call(model, hovered)];
  };

  it('of a point says date, score, band, change and days since treatment', () => {
    expect(textOf('points', 1)).toEqual([
      '27 Jan 2026',
      ['PHQ-9 12, moderate', '−7 since baseline 19', '21 days after the last injection'],
    ]);
  });

  it('of a session and of its frown rating says what was given', () => {
    const [title, lines] = textOf('injections', 1);
    expect(title).toBe('14 Apr 2026, session 2');
    expect(lines?.[0]).toBe('onabotulinumtoxinA, 29 U, 5 sites, lot C7839');
    expect(textOf('frown-maximum', 1)).toEqual([title, lines]);
  });

  it('of a visit that was not recorded says what was due', () => {
    expect(textOf('visits', 0)).toEqual([
      '31 Mar 2026',
      ['PHQ-9 of week 12: missed, nothing recorded in its window'],
    ]);
  });

  it('is empty where there is no mark', () => {
    expect(textOf('visits', 99)).toEqual(['', []]);
  });
});
