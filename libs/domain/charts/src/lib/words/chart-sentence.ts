import { untilEnd } from '@glabella/domain/outcomes';
import { daysBetween, formatDate } from '@glabella/domain/values';
import { isInWindow } from '../spec/chart-window';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { comparisonWeekParts } from './comparison-words';
import { cyclesSentence } from './cycle-words';
import { countOf, spanOf, timesOf } from './number-words';
import { heldWords } from './standing-words';
import { errorWords, safetyItemLabel, markedTotal } from './status-words';

type Scored = ChartPoint & { readonly total: number };

const isScored = (point: ChartPoint): point is Scored => point.total !== null;

function movement(from: number, to: number): string {
  if (to === from) return `stayed at ${to}`;
  return `${to < from ? 'fell' : 'rose'} from ${from} to ${to}`;
}

// Which of the two totals of a movement are prorated, after it.
function proratedOf(start: Scored, latest: Scored): string {
  const [first, last] = [start.status === 'prorated', latest.status === 'prorated'];
  if (first && last) return ', both prorated';
  return first ? ', the first prorated' : last ? ', the latest prorated' : '';
}

const standsAt = (point: Scored): string =>
  `${markedTotal(point)}, ${point.band?.label.toLowerCase() ?? 'no band'}, on ${formatDate(point.on)}`;

/** The totals in order, those up to the end of the course, and the last after that end. */
function totalsOf({ points, endedOn }: ClinicalChartSpec) {
  const scored = points.filter(isScored);
  const inCourse = untilEnd(scored, endedOn);
  return { scored, inCourse, after: scored.slice(inCourse.length).at(-1) };
}

// What came after the end of a course is told apart from the movement in it.
function scores(spec: ClinicalChartSpec): string {
  const { baseline, endedOn } = spec;
  const { scored, inCourse, after } = totalsOf(spec);
  if (endedOn === null || baseline === null || after === undefined) return movementOf(spec, scored);
  const ended = `up to the end of the course on ${formatDate(endedOn)}`;
  return `${movementOf(spec, inCourse)}, ${ended}; since then ${standsAt(after)}`;
}

function movementOf(spec: ClinicalChartSpec, scored: readonly Scored[]): string {
  const { instrument, baseline } = spec;
  const latest = scored.at(-1);
  if (latest === undefined) return `No ${instrument.name} with a total yet`;
  const start = scored.find(({ id }) => id === baseline?.pointId) ?? scored[0] ?? latest;
  if (start.id === latest.id) {
    const isOnly = scored.length === 1;
    const which = isOnly ? `One ${instrument.name}` : `Latest ${instrument.name}, the baseline`;
    return `${which}: ${standsAt(latest)}`;
  }
  if (start.id === baseline?.pointId && latest.change === null) {
    const since = `the baseline is ${baseline.total} on ${formatDate(baseline.on)}`;
    return `Latest ${instrument.name}: ${standsAt(latest)}; ${since}`;
  }
  const span = spanOf(daysBetween(start.on, latest.on));
  const from = start.id === baseline?.pointId ? 'from the baseline' : 'from the first entry';
  const error = start.id === baseline?.pointId ? errorWords(spec, latest) : null;
  const moved = `${movement(start.total, latest.total)} over ${span} ${from}`;
  return `${instrument.name} ${moved}${error === null ? '' : `, ${error}`}${proratedOf(start, latest)}`;
}

function treatment({ injections }: ClinicalChartSpec): string {
  if (injections.length === 0) return 'no injection session yet';
  const others = injections.filter(({ isRead }) => !isRead).length;
  const read = injections.length - others;
  if (read === 0) return `${countOf(others, 'injection session')} for something else`;
  const counted = countOf(read, 'injection session');
  return others === 0 ? counted : `${counted} and ${others} for something else`;
}

function adverseEvents({ adverseEvents: events }: ClinicalChartSpec): string | null {
  if (events.length === 0) return null;
  const open = events.filter(({ endedOn }) => endedOn === null).length;
  return `${countOf(events.length, 'adverse event')}${open > 0 ? `, ${open} open` : ''}`;
}

function medication({ medications, points }: ClinicalChartSpec): string | null {
  if (medications.length === 0) return null;
  const ongoing = medications
    .filter(({ isOngoing }) => isOngoing)
    .map(({ name, doses }) => [name, doses.at(-1)?.label].join(' '));
  const now = ongoing.length === 0 ? 'no medication now' : `medication now: ${ongoing.join(', ')}`;
  const latest = points.filter(isScored).at(-1);
  if (latest === undefined || latest.confounders.length === 0) return now;
  const changed = latest.isSurelyConfounded ? 'was' : 'may have been';
  return `${now}; an antidepressant ${changed} changed in the 4 weeks before the latest entry`;
}

function lifeEvents({ lifeEvents: events }: ClinicalChartSpec): string | null {
  const latest = events.at(-1);
  if (latest === undefined) return null;
  const said = `${latest.label}, ${latest.date}`;
  return events.length === 1
    ? `1 life event: ${said}`
    : `${countOf(events.length, 'life event')}, the latest ${said}`;
}

function frownCourse({ frown }: ClinicalChartSpec): string | null {
  const rated = frown.filter(({ atMaximum }) => atMaximum !== null);
  const [first, last] = [rated[0], rated.at(-1)];
  const hasReview = rated.some(({ injectionId }) => injectionId === null);
  if (first === undefined || last === undefined || !hasReview) return null;
  return `frown at maximum ${first.atMaximum} on ${formatDate(first.on)}, ${last.atMaximum} on ${formatDate(last.on)}`;
}

function standing(spec: ClinicalChartSpec): string | null {
  const { responseSince, remissionSince } = spec;
  const isMeasuredAfterEnd = totalsOf(spec).after !== undefined;
  if (remissionSince !== null) return `remission ${heldWords(remissionSince, isMeasuredAfterEnd)}`;
  if (responseSince !== null) return `response ${heldWords(responseSince, isMeasuredAfterEnd)}`;
  return null;
}

// Where the latest planned week stands in the band, for those who cannot see it.
function beside(spec: ClinicalChartSpec): string | null {
  const week = spec.comparison?.weeks.findLast(
    ({ on, spread }) => spread !== null && on <= spec.today,
  );
  if (week === undefined) return null;
  const parts = comparisonWeekParts(spec, week).join(', ');
  return `of ${parts.replace(', median', ' the median was')} at week ${week.week}`;
}

function hidden(spec: ClinicalChartSpec): string | null {
  const outside = spec.points.filter(({ on }) => !isInWindow(spec.window, on)).length;
  if (outside === 0) return null;
  return `${countOf(outside, 'earlier entry', 'earlier entries')} outside the range shown`;
}

function safety(spec: ClinicalChartSpec): string | null {
  const marked = spec.points.filter(({ hasSafetyMark }) => hasSafetyMark);
  const last = marked.at(-1);
  if (last === undefined) return null;
  const item = safetyItemLabel(spec.instrument);
  return `${item} positive ${timesOf(marked.length)}, last on ${formatDate(last.on)}`;
}

/**
 * The chart in one sentence, for those who cannot see it: the movement of the whole record, the
 * sessions, the standing and the safety item; of cycles laid over each other, what each brought.
 */
export function chartSentence(spec: ClinicalChartSpec): string {
  if (spec.axis === 'weeks-since-last') {
    return `${[cyclesSentence(spec), ...[safety(spec)].filter((part) => part !== null)].join('; ')}.`;
  }
  const parts = [
    treatment(spec),
    adverseEvents(spec),
    frownCourse(spec),
    medication(spec),
    lifeEvents(spec),
    standing(spec),
    beside(spec),
    safety(spec),
    hidden(spec),
  ];
  return `${[scores(spec), ...parts.filter((part) => part !== null)].join('; ')}.`;
}
