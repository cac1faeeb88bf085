import { formatChange } from '@glabella/domain/outcomes';
import { findRegion, frownLabel, frownRatingWords } from '@glabella/domain/treatment';
import { compareDates, daysBetween, formatDate } from '@glabella/domain/values';
import type {
  ChartAdverseEvent,
  ChartFrown,
  ChartInjection,
  ChartLifeEvent,
  ChartMedicationChange,
  ChartPoint,
  ChartVisit,
  ClinicalChartSpec,
} from '../spec/clinical-chart-spec';
import { onScale } from '../spec/value-scale';
import { countOf, spanOf, withMinus } from './number-words';
import { errorWords, missingItemsWords, safetyWords } from './status-words';

/** '29 U' as it stands beside a marker; half units keep their decimal. */
export function unitsLabel(units: number): string {
  return `${units} U`;
}

/** 'axilla' for a session that was given for something else than the chart measures; null for the others. */
export function otherRegion({ isRead, region }: ChartInjection): string | null {
  if (isRead || region === null) return null;
  return findRegion(region)?.label.toLowerCase() ?? region;
}

/** '29 U', and where it was given for something else than the chart measures '100 U axilla'. */
export function givenLabel(injection: ChartInjection): string {
  return [unitsLabel(injection.units), otherRegion(injection) ?? []].flat().join(' ');
}

/** 'onabotulinumtoxinA, 29 U, 5 sites, lot C7741'. */
export function injectionSummary(injection: ChartInjection): string {
  const { siteCount, lotNumber, productName } = injection;
  return `${productName}, ${givenLabel(injection)}, ${countOf(siteCount, 'site')}, lot ${lotNumber}`;
}

/** What a point scored, with its band and how the total came about. */
export function scoreWords(spec: ClinicalChartSpec, point: ChartPoint): string {
  const { name } = spec.instrument;
  if (point.total === null) return `${name} without a total, ${missingItemsWords(spec, point)}`;
  const band = point.band === null ? '' : `, ${point.band.label.toLowerCase()}`;
  const status = {
    complete: '',
    prorated: `, prorated, ${missingItemsWords(spec, point)}`,
    'total-only': ', total only, items not known',
    none: '',
  }[point.status];
  return `${name} ${point.total}${band}${status}`;
}

/** Per cent of the baseline where the chart counts in them; null elsewhere. */
export function percentWords({ scale }: ClinicalChartSpec, { total }: ChartPoint): string | null {
  if (scale.kind === 'points' || total === null) return null;
  return `${Math.round(onScale(scale, total))} % of baseline ${scale.baseline.total}`;
}

function changeWords(spec: ClinicalChartSpec, point: ChartPoint): string | null {
  if (point.id === spec.baseline?.pointId) return 'the baseline';
  if (point.change === null || spec.baseline === null) return null;
  const change = `${withMinus(formatChange(point.change))} since baseline ${spec.baseline.total}`;
  const error = errorWords(spec, point);
  return error === null ? change : `${change} (${error})`;
}

function treatmentWords(
  { injections }: ClinicalChartSpec,
  { daysSinceInjection }: ChartPoint,
): string | null {
  if (daysSinceInjection === null) {
    const areAllOfAnother = injections.length > 0 && injections.every(({ isRead }) => !isRead);
    return areAllOfAnother ? null : 'before the first injection';
  }
  if (daysSinceInjection === 0) return 'on the day of an injection';
  return `${countOf(daysSinceInjection, 'day')} after the last injection`;
}

/** 'antidepressant changed in the 4 weeks before: sertraline 50 to 100 mg on 3 Mar 2026, 12 days before'; null without any. */
export function confounderWords({
  confounders,
  isSurelyConfounded,
}: Pick<ChartPoint, 'confounders' | 'isSurelyConfounded'>): string | null {
  if (confounders.length === 0) return null;
  const changed = isSurelyConfounded ? 'changed' : 'perhaps changed';
  return `antidepressant ${changed} in the 4 weeks before: ${confounders.join('; ')}`;
}

/** The parts of what is said about a point: score, change, treatment, safety item. */
export function pointParts(spec: ClinicalChartSpec, point: ChartPoint): string[] {
  return [
    scoreWords(spec, point),
    percentWords(spec, point),
    changeWords(spec, point),
    treatmentWords(spec, point),
    safetyWords(spec, point),
    confounderWords(point),
  ].filter((part) => part !== null);
}

/**
 * The spoken summary of one point by its place in `spec.points`: date, score, band, change since
 * baseline, days since treatment. Empty for a place that does not exist.
 */
export function pointReading(spec: ClinicalChartSpec, index: number): string {
  const point = spec.points[index];
  if (point === undefined) return '';
  return `${formatDate(point.on)}: ${pointParts(spec, point).join(', ')}.`;
}

/** The parts of what is said about a session: what was given, frown ratings, assumed effect. */
export function injectionParts(spec: ClinicalChartSpec, injection: ChartInjection): string[] {
  const frown = spec.frown.find(({ injectionId }) => injectionId === injection.id);
  const ratings =
    frown === undefined
      ? null
      : `frown before injection: ${frownLabel(frown.atRest)} at rest, ` +
        `${frownLabel(frown.atMaximum)} at maximum`;
  const { firstInjectionOn } = spec;
  const days = firstInjectionOn === null ? null : daysBetween(firstInjectionOn, injection.on);
  const since =
    days === null || days <= 0 ? null : `${spanOf(days)} after the first injection of the course`;
  const effect =
    injection.effectWeeks === null
      ? null
      : `assumed effect ${injection.effectWeeks} weeks (protocol)`;
  return [injectionSummary(injection), since, ratings, effect, confounderWords(injection)].filter(
    (part) => part !== null,
  );
}

/**
 * The spoken summary of one session by its place in `spec.injections`; empty for a place that does
 * not exist.
 */
export function injectionReading(spec: ClinicalChartSpec, index: number): string {
  const injection = spec.injections[index];
  if (injection === undefined) return '';
  const parts = injectionParts(spec, injection).join(', ');
  return `${formatDate(injection.on)}: injection session ${injection.number}, ${parts}.`;
}

/** The parts of what is said about an adverse event: what, how grave, how it stands, after which session. */
export function adverseEventParts(spec: ClinicalChartSpec, event: ChartAdverseEvent): string[] {
  const injection = spec.injections.find(({ id }) => id === event.injectionId);
  // Recorded with a session, and noticed before it: no time after it.
  const after =
    injection === undefined || compareDates(event.on, injection.on) < 0
      ? null
      : `${spanOf(daysBetween(injection.on, event.on))} after injection session ${injection.number}, lot ${injection.lotNumber}`;
  return [event.title, event.gravity, event.standing, after].filter((part) => part !== null);
}

/**
 * The spoken summary of one adverse event by its place in `spec.adverseEvents`; empty for a place
 * that does not exist.
 */
export function adverseEventReading(spec: ClinicalChartSpec, index: number): string {
  const event = spec.adverseEvents[index];
  if (event === undefined) return '';
  return `${formatDate(event.on)}: adverse event, ${adverseEventParts(spec, event).join(', ')}.`;
}

/** The parts of what is said about a frown rating: the grades and how long after the injection. */
export function frownParts({ atRest, atMaximum, daysSinceInjection }: ChartFrown): string[] {
  const since =
    daysSinceInjection === null
      ? []
      : [`${countOf(daysSinceInjection, 'day')} after the last injection`];
  return [frownRatingWords({ atRest, atMaximum }, frownLabel), ...since];
}

/** The spoken summary of one frown rating by its place in `spec.frown`; empty for one that does not exist. */
export function frownReading(spec: ClinicalChartSpec, index: number): string {
  const frown = spec.frown[index];
  if (frown === undefined) return '';
  return `${formatDate(frown.on)}: frown ${frownParts(frown).join(', ')}.`;
}

/** The spoken summary of one change of a medication, or of a dose that goes on. */
export function medicationReading({
  date,
  words,
}: Pick<ChartMedicationChange, 'date' | 'words'>): string {
  return `${date}: medication, ${words}.`;
}

/** The spoken summary of one life event. */
export function lifeEventReading({ date, words }: ChartLifeEvent): string {
  return `${date}: life event, ${words}.`;
}

/** What is said about a planned visit that was not recorded. */
export function visitParts(spec: ClinicalChartSpec, { week, state }: ChartVisit): string[] {
  const words = {
    due: 'due, not recorded yet',
    overdue: 'overdue, not recorded',
    missed: 'missed, nothing recorded in its window',
  }[state];
  return [`${spec.instrument.name} of week ${week}: ${words}`];
}

/** The spoken summary of one planned visit by its place in `spec.visits`; empty for one that does not exist. */
export function visitReading(spec: ClinicalChartSpec, index: number): string {
  const visit = spec.visits[index];
  if (visit === undefined) return '';
  return `${formatDate(visit.dueOn)}: ${visitParts(spec, visit).join(', ')}.`;
}
