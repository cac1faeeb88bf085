import type { PublishedTrial } from '@glabella/domain/outcomes';
import {
  type Cell,
  type CellRows,
  type SeriesColumn,
  dayColumn,
  numberCell,
  numberColumn,
  seriesColumn,
  seriesOf,
  textCell,
  yesOrNo,
} from '@glabella/domain/values';
import type { ChartComparisonWeek } from '../spec/chart-comparison';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { trialsOf } from '../config/reference-datasets';
import { type ChartRow, chartRows } from '../words/chart-rows';
import { patientCountWords, spreadWords } from '../words/comparison-words';
import { plainNumber } from '../words/number-words';
import { errorWords, safetyItemLabel } from '../words/status-words';

/** A row of the file: one of the chart's table, a week of comparable patients, or an arm of a published trial. */
interface SeriesRow {
  readonly kind: ChartRow['kind'] | 'comparable-patients' | 'trial-active' | 'trial-placebo';
  readonly date: Cell;
  readonly week: Cell;
  readonly entry: string;
  readonly row?: ChartRow;
  readonly percent?: Cell;
  readonly patients?: Cell;
  readonly comparison?: ChartComparisonWeek;
  readonly status: string;
}

function ofTable(row: ChartRow): SeriesRow {
  const { kind, on, known, weeks, entry, status } = row;
  const percent = plainNumber(row.percent);
  return {
    ...{ kind, entry, status, row, percent },
    date: known?.from ?? on,
    week: plainNumber(weeks),
  };
}

function ofComparison(comparison: ChartComparisonWeek, leastPrinted: number): SeriesRow {
  const { week, on, patients } = comparison;
  return {
    kind: 'comparable-patients',
    date: on,
    week: String(week),
    entry: week === 0 ? 'Comparable patients, baseline' : 'Comparable patients',
    patients: patientCountWords(patients, leastPrinted),
    comparison,
    status: '',
  };
}

function ofTrial(trial: PublishedTrial): SeriesRow[] {
  return (['active', 'placebo'] as const).map((arm) => ({
    kind: `trial-${arm}` as const,
    date: null,
    week: String(trial.week),
    entry: `${trial.shortName}, ${trial.scaleName}, ${arm}`,
    percent: String(trial[arm].percentOfBaseline),
    patients: numberCell(trial[arm].participants),
    status: `${trial.analysed} analysed; ${trial.source.label}`,
  }));
}

function comparisonRows({ comparison }: ClinicalChartSpec): SeriesRow[] {
  if (comparison === null) return [];
  return comparison.weeks.map((week) => ofComparison(week, comparison.leastPrinted));
}

function columnsOf(spec: ClinicalChartSpec): SeriesColumn<SeriesRow>[] {
  const hasSafetyItem = safetyItemLabel(spec.instrument) !== null;
  const isByCycle = spec.axis === 'weeks-since-last';
  const ofRow = (cell: (row: ChartRow) => Cell) => (one: SeriesRow) =>
    one.row === undefined ? null : cell(one.row);
  const ofPoint = (cell: (point: ChartPoint) => Cell) =>
    ofRow(({ point }) => (point === null ? null : cell(point)));
  const spread = (of: 'p10' | 'median' | 'p90') =>
    numberColumn<SeriesRow>(of, ({ comparison }) =>
      comparison?.spread ? plainNumber(spreadWords(spec, comparison.spread[of])) : null,
    );
  return [
    seriesColumn('measure', () => spec.instrument.id),
    numberColumn(
      'cycle',
      ofRow(({ cycle }) => plainNumber(cycle)),
    ),
    seriesColumn('kind', ({ kind }) => kind),
    dayColumn('date', ({ date }) => date),
    dayColumn(
      'date_until',
      ofRow(({ known }) => known?.until ?? null),
    ),
    numberColumn('week', ({ week }) => week),
    seriesColumn('entry', ({ entry }) => entry),
    numberColumn(
      'total',
      ofPoint(({ total }) => numberCell(total)),
    ),
    numberColumn('percent_of_baseline', ({ percent }) => percent ?? null),
    seriesColumn(
      'band',
      ofRow(({ band }) => textCell(band)),
    ),
    numberColumn(
      'change',
      ofRow(({ change }) => plainNumber(change)),
    ),
    seriesColumn(
      'is_start_of_change',
      ofRow(({ change, point }) =>
        point === null ? null : yesOrNo(change === 'baseline' || change === 'start'),
      ),
    ),
    seriesColumn(
      'is_within_error',
      ofPoint((point) =>
        isByCycle || point.change === null || point.id === spec.baseline?.pointId
          ? null
          : yesOrNo(errorWords(spec, point) !== null),
      ),
    ),
    seriesColumn(
      'score_status',
      ofPoint(({ status }) => status),
    ),
    numberColumn(
      'items_answered',
      ofPoint(({ answered }) => numberCell(answered)),
    ),
    seriesColumn(
      'safety_item',
      ofPoint(({ safety }) => (hasSafetyItem ? safety : null)),
    ),
    numberColumn(
      'units',
      ofRow(({ units }) => plainNumber(units)),
    ),
    numberColumn(
      'sites',
      ofRow(({ sites }) => plainNumber(sites)),
    ),
    seriesColumn(
      'lot',
      ofRow(({ lot }) => textCell(lot)),
    ),
    numberColumn(
      'frown_at_rest',
      ofRow(({ frown }) => numberCell(frown?.atRest)),
    ),
    numberColumn(
      'frown_at_maximum',
      ofRow(({ frown }) => numberCell(frown?.atMaximum)),
    ),
    seriesColumn('patients', ({ patients }) => patients ?? null),
    spread('p10'),
    spread('median'),
    spread('p90'),
    seriesColumn('spread_in', ({ comparison }) => (comparison?.spread ? spec.scale.kind : null)),
    seriesColumn('status', ({ status }) => textCell(status)),
  ];
}

/**
 * The series of a chart as a tidy table: a row for each of the chart's own table, then those of the tables beside it, in the
 * same order; words that are marks there stand in columns of their own, and what is missing is an empty cell.
 */
export function chartSeries(spec: ClinicalChartSpec): CellRows {
  return seriesOf(columnsOf(spec), [
    ...chartRows(spec).map(ofTable),
    ...comparisonRows(spec),
    ...trialsOf(spec).flatMap(ofTrial),
  ]);
}
