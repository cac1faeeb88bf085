import { formatChange } from '@glabella/domain/outcomes';
import { frownLabel, frownRatingWords } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import {
  type ChartCycle,
  type ChartCycleEntry,
  type ChartCycleEvent,
  type ChartCycleMark,
  cyclesInRange,
} from '../spec/chart-cycle';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { countOf, weeksToTenth, withMinus } from './number-words';
import { adverseEventParts, percentWords, scoreWords, unitsLabel } from './readings';
import { safetyWords, markedTotal } from './status-words';

/** A week of a cycle as it is said: 'week 6', 'week 12.9'. */
export function weekOf(day: number): string {
  return `week ${withMinus(weeksToTenth(day))}`;
}

/** The change of an entry since its cycle's start; null at the start and where one is missing. */
export function changeInCycle(
  { start }: ChartCycle,
  { day }: ChartCycleEntry,
  { total }: ChartPoint,
): number | null {
  return start === null || total === null || day <= 0 ? null : total - start.total;
}

function changeWords(cycle: ChartCycle, entry: ChartCycleEntry, point: ChartPoint): string | null {
  if (entry.day <= 0) return `the start of cycle ${cycle.number}`;
  const change = changeInCycle(cycle, entry, point);
  if (change === null || cycle.start === null) return null;
  return `${withMinus(formatChange(change))} since the start of the cycle, ${cycle.start.total}`;
}

/** What an entry is to its cycle: its onset, its lowest total, its wear-off. Of several on one day only one is. */
export function roleInCycle(cycle: ChartCycle, { id }: Pick<ChartPoint, 'id'>): string[] {
  const is = (mark: ChartCycleMark | null): boolean => mark?.pointId === id;
  return [
    ...(is(cycle.onset) ? ['onset'] : []),
    ...(is(cycle.nadir) ? ['lowest of the cycle'] : []),
    ...(is(cycle.wearOff) ? ['wear-off'] : []),
  ];
}

/** The parts of what is said about an entry in its cycle; empty for an entry that does not exist. */
export function cycleEntryParts(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  entry: ChartCycleEntry,
): string[] {
  const point = spec.points[entry.pointIndex];
  if (point === undefined) return [];
  return [
    scoreWords(spec, point),
    percentWords(spec, point),
    changeWords(cycle, entry, point),
    ...roleInCycle(cycle, point),
    safetyWords(spec, point),
  ].filter((part) => part !== null);
}

/** Where an entry stands: 'cycle 2, week 3 (21 Jul 2026)'. */
export function cycleEntryPlace(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  entry: ChartCycleEntry,
): string {
  const point = spec.points[entry.pointIndex];
  const date = point === undefined ? '' : ` (${formatDate(point.on)})`;
  return `Cycle ${cycle.number}, ${weekOf(entry.day)}${date}`;
}

/** The spoken summary of an entry in its cycle. */
export function cycleEntryReading(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  entry: ChartCycleEntry,
): string {
  const parts = cycleEntryParts(spec, cycle, entry).join(', ');
  return `${cycleEntryPlace(spec, cycle, entry)}: ${parts}.`;
}

/** Where an adverse event of a cycle stands: 'Cycle 2, week 0.6 (25 Jul 2026)'. */
export function cycleEventPlace(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  { eventIndex, day }: ChartCycleEvent,
): string {
  const event = spec.adverseEvents[eventIndex];
  const date = event === undefined ? '' : ` (${formatDate(event.on)})`;
  return `Cycle ${cycle.number}, ${weekOf(day)}${date}`;
}

/** The spoken summary of an adverse event in its cycle; empty for one that does not exist. */
export function cycleEventReading(
  spec: ClinicalChartSpec,
  cycle: ChartCycle,
  place: ChartCycleEvent,
): string {
  const event = spec.adverseEvents[place.eventIndex];
  if (event === undefined) return '';
  const parts = adverseEventParts(spec, event).join(', ');
  return `${cycleEventPlace(spec, cycle, place)}: adverse event, ${parts}.`;
}

function frownWords({ frown, reviews }: ChartCycle): string {
  const before =
    frown === null
      ? 'frown before it not rated'
      : `frown before it ${frownLabel(frown.atMaximum)} at maximum, ${frownLabel(frown.atRest)} at rest`;
  const after = reviews.map((review) => `${frownRatingWords(review)} on day ${review.day}`);
  return after.length === 0 ? before : `${before}, after it ${after.join(', ')}`;
}

function effectWords({ effectWeeks, effectEndsDay, isEffectOpen }: ChartCycle): string | null {
  if (effectWeeks === null || effectEndsDay === null) return null;
  const cut = isEffectOpen ? '' : `, cut by the next session in ${weekOf(effectEndsDay)}`;
  return `assumed effect ${effectWeeks} weeks (protocol)${cut}`;
}

// 'week 6', 'week 6 (prorated)' where a prorated total shows it.
const shownIn = ({ day, status }: ChartCycleMark): string =>
  status === 'prorated' ? `${weekOf(day)} (prorated)` : weekOf(day);

// 'from 19 to 6 in week 6, worn off in week 12.9'.
function courseWords({ start, nadir, onset, wearOff, observedDays }: ChartCycle): string {
  if (nadir === null) return 'no total after it yet';
  const from = start === null ? 'no total before it, lowest' : `from ${markedTotal(start)} to`;
  const began = onset === null ? 'no onset seen' : `onset in ${shownIn(onset)}`;
  const end =
    wearOff === null
      ? `not seen to wear off by ${weekOf(observedDays)}`
      : `worn off in ${shownIn(wearOff)}`;
  return `${from} ${markedTotal(nadir)} in ${weekOf(nadir.day)}, ${began}, ${end}`;
}

/** The parts of what is said about a cycle as a whole. */
export function cycleParts(cycle: ChartCycle): string[] {
  return [
    unitsLabel(cycle.units),
    courseWords(cycle),
    frownWords(cycle),
    effectWords(cycle),
  ].filter((part) => part !== null);
}

/** The spoken summary of a cycle as a whole. */
export function cycleReading(cycle: ChartCycle): string {
  return `Cycle ${cycle.number}, injected ${formatDate(cycle.on)}: ${cycleParts(cycle).join(', ')}.`;
}

/** The cycles in one sentence, and how many of them the range leaves out. */
export function cyclesSentence(spec: ClinicalChartSpec): string {
  const shown = cyclesInRange(spec);
  const each = shown.map((cycle) => `cycle ${cycle.number} ${courseWords(cycle)}`);
  const left = spec.cycles.length - shown.length;
  const laid = shown.length === 1 ? 'since its injection' : 'laid over each other at the injection';
  return [
    `${spec.instrument.name} in ${countOf(shown.length, 'cycle')} ${laid}`,
    ...each,
    ...(left === 0 ? [] : [`${countOf(left, 'earlier cycle')} outside the range shown`]),
  ].join('; ');
}

/** Why a chart has no cycle, as the beginning of a sentence. */
export function noCycleWords({ injections, instrument }: ClinicalChartSpec): string {
  return injections.length === 0
    ? 'A cycle begins with an injection: there is none yet'
    : `A cycle begins with an injection: none was given for what ${instrument.name} measures`;
}
