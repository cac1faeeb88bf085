import type { Instrument } from '@glabella/domain/instruments';
import { isFrownRated, totalUnits } from '@glabella/domain/treatment';
import {
  type Cycle,
  type CycleVisit,
  type OutcomeThresholds,
  type ScorePoint,
  cycles,
} from '@glabella/domain/outcomes';
import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import type {
  ChartAdverseEvent,
  ChartFrown,
  ChartInjection,
  ChartPoint,
  ClinicalChartSpec,
} from './clinical-chart-spec';

/** An entry of a cycle: its place in the chart's points and the days since the cycle's injection. */
export interface ChartCycleEntry {
  readonly pointIndex: number;
  /** Whole days; 0 or less for the total that the cycle starts from. */
  readonly day: number;
}

/** An adverse event of a cycle: its place in the chart's events and the days since the cycle's injection. */
export interface ChartCycleEvent {
  readonly eventIndex: number;
  readonly day: number;
}

/** A frown rating of a cycle: its place in the chart's ratings, the days since the cycle's injection, the grades. */
export interface ChartCycleReview extends Pick<ChartFrown, 'atRest' | 'atMaximum'> {
  readonly frownIndex: number;
  readonly day: number;
}

/** A total of a cycle that has a name: the point of the chart that it is, and its day since the injection. */
export interface ChartCycleMark {
  readonly pointId: string;
  readonly day: number;
  readonly total: number;
  /** How the total came about. */
  readonly status: ScorePoint['status'];
}

/**
 * What one injection brought, up to the next: its entries aligned at the day of the injection. What
 * no visit shows is null; `units` are those of all sessions of that day.
 */
export interface ChartCycle {
  readonly number: number;
  readonly injectionIds: readonly string[];
  readonly on: CalendarDate;
  readonly nextOn: CalendarDate | null;
  readonly units: number;
  /** The total it starts from, where there is one, then every entry up to the next injection. */
  readonly entries: readonly ChartCycleEntry[];
  /** What is linked to its sessions, and of the rest what began between its injection and the next. */
  readonly events: readonly ChartCycleEvent[];
  readonly start: ChartCycleMark | null;
  readonly onset: ChartCycleMark | null;
  readonly nadir: ChartCycleMark | null;
  readonly wearOff: ChartCycleMark | null;
  readonly durationDays: number | null;
  /** How long it was watched: the day of its last total, 0 without one. */
  readonly observedDays: number;
  /** The protocol's assumed effect in weeks; null where the protocol is not known. */
  readonly effectWeeks: number | null;
  /** The last day of the assumed effect, or the next session of the same concern where that comes first. */
  readonly effectEndsDay: number | null;
  readonly isEffectOpen: boolean;
  /** The frown rating before the injection; null where none was made. */
  readonly frown: ChartFrown | null;
  /** The ratings of reviews after its injection, up to the next: their place in the chart's ratings. */
  readonly reviews: readonly ChartCycleReview[];
}

/** What the cycles of a chart are made from, its parts in order of time. */
export interface CycleSources {
  readonly instrument: Instrument;
  /** The points of the chart, as many and in the same order. */
  readonly points: readonly ScorePoint[];
  /** Those that are read by the instrument: others begin no cycle. */
  readonly injections: readonly ChartInjection[];
  readonly adverseEvents: readonly ChartAdverseEvent[];
  readonly frown: readonly ChartFrown[];
  readonly thresholds: OutcomeThresholds;
}

function entriesOf(cycle: Cycle, points: readonly ScorePoint[]): ChartCycleEntry[] {
  const { injectedOn, nextInjectionOn, start } = cycle;
  return points.flatMap(({ id, on }, pointIndex) => {
    const isFollowUp = on > injectedOn && (nextInjectionOn === null || on <= nextInjectionOn);
    return id === start?.id || isFollowUp ? [{ pointIndex, day: daysBetween(injectedOn, on) }] : [];
  });
}

// An event on the day of an injection is told with that injection: it cannot come of the next one. One that is linked to an
// injection for something else belongs to no cycle.
function eventsOf(cycle: Cycle, { adverseEvents }: CycleSources): ChartCycleEvent[] {
  const { injectionIds, injectedOn, nextInjectionOn } = cycle;
  return adverseEvents.flatMap(({ on, injectionId }, eventIndex) => {
    const isOfCycle =
      injectionId !== null
        ? injectionIds.includes(injectionId)
        : on >= injectedOn && (nextInjectionOn === null || on < nextInjectionOn);
    return isOfCycle ? [{ eventIndex, day: daysBetween(injectedOn, on) }] : [];
  });
}

function reviewsOf(
  { injectedOn, nextInjectionOn }: Cycle,
  sessions: readonly ChartInjection[],
  frown: readonly ChartFrown[],
): ChartCycleReview[] {
  // Of the axillae no frown is followed.
  if (!sessions.some(({ region }) => region === null || isFrownRated({ region }))) return [];
  return frown.flatMap(({ injectionId, on, atRest, atMaximum }, frownIndex) => {
    const isOfCycle =
      injectionId === null &&
      on > injectedOn &&
      (nextInjectionOn === null || on <= nextInjectionOn);
    const day = daysBetween(injectedOn, on);
    return isOfCycle ? [{ frownIndex, day, atRest, atMaximum }] : [];
  });
}

function markOf(visit: CycleVisit | null): ChartCycleMark | null {
  if (visit === null) return null;
  const { point, day } = visit;
  return { pointId: point.id, day, total: point.total, status: point.status };
}

function chartCycle(cycle: Cycle, sources: CycleSources): ChartCycle {
  const { points, injections, frown } = sources;
  const { number, injectionIds, injectedOn: on, start, durationDays, observedDays } = cycle;
  const sessions = injections.filter(({ id }) => injectionIds.includes(id));
  const last = sessions.at(-1);
  const effectEndsOn = last?.effectEndsOn ?? null;
  return {
    number,
    injectionIds,
    on,
    nextOn: cycle.nextInjectionOn,
    units: totalUnits(sessions),
    entries: entriesOf(cycle, points),
    events: eventsOf(cycle, sources),
    start: start && markOf({ point: start, day: daysBetween(on, start.on) }),
    onset: markOf(cycle.onset),
    nadir: markOf(cycle.nadir),
    wearOff: markOf(cycle.wearOff),
    durationDays,
    observedDays,
    effectWeeks: last?.effectWeeks ?? null,
    effectEndsDay: effectEndsOn === null ? null : daysBetween(on, effectEndsOn),
    isEffectOpen: last?.isEffectOpen ?? false,
    frown:
      frown.findLast(
        ({ injectionId }) => injectionId !== null && injectionIds.includes(injectionId),
      ) ?? null,
    reviews: reviewsOf(cycle, sessions, frown),
  };
}

/** The cycles of a patient by one instrument in order of time, one for each day with an injection. */
export function chartCycles(sources: CycleSources): ChartCycle[] {
  const { instrument, points, injections, thresholds } = sources;
  return cycles(
    instrument,
    points,
    injections.map(({ id, on }) => ({ id, on })),
    thresholds,
  ).map((cycle) => chartCycle(cycle, sources));
}

/** The cycles that reach into the range shown: an earlier one is left out as a whole. */
export function cyclesInRange({ cycles, window }: ClinicalChartSpec): readonly ChartCycle[] {
  return cycles.filter(({ nextOn }) => nextOn === null || nextOn >= window.from);
}

/** An entry of a cycle without a total, and the point of the chart that it is. */
export interface ChartCycleGap {
  readonly cycle: ChartCycle;
  readonly entry: ChartCycleEntry;
  readonly point: ChartPoint;
}

/** The entries without a total of the cycles shown: they lie in one row, in the order of the cycles. */
export function cycleGaps(spec: ClinicalChartSpec): ChartCycleGap[] {
  return cyclesInRange(spec).flatMap((cycle) =>
    cycle.entries.flatMap((entry) => {
      const point = spec.points[entry.pointIndex];
      return point?.total === null ? [{ cycle, entry, point }] : [];
    }),
  );
}
