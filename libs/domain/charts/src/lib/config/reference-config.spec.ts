import * as fc from 'fast-check';
import { findMeasure, phq9 } from '@glabella/domain/instruments';
import { publishedTrials } from '@glabella/domain/outcomes';
import { buildPatientChart, type PatientChartQuestion } from '../spec/build-patient-chart';
import type { ComparisonRecord } from '../spec/chart-comparison';
import { chartAxes, type ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { type PointsScale, valueScales } from '../spec/value-scale';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { chartNotes } from '../words/chart-notes';
import { chartSentence } from '../words/chart-sentence';
import {
  comparisonNote,
  comparisonReading,
  patientCountWords,
  trialReading,
} from '../words/comparison-words';
import { chartLegend } from './chart-layers';
import { chartLayout } from './chart-layout';
import { paperTheme } from './chart-theme';
import { tooltipText } from './chart-tooltip';
import { trialsOf } from './reference-datasets';
import { dayNumberOn } from './time-ticks';
import { toChartConfig } from './to-chart-config';

const wide = { widthPx: 1080, prefersReducedMotion: false };
const record = recordOf(
  [phq9On(-3, 20), phq9On(21, 14), phq9On(42, 8), phq9On(70, null)],
  [sessionOn(0)],
  { today: onDay(80) },
);
const spread = (p10: number, median: number, p90: number) => ({ p10, median, p90 });
const band: ComparisonRecord = {
  leastPatients: 20,
  isComplete: true,
  weeks: [
    { week: 0, patients: 41, points: spread(12, 18, 23), percentOfBaseline: spread(100, 100, 100) },
    { week: 6, patients: 30, points: spread(3, 8.5, 15), percentOfBaseline: spread(20, 46.4, 88) },
    { week: 12, patients: 19, points: null, percentOfBaseline: null },
    { week: 24, patients: 3, points: null, percentOfBaseline: null },
  ],
};
const chart = (question: PatientChartQuestion = {}): ClinicalChartSpec =>
  buildPatientChart(record, { range: 'all', axis: 'weeks-since-first', ...question });
const percent = chart({ scale: 'percent-of-baseline', comparison: band });
const points = chart({ comparison: band });

const configOf = (spec: ClinicalChartSpec) => toChartConfig(spec, paperTheme, wide);
const datasetOf = (spec: ClinicalChartSpec, id: string) =>
  configOf(spec).data.datasets.find((one) => one.id === id);
const annotationsOf = (spec: ClinicalChartSpec) =>
  configOf(spec).options.plugins?.annotation?.list?.() ?? {};

describe('published trials', () => {
  it('can stand on no points axis: its type has no place for them, whatever is asked', () => {
    // @ts-expect-error points of trials exist on the scale in per cent alone
    const wrong: PointsScale = { kind: 'points', trials: publishedTrials };
    expect(trialsOf({ ...points, scale: wrong })).toEqual([]);
    fc.assert(
      fc.property(
        fc.constantFrom(...chartAxes),
        fc.constantFrom(...valueScales),
        fc.array(
          fc.record({ day: fc.integer({ min: -20, max: 200 }), total: fc.nat({ max: 27 }) }),
        ),
        fc.boolean(),
        (axis, scale, visits, isTreated) => {
          const spec = buildPatientChart(
            recordOf(
              visits.map(({ day, total }, at) => phq9On(day, total, { id: String(at) })),
              isTreated ? [sessionOn(0)] : [],
              { today: onDay(200) },
            ),
            { axis, scale, comparison: band },
          );
          const drawn = configOf(spec).data.datasets.filter(({ id }) => id.startsWith('trials'));
          if (spec.scale.kind === 'points') expect(drawn).toEqual([]);
          for (const dataset of drawn) {
            expect(spec.scale.kind).toBe('percent-of-baseline');
            expect(dataset.showLine).toBe(false);
          }
        },
      ),
    );
  });

  it('are points at week 6, active and placebo, joined by no line', () => {
    const day = dayNumberOn(percent, onDay(42));
    expect(datasetOf(percent, 'trials-active')).toMatchObject({
      showLine: false,
      data: [52.9, 53, 54].map((y) => ({ x: day, y })),
    });
    expect(datasetOf(percent, 'trials-placebo')).toMatchObject({
      showLine: false,
      data: [90.8, 79, 98].map((y) => ({ x: day, y })),
    });
  });

  it('are told with scale, number, citation and the warning that scales differ', () => {
    const notes = chartNotes(percent);
    const text = notes.map((note) => note.text).join(' ');
    expect(text).toContain(
      'Wollmer 2012: HAM-D17, week 6, 30 analysed, active 52.9 % of baseline (n 15)',
    );
    expect(text).toContain('Finzi & Rosenthal 2014: MADRS, week 6, 74 analysed');
    expect(text).toContain('not a treatment effect');
    expect(notes.flatMap(({ source }) => source?.label ?? [])).toEqual(
      expect.arrayContaining(publishedTrials.map(({ source }) => source.label)),
    );
    expect(publishedTrials.map((trial) => trialReading(trial, phq9))[2]).toBe(
      'Magid 2014, published: HDRS-21, week 6, 30 analysed, active 54 % of baseline (n 11), ' +
        'placebo 98 % of baseline (n 19); another scale than this one.',
    );
  });

  it('are on another scale only where they are', () => {
    const madrs = findMeasure('madrs') ?? phq9;
    const [wollmer, finzi] = publishedTrials.map((trial) => trialReading(trial, madrs));
    expect([wollmer, finzi].map((reading) => reading?.split('; ').at(-1))).toEqual([
      'another scale than this one.',
      'the same scale.',
    ]);
    const other = { instrumentId: madrs.id };
    const beside = buildPatientChart(
      recordOf([phq9On(-3, 30, other), phq9On(42, 12, other)], [sessionOn(0)]),
      { instrument: madrs, range: 'all', axis: 'weeks-since-first', scale: 'percent-of-baseline' },
    );
    const labels = chartLegend(beside).map(({ label }) => label);
    expect(labels).toContain('Published trials, this and other scales');
    expect(chartLegend(percent).map(({ label }) => label)).toContain(
      'Published trials, other scales',
    );
    const text = chartNotes(beside).map((note) => note.text);
    expect(text.join(' ')).toContain('Only Finzi & Rosenthal 2014 used this scale');
  });

  it('carry the published falls: 47.1 and 9.2, 47 and 21, 46 and 2 per cent', () => {
    const falls = publishedTrials.map(({ active, placebo }) =>
      [active, placebo].map(
        ({ percentOfBaseline }) => Math.round(1000 - 10 * percentOfBaseline) / 10,
      ),
    );
    expect(falls).toEqual([
      [47.1, 9.2],
      [47, 21],
      [46, 2],
    ]);
  });

  it('have names in the gutter that do not lie over each other', () => {
    const marks = annotationsOf(percent);
    const heights = Object.entries(marks)
      .filter(([id]) => /^trial-.*-name$/.test(id))
      .map(([, mark]) => Number((mark as { yValue?: number }).yValue))
      .sort((a, b) => a - b);
    expect(heights).toHaveLength(6);
    const perPx = 155 / chartLayout(percent, wide).plotPx;
    heights.slice(1).forEach((height, at) => {
      expect((height - (heights[at] ?? 0)) / perPx).toBeGreaterThan(13);
    });
  });

  it('are not set beside a cycle, nor where there is no injection', () => {
    const scale = 'percent-of-baseline';
    expect(trialsOf(chart({ scale, axis: 'weeks-since-last' }))).toEqual([]);
    expect(trialsOf(buildPatientChart(recordOf([phq9On(0, 9)], []), { scale }))).toEqual([]);
  });
});

describe('the scale in per cent of the baseline', () => {
  it('puts the baseline at 100 and keeps a gap a gap', () => {
    expect(datasetOf(percent, 'points')?.data.map(({ y }) => y)).toEqual([100, 70, 40, null]);
    expect(percent.thresholds.map(({ at, label }) => [label, at])).toEqual([
      ['Response ≤ 50 %', 50],
      ['Remission < 5', 22.5],
    ]);
  });

  it('reaches from 0 to 150, and further only for a value that needs it', () => {
    expect(percent.scale).toMatchObject({ top: 150 });
    const worse = buildPatientChart(recordOf([phq9On(0, 10), phq9On(42, 16)], [sessionOn(0)]), {
      scale: 'percent-of-baseline',
    });
    expect(worse.scale).toMatchObject({ top: 200 });
  });

  it.each([
    ['without a baseline', [phq9On(42, 8)]],
    ['with a baseline of 0', [phq9On(0, 0), phq9On(42, 8)]],
  ])('cannot be computed %s: points are shown', (_, assessments) => {
    const spec = buildPatientChart(recordOf(assessments, [sessionOn(0)]), {
      scale: 'percent-of-baseline',
    });
    expect(spec.scale).toEqual({ kind: 'points' });
  });

  it('has no severity bands, which are points', () => {
    expect(annotationsOf(percent)['band-mild']).toBeUndefined();
    expect(chartLegend(percent).map(({ layer }) => layer)).not.toContain('bands');
  });

  it('is said in the tooltip beside the points', () => {
    expect(tooltipText(percent, 'points', 2).lines.slice(0, 2)).toEqual([
      'PHQ-9 8, mild',
      '40 % of baseline 20',
    ]);
  });
});

describe('the band of comparable patients', () => {
  it('is filled between the 10th and 90th percentile, and a week with too few breaks it', () => {
    expect(datasetOf(points, 'comparison-high')).toMatchObject({ fill: '+1', pointRadius: 0 });
    expect(datasetOf(points, 'comparison-high')?.data.map(({ y }) => y)).toEqual([
      23,
      15,
      null,
      null,
    ]);
    expect(datasetOf(points, 'comparison-low')?.data.map(({ y }) => y)).toEqual([
      12,
      3,
      null,
      null,
    ]);
    expect(datasetOf(points, 'comparison-median')).toMatchObject({ spanGaps: false });
    const ids = configOf(points).data.datasets.map(({ id }) => id);
    expect(ids.indexOf('comparison-low')).toBe(ids.indexOf('comparison-high') + 1);
  });

  it('is in per cent where the patient is', () => {
    expect(datasetOf(percent, 'comparison-median')?.data.map(({ y }) => y)).toEqual([
      100,
      46.4,
      null,
      null,
    ]);
  });

  it('prints how many stand in each week, hidden ones too, and never single people', () => {
    const marks = annotationsOf(points);
    expect(marks['comparison-count-6']).toMatchObject({ content: 'n 30' });
    expect(marks['comparison-count-12']).toMatchObject({ content: '19, too few' });
    const words = (least: number) =>
      [0, 1, 4, 5, 41].map((patients) => patientCountWords(patients, least));
    expect(words(5)).toEqual(['0', '<5', '<5', '5', '41']);
    expect(words(11)).toEqual(['0', '<11', '<11', '<11', '41']);
  });

  it('reaches on beyond today as far as it is shown', () => {
    const early = buildPatientChart(
      recordOf([phq9On(-3, 20)], [sessionOn(0)], { today: onDay(5) }),
      { range: 'all', comparison: band },
    );
    expect(early.window.to > onDay(42)).toBe(true);
    expect(early.window.to < onDay(84)).toBe(true);
  });

  it('is read by week and in the sentence', () => {
    const week = points.comparison?.weeks[1];
    expect(week && comparisonReading(points, week)).toBe(
      'Week 6 after the first injection: 30 comparable patients, median 8.5, middle 80 % from 3 to 15.',
    );
    const few = points.comparison?.weeks[3];
    expect(few && comparisonReading(points, few)).toContain(
      '<5 comparable patients, fewer than 20: no band',
    );
    expect(chartSentence(points)).toContain(
      'of 30 comparable patients the median was 8.5, middle 80 % from 3 to 15 at week 6',
    );
    expect(tooltipText(points, 'comparison-median', 1).lines).toHaveLength(3);
  });

  it('prints the numbers from which on the practice prints them, and one patient like several', () => {
    const own = buildPatientChart(
      { ...record, thresholdValues: { leastPrinted: 11 } },
      { range: 'all', axis: 'weeks-since-first', comparison: { ...band, leastPatients: 50 } },
    );
    expect(own.comparison).toMatchObject({ leastPatients: 50, leastPrinted: 11 });
    const week = (patients: number) => ({ week: 2, on: onDay(14), patients, spread: null });
    for (const patients of [1, 10]) {
      expect(comparisonReading(own, week(patients))).toContain(
        '<11 comparable patients, fewer than 50: no band',
      );
    }
    const weeks = [{ week: 2, patients: 1, points: null, percentOfBaseline: null }];
    expect(chartNotes(chart({ comparison: { ...band, weeks } })).map(({ text }) => text)).toContain(
      'No band: <5 comparable patients of this practice at most in a week, fewer than 20.',
    );
  });

  it('says from which baseline on a patient stands in it, and who is left out', () => {
    expect(points.comparison && comparisonNote(points.comparison)).toContain(
      '(same protocol, complete baseline of 10 or more; without whoever refused the use of their data)',
    );
  });

  it('says in words why there is none, and where it stops', () => {
    expect(
      chartNotes(points)
        .map(({ text }) => text)
        .join(' '),
    ).toContain('Fewer than 20 in week 12, 24: there only their number.');
    const few = chart({ comparison: { ...band, weeks: band.weeks.slice(2) } });
    expect(chartNotes(few).map(({ text }) => text)).toContain(
      'No band: 19 comparable patients of this practice at most in a week, fewer than 20.',
    );
    expect(datasetOf(few, 'comparison-median')).toBeUndefined();
    expect(chartLegend(few).map(({ layer }) => layer)).not.toContain('comparison');
  });

  it('says so while values are computed anew and some patients are missing', () => {
    const partial = chart({ comparison: { ...band, isComplete: false } });
    expect(
      chartNotes(partial)
        .map(({ text }) => text)
        .join(' '),
    ).toContain('still missing');
    expect(
      chartNotes(points)
        .map(({ text }) => text)
        .join(' '),
    ).not.toContain('still missing');
  });

  it('is left out where it was hidden, and beside cycles', () => {
    const env = { ...wide, hiddenLayers: new Set(['comparison'] as const) };
    const hidden = toChartConfig(points, paperTheme, env).data.datasets.map(({ id }) => id);
    expect(hidden).not.toContain('comparison-median');
    expect(chart({ comparison: band, axis: 'weeks-since-last' }).comparison).toBeNull();
  });
});
