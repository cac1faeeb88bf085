import {
  type CellRows,
  dayColumn,
  numberCell,
  numberColumn,
  seriesColumn,
  seriesOf,
  yesOrNo,
} from '@glabella/domain/values';
import type { ChartCycle } from '../spec/chart-cycle';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { lowestFrownAfter } from '../words/cycle-rows';
import { weeksToTenth } from '../words/number-words';

const weeks = (days: number | null | undefined) =>
  days === null || days === undefined ? null : weeksToTenth(days);

const columns = [
  numberColumn<ChartCycle>('cycle', ({ number }) => String(number)),
  dayColumn<ChartCycle>('injected_on', ({ on }) => on),
  numberColumn<ChartCycle>('units', ({ units }) => String(units)),
  numberColumn<ChartCycle>('frown_at_maximum', ({ frown }) => numberCell(frown?.atMaximum)),
  numberColumn<ChartCycle>('frown_at_rest', ({ frown }) => numberCell(frown?.atRest)),
  numberColumn<ChartCycle>('lowest_frown_after', (cycle) =>
    numberCell(lowestFrownAfter(cycle)?.atMaximum),
  ),
  numberColumn<ChartCycle>('lowest_frown_after_day', (cycle) =>
    numberCell(lowestFrownAfter(cycle)?.day),
  ),
  numberColumn<ChartCycle>('total_before', ({ start }) => numberCell(start?.total)),
  numberColumn<ChartCycle>('onset_week', ({ onset }) => weeks(onset?.day)),
  seriesColumn<ChartCycle>('onset_score_status', ({ onset }) => onset?.status ?? null),
  numberColumn<ChartCycle>('lowest_total', ({ nadir }) => numberCell(nadir?.total)),
  seriesColumn<ChartCycle>('lowest_score_status', ({ nadir }) => nadir?.status ?? null),
  numberColumn<ChartCycle>('lowest_week', ({ nadir }) => weeks(nadir?.day)),
  numberColumn<ChartCycle>('wear_off_week', ({ wearOff }) => weeks(wearOff?.day)),
  seriesColumn<ChartCycle>('wear_off_score_status', ({ wearOff }) => wearOff?.status ?? null),
  numberColumn<ChartCycle>('lasted_weeks', ({ durationDays }) => weeks(durationDays)),
  numberColumn<ChartCycle>('watched_weeks', ({ observedDays }) =>
    observedDays === 0 ? null : weeks(observedDays),
  ),
  numberColumn<ChartCycle>('assumed_effect_weeks', ({ effectWeeks }) => numberCell(effectWeeks)),
  numberColumn<ChartCycle>('assumed_effect_ends_week', ({ effectEndsDay }) => weeks(effectEndsDay)),
  seriesColumn<ChartCycle>('is_effect_cut', ({ effectEndsDay, isEffectOpen }) =>
    effectEndsDay === null ? null : yesOrNo(!isEffectOpen),
  ),
];

/** The cycles of a patient, one row for each as their table has them; what no visit shows is an empty cell. */
export function cycleSeries({ cycles }: Pick<ClinicalChartSpec, 'cycles'>): CellRows {
  return seriesOf(columns, cycles);
}
