import { checkIn, gad7, phq9 } from '@glabella/domain/instruments';
import { type CellRows, csvDialects, csvText, withOrigin } from '@glabella/domain/values';
import { itemGrid } from '../items/item-grid';
import { buildPatientChart } from '../spec/build-patient-chart';
import { recordOverview } from '../spec/measure-overview';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { medicationOn, reviewOn } from '../testing/history-of';
import { chartRows } from '../words/chart-rows';
import { cycleRows } from '../words/cycle-rows';
import { chartSeries } from './chart-series';
import { cycleSeries } from './cycle-series';
import { itemSeries } from './item-series';
import { overviewSeries } from './overview-series';

const item9 = [1, 1, 1, 1, 1, 1, 1, 1, 1];
const record = recordOf(
  [
    phq9On(-7, 19, { answers: item9 }),
    phq9On(21, 14),
    phq9On(42, 8, { scoreStatus: 'prorated', answers: [1, 1, 1, 1, 1, 1, 1, null, 0] }),
    phq9On(50, null, { answers: [1, null, null, null, 1, 1, 1, 1, null] }),
    phq9On(63, 5, { scoreStatus: 'total-only', answers: null }),
  ],
  [sessionOn(0), sessionOn(98, { totalUnits: 32.5, frownAtRest: null, lotNumber: '=1+1' })],
  { medications: [medicationOn()], frownRatings: [reviewOn(28)] },
);
const chart = buildPatientChart(record, { range: 'all' });

function cellsOf({ columns, rows }: CellRows) {
  const names = columns.map(({ name }) => name);
  return rows.map((row) =>
    Object.fromEntries(names.map((name, at) => [name, row[at] ?? null] as const)),
  );
}
/** A cell of a table as a file writes it: no unit, no true minus sign, no dash for a gap. */
const bare = (words: string) =>
  words.replace('−', '-').replace(/^\+| U$| %$| wk$|^–$/g, '') || null;

describe('the series of a chart', () => {
  const axes = ['date', 'weeks-since-first', 'weeks-since-last'] as const;

  it.each(
    axes.flatMap((axis) =>
      (['points', 'percent-of-baseline'] as const).map((scale) => [axis, scale] as const),
    ),
  )('is the table of the chart, row by row (%s, %s)', (axis, scale) => {
    const spec = buildPatientChart(record, { range: 'all', axis, scale });
    const rows = cellsOf(chartSeries(spec));
    const table = chartRows(spec);
    expect(
      rows
        .slice(0, table.length)
        .map((row) => [
          row['kind'],
          row['cycle'],
          row['week'],
          row['entry'],
          row['total'],
          row['percent_of_baseline'],
          row['band'],
          row['units'],
          row['sites'],
          row['lot'],
          row['status'],
        ]),
    ).toEqual(
      table.map((row) => [
        row.kind,
        row.cycle || null,
        bare(row.weeks),
        row.entry,
        bare(row.total),
        bare(row.percent),
        row.band || null,
        bare(row.units),
        bare(row.sites),
        row.lot || null,
        row.status || null,
      ]),
    );
    expect(rows.slice(0, table.length).map((row) => row['change'])).toEqual(
      table.map(({ change }) =>
        change === 'baseline' || change === 'start' ? null : bare(change),
      ),
    );
    expect(rows.length - table.length).toBe(
      scale === 'percent-of-baseline' && axis !== 'weeks-since-last' ? 6 : 0,
    );
  });

  it('keeps a gap empty and a fall negative, and puts each mark in a column of its own', () => {
    const entries = cellsOf(chartSeries(chart)).filter(({ kind }) => kind === 'assessment');
    const marks = [
      'date',
      'total',
      'change',
      'is_start_of_change',
      'is_within_error',
      'score_status',
      'items_answered',
      'safety_item',
    ];
    expect(entries.map((row) => marks.map((name) => row[name]))).toEqual([
      [onDay(-7), '19', null, 'yes', null, 'complete', '9', 'positive'],
      [onDay(21), '14', '-5', 'no', 'yes', 'complete', '9', 'none'],
      [onDay(42), '8', '-11', 'no', 'no', 'prorated', '8', 'none'],
      [onDay(50), null, null, 'no', null, 'none', '5', 'missing'],
      [onDay(63), '5', '-14', 'no', 'no', 'total-only', null, 'unknown'],
    ]);
  });

  it('is inert in a spreadsheet, while numbers stay numbers', () => {
    const text = csvText(chartSeries(chart), csvDialects['csv-analysis']);
    expect(text).toContain(",32.5,5,'=1+1,");
    expect(text).toContain(',14,,Moderate,-5,no,yes,');
    expect(text).not.toMatch(/−|–/);
  });

  it('tells the frown of a session and of a review in numbers', () => {
    const rows = cellsOf(chartSeries(chart)).filter((row) => row['frown_at_maximum'] !== null);
    expect(rows.map((row) => [row['kind'], row['date']])).toEqual([
      ['injection', onDay(0)],
      ['frown', onDay(28)],
      ['injection', onDay(98)],
    ]);
    expect(rows[2]?.['frown_at_rest']).toBeNull();
  });

  it('counts comparable patients as their table does: few as <5, without a spread empty', () => {
    const spread = { p10: 3, median: 8.04, p90: 15 };
    const comparison = {
      leastPatients: 20,
      isComplete: true,
      weeks: [
        { week: 6, patients: 30, points: spread, percentOfBaseline: spread },
        { week: 12, patients: 3, points: null, percentOfBaseline: null },
      ],
    };
    const spec = buildPatientChart(record, { range: 'all', axis: 'weeks-since-first', comparison });
    const rows = cellsOf(chartSeries(spec)).slice(-2);
    expect(
      rows.map((row) =>
        ['kind', 'date', 'week', 'patients', 'p10', 'median', 'p90', 'spread_in'].map(
          (name) => row[name],
        ),
      ),
    ).toEqual([
      ['comparable-patients', onDay(42), '6', '30', '3', '8', '15', 'points'],
      ['comparable-patients', onDay(84), '12', '<5', null, null, null, null],
    ]);
  });

  it('says in every row whether the patient is made up', () => {
    const named = withOrigin(chartSeries(chart), true);
    expect(named.columns.at(-1)?.name).toBe('is_synthetic');
    expect(new Set(named.rows.map((row) => row.at(-1)))).toEqual(new Set(['yes']));
  });
});

describe('the series of the answers', () => {
  const forms = [
    { ...phq9On(-7, 19, { answers: [3, 3, 2, 3, 2, 2, 2, 1, 1] }), functionAnswer: 2 },
    {
      ...phq9On(42, 8, { scoreStatus: 'prorated', answers: [1, 1, 1, 1, 1, 1, 1, null, 0] }),
      functionAnswer: null,
    },
  ];
  const grid = itemGrid(phq9, forms);
  const rows = cellsOf(itemSeries(grid));

  it('is one row for each item of each form, as the strip shows it', () => {
    const lines = [...grid.lines, ...(grid.functioning === null ? [] : [grid.functioning])];
    expect(rows).toHaveLength(2 * lines.length);
    expect(rows.map((row) => row['answer'])).toEqual(
      [0, 1].flatMap((at) => lines.map(({ cells }) => bare(cells[at]?.text ?? ''))),
    );
  });

  it('leaves an item without an answer empty, and marks item 9 and a prorated total', () => {
    expect(rows[8]).toMatchObject({
      item: 'phq9.9',
      answer: '1',
      is_safety_mark: 'yes',
      is_prorated: 'no',
    });
    expect(rows[17]).toMatchObject({
      date: onDay(42),
      answer: null,
      answer_words: null,
      is_prorated: 'yes',
      form_total: '8',
    });
    expect(rows.at(-1)).toMatchObject({ is_in_total: 'no', answer: null });
  });
});

describe('the series of the cycles and of the small charts', () => {
  it('is the table of the cycles', () => {
    const rows = cellsOf(cycleSeries(chart));
    const table = cycleRows(chart);
    expect(
      rows.map((row) => [
        row['cycle'],
        row['units'],
        row['total_before'],
        row['onset_week'],
        row['lowest_total'],
        row['lowest_week'],
        row['wear_off_week'],
        row['lasted_weeks'],
        row['watched_weeks'],
      ]),
    ).toEqual(
      table.map((row) => [
        String(row.number),
        bare(row.units),
        bare(row.start),
        bare(row.onsetWeek),
        bare(row.nadir),
        bare(row.nadirWeek),
        bare(row.wearOffWeek),
        bare(row.duration),
        bare(row.observedWeeks),
      ]),
    );
    expect(rows[0]).toMatchObject({
      injected_on: onDay(0),
      frown_at_maximum: '3',
      lowest_frown_after_day: '28',
    });
    expect(rows[1]).toMatchObject({ frown_at_rest: null, lowest_frown_after: null });
  });

  it('is every entry of every measure, its latest the one of the table', () => {
    const overview = recordOverview(record, [phq9, gad7, checkIn]);
    const rows = cellsOf(overviewSeries(overview));
    expect(rows.map((row) => [row['measure'], row['date'], row['total']])).toEqual(
      [-7, 21, 42, 50, 63].map((day, at) => ['phq9', onDay(day), ['19', '14', '8', null, '5'][at]]),
    );
    expect(rows.at(-1)?.['band']).toBe(overview.measures[0]?.latest?.band?.label);
  });

  it('says of every total how it came about, as the file of the chart does', () => {
    const statusesOf = (cells: CellRows) =>
      cellsOf(cells).flatMap((row) => (row['score_status'] ? [row['score_status']] : []));
    const statuses = statusesOf(overviewSeries(recordOverview(record, [phq9])));
    expect(statuses).toContain('prorated');
    expect(statuses).toEqual(statusesOf(chartSeries(buildPatientChart(record, { range: 'all' }))));
  });
});
