import type { Instrument } from '@glabella/domain/instruments';
import {
  type Finding,
  type TotalPoint,
  type Verdict,
  formatChange,
  formatPercentChange,
  hasCompleteTotal,
} from '@glabella/domain/outcomes';
import { type CalendarDate, formatDate } from '@glabella/domain/values';
import type { ChartInjection } from '../spec/clinical-chart-spec';
import { countOf, withMinus } from './number-words';
import { injectionSummary } from './readings';

/** What a paragraph for the notes is made from: where a course stands, and what was given in it. */
export interface NoteFacts {
  readonly instrument: Instrument;
  readonly today: CalendarDate;
  readonly verdict: Verdict;
  /** The latest total after the end of the course, of which the verdict says nothing; null where there is none. */
  readonly afterEnd: TotalPoint | null;
  /** The signed sessions of the course in order of time. */
  readonly injections: readonly ChartInjection[];
  readonly course: {
    readonly protocolName: string;
    readonly startedOn: CalendarDate;
    readonly endedOn: CalendarDate | null;
    /** True where the treatment is off-label: the paragraph says so. */
    readonly isOffLabel: boolean;
  } | null;
}

function totalWords(instrument: Instrument, point: TotalPoint): string {
  const band = instrument.bands.find(({ from, to }) => point.total >= from && point.total <= to);
  const parts = [
    ...(band === undefined ? [] : [band.label.toLowerCase()]),
    ...(hasCompleteTotal(point) ? [] : ['prorated']),
  ];
  const beside = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `${point.total}${beside} on ${formatDate(point.on)}`;
}

function movement(from: number, to: number): string {
  if (to === from) return 'unchanged';
  return to < from ? 'fell' : 'rose';
}

function scoreSentence({ instrument, verdict }: NoteFacts): string {
  const { baseline, latest, change, percentChange } = verdict;
  const { name } = instrument;
  if (latest === null) return `No ${name} with a total is recorded.`;
  if (baseline === null) return `${name} ${totalWords(instrument, latest)}; no baseline.`;
  if (change === null) {
    // After the baseline and up to the first injection there may be a prorated total: it is none.
    const which =
      latest.id === baseline.id
        ? ', the baseline'
        : `; the baseline is ${totalWords(instrument, baseline)}`;
    return `${name} ${totalWords(instrument, latest)}${which}.`;
  }
  const percent =
    percentChange === null ? '' : `, ${withMinus(formatPercentChange(percentChange))}`;
  const verb = movement(baseline.total, latest.total);
  return (
    `${name} ${verb} from ${totalWords(instrument, baseline)}, the baseline, to ` +
    `${totalWords(instrument, latest)}: ${withMinus(formatChange(change))} points${percent}.`
  );
}

function findingSentence({ label, evidence, source }: Finding): string {
  // Some evidence begins with its own label: it is said once.
  const isSaid = evidence.toLowerCase().startsWith(label.toLowerCase());
  const words = isSaid ? label + evidence.slice(label.length) : `${label}: ${evidence}`;
  return `${withMinus(words)} (${source.label}).`;
}

function treatmentSentence({ injections, course }: NoteFacts): string | null {
  if (course === null) return null;
  const offLabel = course.isOffLabel ? ', off-label' : '';
  const dates =
    course.endedOn === null
      ? `since ${formatDate(course.startedOn)}`
      : `${formatDate(course.startedOn)} to ${formatDate(course.endedOn)}`;
  const last = injections.at(-1);
  const given =
    last === undefined
      ? 'no injection session yet'
      : `${countOf(injections.length, 'injection session')}, the last on ${formatDate(last.on)}: ` +
        injectionSummary(last);
  return `Course ${dates} by the protocol ${course.protocolName}${offLabel}; ${given}.`;
}

// What was recorded after the end of the course: what is said before it is then no standing of today.
function upToEnd({ course, afterEnd }: NoteFacts): string[] {
  const endedOn = course?.endedOn ?? null;
  return endedOn === null || afterEnd === null
    ? []
    : [`Up to the end of the course on ${formatDate(endedOn)}:`];
}

function sinceEnd({ instrument, afterEnd }: NoteFacts): string[] {
  if (afterEnd === null) return [];
  return [`Since the end of the course: ${instrument.name} ${totalWords(instrument, afterEnd)}.`];
}

/**
 * One paragraph for the notes in plain words: the totals with their days, every finding with value, threshold and source,
 * the sessions, that the treatment is off-label, and the day. It names no patient and gives no advice.
 */
export function noteParagraph(facts: NoteFacts): string {
  const { instrument, verdict, today } = facts;
  const validated = instrument.isNotValidated ? [`${instrument.name} is not validated.`] : [];
  return [
    ...upToEnd(facts),
    scoreSentence(facts),
    ...verdict.findings.map(findingSentence),
    ...sinceEnd(facts),
    ...validated,
    treatmentSentence(facts),
    `As recorded on ${formatDate(today)}.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}
