import {
  type Instrument,
  type SeverityBand,
  findSeverityBand,
  measuresOf,
} from '@glabella/domain/instruments';
import { type CalendarDate, addDays, compareDates, daysBetween } from '@glabella/domain/values';
import type { ChartRecord } from './chart-record';
import type { ChartPoint } from './clinical-chart-spec';
import { scorePointsOf, signedSessions } from './course-of-chart';

/** A total in an overview; null is a gap, never zero. */
export interface OverviewPoint {
  readonly on: CalendarDate;
  readonly total: number | null;
  /** How the total came about. */
  readonly status: ChartPoint['status'];
}

/** A point of an overview that has a total. */
type OverviewTotal = OverviewPoint & { readonly total: number };

/** One measure at a glance: its course, and its latest total in words. */
export interface MeasureOverview {
  readonly measure: Instrument;
  readonly points: readonly OverviewPoint[];
  readonly latest: (OverviewTotal & { readonly band: SeverityBand | null }) | null;
  /** Points since the first total, null with fewer than two. */
  readonly change: number | null;
  /** True where the first total, which the change counts from, is prorated. */
  readonly isFirstProrated: boolean;
}

/** All measures that a record has entries of, over one time axis. */
export interface RecordOverview {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly injections: readonly CalendarDate[];
  readonly measures: readonly MeasureOverview[];
}

/** The most that are shown at once: the eye compares no more. */
export const mostMeasures = 24;

const leastDays = 28;

function overviewOf(measure: Instrument, record: ChartRecord): MeasureOverview {
  const points = scorePointsOf(measure, record.assessments).map(({ on, total, status }) => ({
    on,
    total,
    status,
  }));
  const totals = points.filter((point): point is OverviewTotal => point.total !== null);
  const latest = totals.at(-1);
  const first = totals[0];
  return {
    measure,
    points,
    latest:
      latest === undefined ? null : { ...latest, band: findSeverityBand(measure, latest.total) },
    change:
      first === undefined || latest === undefined || first === latest
        ? null
        : latest.total - first.total,
    isFirstProrated: first?.status === 'prorated',
  };
}

/**
 * Every measure of `known` that the record has an entry of, in that order, over one time axis: from the first entry or
 * session to today, at least four weeks.
 */
export function recordOverview(record: ChartRecord, known: readonly Instrument[]): RecordOverview {
  const measures = known
    .flatMap(measuresOf)
    .map((measure) => overviewOf(measure, record))
    .filter(({ points }) => points.length > 0)
    .slice(0, mostMeasures);
  const injections = signedSessions(record.sessions).map(({ performedOn }) => performedOn);
  const days = [...measures.flatMap(({ points }) => points.map(({ on }) => on)), ...injections];
  const [first = record.today] = [...days].sort(compareDates);
  const to = [...days, record.today].sort(compareDates).at(-1) ?? record.today;
  const from = daysBetween(first, to) < leastDays ? addDays(to, -leastDays) : first;
  return { from, to, injections, measures };
}
