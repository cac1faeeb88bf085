import type { Instrument } from '@glabella/domain/instruments';
import { findSeverityBand } from '@glabella/domain/instruments';
import {
  type CellRows,
  dayColumn,
  numberCell,
  numberColumn,
  seriesColumn,
  seriesOf,
  textCell,
} from '@glabella/domain/values';
import type { OverviewPoint, RecordOverview } from '../spec/measure-overview';

interface OverviewRow extends OverviewPoint {
  readonly measure: Instrument;
}

const columns = [
  seriesColumn<OverviewRow>('measure', ({ measure }) => measure.id),
  seriesColumn<OverviewRow>('measure_name', ({ measure }) => measure.name),
  dayColumn<OverviewRow>('date', ({ on }) => on),
  numberColumn<OverviewRow>('total', ({ total }) => numberCell(total)),
  seriesColumn<OverviewRow>('band', ({ measure, total }) =>
    total === null ? null : textCell(findSeverityBand(measure, total)?.label ?? ''),
  ),
  seriesColumn<OverviewRow>('score_status', ({ status }) => status),
  numberColumn<OverviewRow>('least', ({ measure }) => String(measure.range.min)),
  numberColumn<OverviewRow>('most', ({ measure }) => String(measure.range.max)),
];

/** Every entry that the small charts draw, measure by measure in order of time; an entry without a total is an empty cell. */
export function overviewSeries({ measures }: Pick<RecordOverview, 'measures'>): CellRows {
  const rows = measures.flatMap(({ measure, points }) =>
    points.map((point) => ({ ...point, measure })),
  );
  return seriesOf(columns, rows);
}
