import {
  type CellRows,
  type SeriesColumn,
  numberColumn,
  seriesColumn,
  seriesOf,
} from '@glabella/domain/values';
import { publishedTrials } from '../published-trials';
import type { ChangeBand } from './change-bands';
import type { PrintedInterval, PrintedRate, PrintedVisit } from './cohort-report';
import type { PrintedCount } from './small-cells';
import { type PrintedStratum, strataWeek } from './strata-report';

/** A per cent as the report prints it, to one decimal; never a minus before a zero. */
export function toTenth(percent: number): number {
  const rounded = Math.sign(percent) * (Math.round(Math.abs(percent) * 10) / 10);
  return rounded === 0 ? 0 : rounded;
}

const tenth = (percent: number | null | undefined) =>
  percent === null || percent === undefined ? null : String(toTenth(percent));
const printed = (count: PrintedCount | undefined) => (count === undefined ? null : String(count));

function intervalColumns<Row>(
  name: string,
  intervalOf: (row: Row) => PrintedInterval | null | undefined,
): SeriesColumn<Row>[] {
  return [
    numberColumn<Row>(`${name}_percent`, (row) => tenth(intervalOf(row)?.percent)),
    numberColumn<Row>(`${name}_ci_low`, (row) => tenth(intervalOf(row)?.low)),
    numberColumn<Row>(`${name}_ci_high`, (row) => tenth(intervalOf(row)?.high)),
  ];
}

interface CurveRow {
  readonly series: 'practice' | 'trial-active' | 'trial-placebo';
  readonly name: string;
  readonly week: number;
  readonly patients: string | null;
  readonly change: PrintedInterval | null;
}

/** The change by visit of a report, and the trials beside it: a count of few as '<5', a mean that is not shown empty. */
export function visitSeries(
  measureName: string,
  visits: readonly Pick<PrintedVisit, 'week' | 'observed' | 'change'>[],
): CellRows {
  const ofTrials = publishedTrials.flatMap(({ shortName, scaleName, week, ...arms }) =>
    (['active', 'placebo'] as const).map((arm): CurveRow => {
      const { participants, percentOfBaseline } = arms[arm];
      return {
        series: `trial-${arm}`,
        name: `${shortName}, ${scaleName}`,
        week,
        patients: participants === null ? null : String(participants),
        change: { percent: percentOfBaseline - 100, low: null, high: null },
      };
    }),
  );
  const ofVisits = visits.map(({ week, observed, change }): CurveRow => ({
    ...{ series: 'practice', name: measureName, week, change },
    patients: printed(observed),
  }));
  return seriesOf<CurveRow>(
    [
      seriesColumn('series', ({ series }) => series),
      seriesColumn('name', ({ name }) => name),
      numberColumn('week', ({ week }) => String(week)),
      seriesColumn('patients', ({ patients }) => patients),
      ...intervalColumns<CurveRow>('mean_change', ({ change }) => change),
    ],
    [...ofVisits, ...ofTrials],
  );
}

/** The bands of changes of a week: how many patients stand in each, as printed. */
export function bandSeries(
  week: number,
  observed: number,
  bands: readonly Pick<ChangeBand, 'label' | 'patients'>[],
): CellRows {
  return seriesOf<Pick<ChangeBand, 'label' | 'patients'>>(
    [
      numberColumn('week', () => String(week)),
      seriesColumn('change', ({ label }) => label),
      seriesColumn('patients', ({ patients }) => printed(patients)),
      numberColumn('patients_observed', () => String(observed)),
    ],
    bands,
  );
}

function rateColumns<Row>(
  name: string,
  rateOf: (row: Row) => PrintedRate | null,
): SeriesColumn<Row>[] {
  return [
    seriesColumn<Row>(name, (row) => printed(rateOf(row)?.count)),
    ...intervalColumns<Row>(name, (row) => rateOf(row)?.interval),
  ];
}

/** The strata of a report as printed, one row for each; rates are observed cases. */
export function strataSeries(strata: readonly PrintedStratum<string>[]): CellRows {
  type Row = PrintedStratum<string>;
  return seriesOf<Row>(
    [
      numberColumn('week', () => String(strataWeek)),
      seriesColumn('maudsley_stage', ({ id }) => id),
      seriesColumn('observed', ({ observed }) => printed(observed)),
      seriesColumn('missing', ({ missing }) => printed(missing)),
      ...intervalColumns<Row>('mean_change', ({ change }) => change),
      ...rateColumns<Row>('response', ({ response }) => response),
      ...rateColumns<Row>('remission', ({ remission }) => remission),
    ],
    strata,
  );
}
