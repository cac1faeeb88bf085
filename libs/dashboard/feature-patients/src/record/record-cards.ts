import type { Tone } from '@glabella/dashboard/ui';
import type { Assessment } from '@glabella/contracts';
import { answerWords, findSeverityBand, type Instrument } from '@glabella/domain/instruments';
import {
  formatChange,
  formatPercentChange,
  hasShares,
  hasCompleteTotal,
  type Finding,
  type FindingKind,
} from '@glabella/domain/outcomes';
import { addDays, capital, daysBetween, formatDate } from '@glabella/domain/values';
import { card, type CardText } from './card-text';
import type { CourseStanding } from './course-standing';
import { nextCard } from './next-card';
import { responseWords } from './response-words';
import { sinceEnd } from './since-end';
import { weekSixWords } from './week-six';
import { markedTotal, withMinus } from '@glabella/domain/charts';

export type { CardAction, CardText } from './card-text';

/** 'today', 'yesterday', '9 d', '7 wk': how long ago, as a clinician counts it. */
function since(days: number): { value: string; unit: string } {
  if (days === 0) return { value: 'today', unit: '' };
  if (days === 1) return { value: 'yesterday', unit: '' };
  if (days < 14) return { value: `${days} d`, unit: 'ago' };
  return { value: `${Math.floor(days / 7)} wk`, unit: 'ago' };
}

function functioning(standing: CourseStanding, { functionAnswer }: Assessment): string[] {
  const item = standing.instrument.functionItem;
  const option = item?.options.find(({ value }) => value === functionAnswer);
  return option ? [`Functioning: ${option.label.toLowerCase()}`] : [];
}

const totalMarks: Readonly<Record<Assessment['scoreStatus'], string>> = {
  complete: '',
  prorated: 'prorated',
  none: '',
  'total-only': 'total only',
  unscored: '',
};

/** Of one answer of a form that never adds up: the answer, and that it is not validated. */
function latestAnswerCard({ instrument }: CourseStanding, entry: Assessment): CardText {
  const [item] = instrument.items;
  const answer = entry.answers?.[instrument.itemOf?.index ?? 0] ?? null;
  const words = item === undefined || answer === null ? '' : answerWords(instrument, item, answer);
  return card({
    id: 'latest',
    label: `Latest ${instrument.name}`,
    on: formatDate(entry.assessedOn),
    value: answer === null ? 'Not answered' : String(answer),
    unit: words.replace(new RegExp(`^${answer} ?`), '').toLowerCase(),
    chip: instrument.isNotValidated ? { label: 'not validated', tone: 'neutral' } : null,
    lines: [item?.text ?? ''],
  });
}

function latestCard(standing: CourseStanding): CardText {
  const { instrument, isRead, latestEntry, verdict, afterEnd } = standing;
  const { name } = instrument;
  if (!latestEntry) {
    return card({
      id: 'latest',
      label: `Latest ${name}`,
      value: 'None yet',
      lines: isRead
        ? [`Record a complete ${name} before the first injection: it becomes the baseline.`]
        : [],
      action: 'record',
    });
  }
  const on = formatDate(latestEntry.assessedOn);
  if (instrument.itemOf !== undefined) return latestAnswerCard(standing, latestEntry);
  if (latestEntry.total === null) {
    const answered = latestEntry.answers?.filter((answer) => answer !== null).length ?? 0;
    const before = afterEnd ?? verdict.latest;
    return card({
      id: 'latest',
      label: `Latest ${name}`,
      on,
      value: 'No total',
      lines: [
        `${answered} of ${instrument.items.length} answered`,
        before
          ? `Last total: ${markedTotal(before)} on ${formatDate(before.on)}`
          : 'No total before it',
      ],
      action: 'record',
    });
  }
  const mark = totalMarks[latestEntry.scoreStatus];
  return card({
    id: 'latest',
    label: `Latest ${name}`,
    on,
    value: String(latestEntry.total),
    unit: findSeverityBand(instrument, latestEntry.total)?.label.toLowerCase() ?? '',
    chip: mark === '' ? null : { label: mark, tone: 'neutral' },
    lines: functioning(standing, latestEntry),
  });
}

const tones: Readonly<Record<FindingKind, Tone>> = {
  relapse: 'alarm',
  recurrence: 'alarm',
  'new-severe': 'alarm',
  worsening: 'alarm',
  'reliable-deterioration': 'alarm',
  recovery: 'good',
  remission: 'good',
  response: 'good',
  'partial-response': 'accent',
  'reliable-improvement': 'accent',
  'important-improvement': 'accent',
  'no-response': 'warn',
  'little-change-yet': 'neutral',
  'baseline-below-10': 'neutral',
  'no-baseline': 'neutral',
  'within-error': 'neutral',
};

/** The kinds in the order in which one of them becomes the word on the card: what needs somebody first. */
const headline = Object.keys(tones) as FindingKind[];

function mainFinding(findings: readonly Finding[]): Finding | null {
  const ranked = [...findings].sort((a, b) => headline.indexOf(a.kind) - headline.indexOf(b.kind));
  return ranked[0] ?? null;
}

/** These are no comparison with the baseline: their own numbers stand beside the word. */
const speaksForItself: readonly FindingKind[] = ['relapse', 'recurrence', 'new-severe', 'recovery'];

function changeInWords({ verdict }: CourseStanding, main: Finding | null): string {
  if (main && speaksForItself.includes(main.kind)) return withMinus(main.evidence);
  const reliable = verdict.findings.find(
    ({ kind }) => kind === 'reliable-improvement' || kind === 'reliable-deterioration',
  );
  if (reliable) return withMinus(reliable.evidence);
  const small = verdict.findings.find(({ kind }) => kind === 'within-error');
  const change = withMinus(formatChange(verdict.change ?? 0));
  const mark = verdict.latest?.status === 'prorated' ? '; prorated total' : '';
  if (!small) return `change ${change}: no reliable change is published${mark}`;
  return `change ${change}: within measurement error, reliable from ${small.threshold}${mark}`;
}

function beforeTreatment({ instrument, points, thresholds, today }: CourseStanding): string {
  const windowDays = thresholds.baselineWindowDays.value;
  const candidate = points.filter(hasCompleteTotal).at(-1);
  if (candidate && daysBetween(candidate.on, today) <= windowDays) {
    const until = formatDate(addDays(candidate.on, windowDays));
    return (
      `The ${instrument.name} of ${formatDate(candidate.on)} (${candidate.total}) becomes the ` +
      `baseline if the first injection is by ${until}.`
    );
  }
  return (
    `The baseline is the last complete ${instrument.name} of the ${windowDays} days up to the ` +
    'first injection: record one before it.'
  );
}

function noPercentage(instrument: Instrument): string {
  return hasShares(instrument)
    ? 'A percentage of a baseline of 0 cannot be computed.'
    : `${instrument.name} begins at ${instrument.range.min}: a percentage of it means nothing.`;
}

function noBaselineBecause({ findings }: CourseStanding['verdict']): string {
  return findings.find(({ kind }) => kind === 'no-baseline')?.evidence ?? '';
}

function sentence(words: string): string {
  return `${capital(words)}.`;
}

function changeCard(standing: CourseStanding): CardText {
  const { instrument, isRead, verdict, firstInjectionOn, afterEnd } = standing;
  const { baseline } = verdict;
  if (!isRead) {
    return card({
      id: 'change',
      label: 'Since baseline',
      value: 'No baseline',
      lines: [`${sentence(noBaselineBecause(verdict))} No change is stated.`],
      findings: verdict.findings,
    });
  }
  if (firstInjectionOn === null) {
    return card({
      id: 'change',
      label: 'Since baseline',
      value: 'Not yet',
      lines: [beforeTreatment(standing)],
    });
  }
  if (!baseline) {
    return card({
      id: 'change',
      label: 'Since baseline',
      value: 'No baseline',
      lines: [
        withMinus(noBaselineBecause(verdict)),
        'No change from baseline is stated. A form from those days can still be entered with its date.',
      ],
      findings: verdict.findings,
    });
  }
  const label =
    afterEnd === null
      ? `Since baseline ${baseline.total}`
      : `Baseline ${baseline.total} to course end`;
  const on = formatDate(baseline.on);
  if (verdict.change === null) {
    return card({
      id: 'change',
      label,
      on,
      value: '–',
      lines: [
        afterEnd === null
          ? `No ${instrument.name} with a total since the first injection yet.`
          : `No ${instrument.name} with a total from the first injection to the end of the course.`,
        sinceEnd(standing),
      ].filter((line) => line !== null),
      findings: verdict.findings,
    });
  }
  const main = mainFinding(verdict.findings);
  const percent = verdict.percentChange;
  const atWeekSix = weekSixWords(standing);
  const milestones = responseWords(standing);
  return card({
    id: 'change',
    label,
    on,
    value: withMinus(
      percent === null ? formatChange(verdict.change) : formatPercentChange(percent),
    ),
    unit: percent === null ? 'points' : '',
    chip: main
      ? { label: main.label, tone: afterEnd === null ? tones[main.kind] : 'neutral' }
      : null,
    lines: [
      sinceEnd(standing),
      changeInWords(standing, main),
      percent === null ? noPercentage(instrument) : null,
      main?.kind === 'baseline-below-10' ? withMinus(main.evidence) : null,
      atWeekSix,
      milestones,
    ].filter((line) => line !== null),
    findings: verdict.findings,
  });
}

/** Whose assumption it is: the course's protocol, or by its name another one. */
function assumedEffect({ lastProtocol, protocol }: CourseStanding): string[] {
  if (!lastProtocol) return [];
  const whose = lastProtocol.id === protocol?.id ? 'protocol' : lastProtocol.name;
  return [`Assumed effect: ${lastProtocol.assumedEffectWeeks} weeks (${whose})`];
}

function sessionCard(standing: CourseStanding): CardText {
  const { lastSession, today, course } = standing;
  if (!lastSession) {
    return card({
      id: 'session',
      label: 'Last session',
      value: 'None yet',
      lines: [
        !course
          ? 'A session belongs to a course of treatment.'
          : course.endedOn === null
            ? 'Log the first session.'
            : 'The course ended without a session.',
      ],
      action: course && course.endedOn === null ? 'log-session' : null,
    });
  }
  const { value, unit } = since(daysBetween(lastSession.performedOn, today));
  const units = `${lastSession.totalUnits} U`;
  return card({
    id: 'session',
    label: 'Last session',
    on: formatDate(lastSession.performedOn),
    value,
    unit: unit === '' ? `· ${units}` : `${unit} · ${units}`,
    lines: [`lot ${lastSession.lotNumber}`, ...assumedEffect(standing)],
  });
}

/** The four cards of the page in their order: latest, since baseline, last session, next. */
export function recordCards(standing: CourseStanding): CardText[] {
  return [latestCard(standing), changeCard(standing), sessionCard(standing), nextCard(standing)];
}
