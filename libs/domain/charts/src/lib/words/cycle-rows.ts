import { formatDate } from '@glabella/domain/values';
import type { ChartCycle, ChartCycleMark, ChartCycleReview } from '../spec/chart-cycle';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { weeksToTenth, withMinus } from './number-words';
import { unitsLabel } from './readings';
import { markedTotal } from './status-words';

/** A cycle, from one injection to the next, as its line prints it; a dash where no visit shows it yet. */
export interface CycleRow {
  readonly number: number;
  readonly injectedOn: string;
  readonly units: string;
  /** The frown rating before the injection, at maximum and at rest. */
  readonly frown: string;
  /** The lowest frown at maximum of the reviews after it, and its day. */
  readonly frownAfter: string;
  readonly start: string;
  /** Weeks since the injection, to a tenth, as all weeks of the row. */
  readonly onsetWeek: string;
  readonly nadir: string;
  readonly nadirWeek: string;
  readonly wearOffWeek: string;
  readonly duration: string;
  /** How long it was watched. */
  readonly observedWeeks: string;
  /** The protocol's assumption, and where the next session cut it. */
  readonly assumedEffect: string;
}

const none = '–';

const weeks = (days: number): string => withMinus(weeksToTenth(days));
const total = (mark: ChartCycleMark | null): string => (mark === null ? none : markedTotal(mark));

// A week that a prorated total shows is marked as one, since that total stands nowhere beside it.
function week(mark: ChartCycleMark | null): string {
  if (mark === null) return none;
  return mark.status === 'prorated' ? `${weeks(mark.day)} (prorated)` : weeks(mark.day);
}

function frownOf({ frown }: ChartCycle): string {
  if (frown === null) return none;
  return `${frown.atMaximum ?? '?'} / ${frown.atRest ?? '?'}`;
}

/** The review of a cycle with the lowest frown at maximum, the first of several; null where none was rated. */
export function lowestFrownAfter({ reviews }: ChartCycle): ChartCycleReview | null {
  const rated = reviews.filter(({ atMaximum }) => atMaximum !== null);
  return rated.toSorted((a, b) => Number(a.atMaximum) - Number(b.atMaximum))[0] ?? null;
}

function frownAfter(cycle: ChartCycle): string {
  const lowest = lowestFrownAfter(cycle);
  return lowest === null ? none : `${lowest.atMaximum}, day ${lowest.day}`;
}

function assumedEffect({ effectWeeks, effectEndsDay, isEffectOpen }: ChartCycle): string {
  if (effectWeeks === null || effectEndsDay === null) return none;
  return isEffectOpen ? `${effectWeeks} wk` : `${effectWeeks} wk, cut at ${weeks(effectEndsDay)}`;
}

function rowOf(cycle: ChartCycle): CycleRow {
  const { number, on, units, start, onset, nadir, wearOff, durationDays, observedDays } = cycle;
  return {
    number,
    injectedOn: formatDate(on),
    units: unitsLabel(units),
    frown: frownOf(cycle),
    frownAfter: frownAfter(cycle),
    start: total(start),
    onsetWeek: week(onset),
    nadir: total(nadir),
    nadirWeek: nadir === null ? none : weeks(nadir.day),
    wearOffWeek: week(wearOff),
    duration: durationDays === null ? none : `${weeks(durationDays)} wk`,
    observedWeeks: observedDays === 0 ? none : `${weeks(observedDays)} wk`,
    assumedEffect: assumedEffect(cycle),
  };
}

/** The cycles of a patient in order, all of them whatever the range of the chart. */
export function cycleRows({ cycles }: Pick<ClinicalChartSpec, 'cycles'>): CycleRow[] {
  return cycles.map(rowOf);
}
