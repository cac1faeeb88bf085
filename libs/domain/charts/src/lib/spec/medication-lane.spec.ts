import { chartLegend } from '../config/chart-layers';
import { chartLayout } from '../config/chart-layout';
import { shownChanges } from '../config/medication-marks';
import { tooltipText } from '../config/chart-tooltip';
import { toChartConfig } from '../config/to-chart-config';
import { paperTheme } from '../config/chart-theme';
import { axisDays, dayNumberOn } from '../config/time-ticks';
import { chartSeries } from '../series/chart-series';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { medicationOn, reviewOn } from '../testing/history-of';
import { chartRows } from '../words/chart-rows';
import { chartNotes } from '../words/chart-notes';
import { chartSentence } from '../words/chart-sentence';
import { cycleRows } from '../words/cycle-rows';
import { cycleReading } from '../words/cycle-words';
import { frownReading, injectionReading, medicationReading, pointReading } from '../words/readings';
import { buildPatientChart } from './build-patient-chart';
import type { ChartRecord } from './chart-record';

const scores = [phq9On(-7, 19), phq9On(42, 12), phq9On(80, 9)];
const chartOf = (facts: Partial<ChartRecord> = {}, axis?: 'weeks-since-last') =>
  buildPatientChart(recordOf(scores, [sessionOn(0), sessionOn(91)], facts), {
    range: 'all',
    ...(axis === undefined ? {} : { axis }),
  });
const env = { widthPx: 1000, prefersReducedMotion: true };
const annotationsOf = (spec: ReturnType<typeof chartOf>, hidden: readonly 'medication'[] = []) => {
  const { options } = toChartConfig(spec, paperTheme, { ...env, hiddenLayers: new Set(hidden) });
  return options?.plugins?.annotation?.list?.() as Record<string, { content?: unknown }>;
};

describe('the medication on a chart', () => {
  const spec = chartOf({ medications: [medicationOn()] });

  it('is a bar for each dose, the last one open to the right', () => {
    expect(spec.medications).toEqual([
      {
        id: 'sertraline',
        name: 'sertraline',
        isOngoing: true,
        doses: [
          { from: onDay(-100), certainFrom: onDay(-100), to: onDay(40), label: '50 mg' },
          { from: onDay(40), certainFrom: onDay(40), to: null, label: '100 mg' },
        ],
        changes: [
          {
            on: onDay(-100),
            until: onDay(-100),
            date: '28 Sep 2025',
            words: 'sertraline started at 50 mg',
          },
          {
            on: onDay(40),
            until: onDay(40),
            date: '15 Feb 2026',
            words: 'sertraline 50 to 100 mg',
          },
        ],
      },
    ]);
    const labels = Object.entries(annotationsOf(spec)).flatMap(([id, { content }]) =>
      id.startsWith('medication-') && id.endsWith('-label') ? [content] : [],
    );
    expect(labels).toEqual(['sertraline 50 mg', '100 mg']);
  });

  it('bears its name once, in the first bar with room for it', () => {
    const shortly = chartOf({
      medications: [
        medicationOn({
          steps: [
            { on: onDay(-2), dose: 50 },
            { on: onDay(1), dose: 75 },
          ],
        }),
      ],
    });
    const labels = Object.entries(annotationsOf(shortly)).flatMap(([id, { content }]) =>
      id.startsWith('medication-') && id.endsWith('-label') ? [content] : [],
    );
    expect(labels).toEqual(['sertraline 75 mg']);
  });

  it('has a lane, a key that hides it, and a row for each drug that reaches into the days shown', () => {
    const stopped = medicationOn({
      id: 'old',
      stoppedOn: '2020',
      steps: [{ on: '2019', dose: 20 }],
    });
    const two = chartOf({
      medications: [medicationOn({ id: 'b', drugId: 'lithium' }), medicationOn(), stopped],
    });
    const lane = chartLayout(two, env).lanes.find(({ id }) => id === 'medication');
    expect(lane).toMatchObject({ rows: 2, label: 'Medication' });
    expect(chartLegend(two).map(({ layer }) => layer)).toContain('medication');
    const hidden = annotationsOf(two, ['medication']);
    expect(Object.keys(hidden).filter((id) => id.startsWith('medication'))).toEqual([]);
    expect(chartLayout(chartOf(), env).lanes.map(({ id }) => id)).not.toContain('medication');
  });

  it('draws the days that a partial date leaves open as such, and never fills them in', () => {
    const partial = chartOf({
      medications: [medicationOn({ steps: [{ on: '2026-02', dose: 50 }] })],
    });
    const [dose] = partial.medications[0]?.doses ?? [];
    expect(dose).toMatchObject({ from: '2026-02-01', certainFrom: '2026-02-28' });
    expect(annotationsOf(partial)).toHaveProperty(['medication-sertraline-0-open']);
    const [row] = chartRows(partial).filter(({ kind }) => kind === 'medication');
    expect(row).toMatchObject({
      date: 'Feb 2026',
      weeks: '',
      status: 'sertraline started at 50 mg',
    });
    const unknown = chartOf({ medications: [medicationOn({ steps: [{ on: null, dose: null }] })] });
    expect(unknown.medications[0]?.changes).toEqual([]);
    expect(unknown.medications[0]?.doses[0]).toMatchObject({ from: null, label: 'dose not known' });
  });

  it('leaves out what was voided', () => {
    expect(chartOf({ medications: [medicationOn({ status: 'voided' })] }).medications).toEqual([]);
  });

  it('stands in the table, the sentence, the notes, the tooltips and what is read out', () => {
    const rows = chartRows(spec).filter(({ kind }) => kind === 'medication');
    expect(rows.map(({ date, status }) => `${date}: ${status}`)).toEqual([
      '15 Feb 2026: sertraline 50 to 100 mg',
    ]);
    expect(chartSentence(spec)).toContain('medication now: sertraline 100 mg');
    expect(chartNotes(spec).map(({ text }) => text)).toContain(
      'Medication: a bar for each dose, open to the right while it goes on; hollow mark and dashed line where only month or year is known.',
    );
    const [, raised] = shownChanges(spec);
    expect(raised && medicationReading(raised.change)).toBe(
      '15 Feb 2026: medication, sertraline 50 to 100 mg.',
    );
    expect(tooltipText(spec, 'medication-changes', 1)).toEqual({
      title: '15 Feb 2026, medication',
      lines: ['sertraline 50 to 100 mg'],
    });
  });

  describe('without a change in the days shown', () => {
    const goingOn = (facts: Parameters<typeof medicationOn>[0], range: '1y' | 'all' = '1y') =>
      buildPatientChart(recordOf(scores, [sessionOn(0)], { medications: [medicationOn(facts)] }), {
        range,
      });
    const toldOf = (of: ReturnType<typeof goingOn>) =>
      chartRows(of)
        .filter(({ kind }) => kind === 'medication')
        .map(({ date, weeks, status }) => [date, weeks, status].join(' | '));

    it.each([
      ['its year', [{ on: '2024', dose: 100 }], 'since 2024 |  | sertraline 100 mg, ongoing'],
      [
        'its day',
        [{ on: onDay(-700), dose: 100 }],
        'since 6 Feb 2024 | −100 | sertraline 100 mg, ongoing',
      ],
      [
        'the day of its last dose',
        [
          { on: '2020', dose: 50 },
          { on: '2021-03', dose: 100 },
        ],
        'since Mar 2021 |  | sertraline 100 mg, ongoing',
      ],
      ['nothing', [{ on: null, dose: 100 }], 'start not known |  | sertraline 100 mg, ongoing'],
      [
        'no dose',
        [{ on: null, dose: null }],
        'start not known |  | sertraline dose not known, ongoing',
      ],
    ])('has one row that says since when, where %s is known', (_, steps, told) => {
      expect(toldOf(goingOn({ steps }))).toEqual([told]);
      expect(toldOf(goingOn({ steps }, 'all'))).toEqual([told]);
      expect(chartRows(goingOn({ steps }))[0]?.kind).toBe('medication');
    });

    it('has none where it was over before, and none beside a change', () => {
      const over = goingOn({ steps: [{ on: '2019', dose: 20 }], stoppedOn: '2020' });
      expect(toldOf(over)).toEqual([]);
      expect(toldOf(spec)).toEqual(['15 Feb 2026 | 5.7 | sertraline 50 to 100 mg']);
    });

    it('invents no date in the file', () => {
      const datesOf = (steps: { on: string | null; dose: number }[]) => {
        const { columns, rows } = chartSeries(goingOn({ steps }));
        const cellsOf = (name: string) =>
          rows[0]?.[columns.findIndex((column) => column.name === name)];
        return [cellsOf('kind'), cellsOf('date'), cellsOf('date_until')];
      };
      expect(datesOf([{ on: null, dose: 100 }])).toEqual(['medication', null, null]);
      expect(datesOf([{ on: '2024', dose: 100 }])).toEqual([
        'medication',
        '2024-01-01',
        '2024-12-31',
      ]);
    });

    it('has an unseen place at the beginning of its bar, with its words', () => {
      const old = goingOn({ steps: [{ on: '2024', dose: 100 }] });
      const { data } = toChartConfig(old, paperTheme, env);
      const dataset = data.datasets.find(({ id }) => id === 'medication-changes');
      expect(dataset?.data[1]).toEqual({ x: dayNumberOn(old, old.window.from), y: 0.5 });
      expect(dataset?.pointRadius).toEqual([3.5, 0]);
      expect(tooltipText(old, 'medication-changes', 1)).toEqual({
        title: 'since 2024, medication',
        lines: ['sertraline 100 mg, ongoing'],
      });
    });
  });

  it('is named where it may explain a score or a session as well as the injection does', () => {
    const words =
      'antidepressant changed in the 4 weeks before: sertraline 50 to 100 mg on 15 Feb 2026';
    expect(pointReading(spec, 1)).toContain(`${words}, 2 days before`);
    expect(pointReading(spec, 2)).not.toContain('antidepressant');
    const shortly = chartOf({
      medications: [medicationOn({ steps: [{ on: onDay(-10), dose: 50 }] })],
    });
    expect(injectionReading(shortly, 0)).toContain(
      'sertraline started at 50 mg on 27 Dec 2025, 10 days before',
    );
    const row = chartRows(spec).find(({ id }) => id === 'phq9-day-42');
    expect(row?.status).toContain(words);
    const late = chartOf({ medications: [medicationOn({ steps: [{ on: onDay(75), dose: 50 }] })] });
    expect(chartSentence(late)).toContain('was changed in the 4 weeks before the latest entry');
  });

  it('is told as possible where no date is known well enough', () => {
    const vague = chartOf({ medications: [medicationOn({ steps: [{ on: '2026', dose: 50 }] })] });
    expect(chartSentence(vague)).toContain(
      'an antidepressant may have been changed in the 4 weeks before the latest entry',
    );
    expect(pointReading(vague, 2)).toContain('antidepressant perhaps changed in the 4 weeks');
  });
});

describe('the frown at reviews', () => {
  const frownRatings = [
    reviewOn(30, { atMaximum: 0 }),
    reviewOn(14),
    reviewOn(105, { atMaximum: null, atRest: 1 }),
    reviewOn(20, { status: 'voided' }),
  ];
  const spec = chartOf({ frownRatings });

  it('stands in order of time among the ratings before sessions, voided ones left out', () => {
    expect(spec.frown.map(({ id, daysSinceInjection }) => [id, daysSinceInjection])).toEqual([
      ['session-day-0', null],
      ['review-day-14', 14],
      ['review-day-30', 30],
      ['session-day-91', null],
      ['review-day-105', 14],
    ]);
  });

  it('has rows, a tooltip and words of its own; that of a session stays with its session', () => {
    const rows = chartRows(spec).filter(({ kind }) => kind === 'frown');
    expect(rows.map(({ status }) => status)).toEqual([
      '1 (mild) at maximum, 0 (none) at rest; 14 days after the last injection',
      '0 (none) at maximum, 0 (none) at rest; 30 days after the last injection',
      '1 (mild) at rest; 14 days after the last injection',
    ]);
    expect(frownReading(spec, 1)).toBe(
      '20 Jan 2026: frown 1 (mild) at maximum, 0 (none) at rest, 14 days after the last injection.',
    );
    expect(tooltipText(spec, 'frown-maximum', 1).title).toBe('20 Jan 2026, frown');
    expect(tooltipText(spec, 'frown-maximum', 0).title).toBe('6 Jan 2026, session 1');
    expect(chartSentence(spec)).toContain('frown at maximum 3 on 6 Jan 2026, 3 on 7 Apr 2026');
  });

  it('is drawn apart where it was not rated, without a stem from a grade that nobody gave', () => {
    const byCycle = chartOf({ frownRatings }, 'weeks-since-last');
    const marks = toChartConfig(byCycle, paperTheme, env).data.datasets.find(
      ({ id }) => id === 'cycle-reviews',
    );
    expect(marks?.pointStyle).toEqual(['rect', 'rect', 'crossRot']);
    expect(chartNotes(byCycle).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('a cross: not rated at maximum'),
    );
    const halfRated = reviewOn(110, { atMaximum: 2, atRest: null });
    const stems = annotationsOf(chartOf({ frownRatings: [...frownRatings, halfRated] }));
    expect(stems['frown-review-day-14']).toMatchObject({ yMin: 0, yMax: 1 });
    expect(stems['frown-review-day-105']).toBeUndefined();
    expect(stems['frown-review-day-110']).toBeUndefined();
  });

  it('is on the axis of the cycles, however late', () => {
    const late = chartOf({ frownRatings: [reviewOn(91 + 200)] }, 'weeks-since-last');
    expect(axisDays(late).to).toBeGreaterThanOrEqual(200);
  });

  it('stands under its cycle: in the row, the table and what is read out', () => {
    const cycles = chartOf({ frownRatings }, 'weeks-since-last');
    expect(cycleRows(cycles).map(({ frownAfter }) => frownAfter)).toEqual(['0, day 30', '–']);
    expect(cycles.cycles[0] && cycleReading(cycles.cycles[0])).toContain(
      'after it 1 at maximum, 0 at rest on day 14, 0 at maximum, 0 at rest on day 30',
    );
    const told = chartRows(cycles).filter(({ kind }) => kind === 'frown');
    expect(told.map(({ cycle, weeks }) => `${cycle}: ${weeks}`)).toEqual([
      '1: 2',
      '1: 4.3',
      '2: 2',
    ]);
    expect(tooltipText(cycles, 'cycle-reviews', 1)).toEqual({
      title: 'Cycle 1, day 30 (5 Feb 2026), frown',
      lines: ['0 (none) at maximum, 0 (none) at rest', '30 days after the last injection'],
    });
  });
});
