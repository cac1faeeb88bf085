import type { Instrument } from '@glabella/domain/instruments';
import type { CalendarDate } from '@glabella/domain/values';
import { findBaseline, followUps } from './baseline';
import { formatChange, isImportantImprovement, percentChange, reliableChange } from './change';
import { recoveryFinding, relapseFinding } from './course-findings';
import { type Finding, findingOf } from './finding';
import { changeInWords, littleChangeYet, noResponse } from './progress';
import {
  type ResponseStatus,
  baselineAllowsResponse,
  isRemission,
  responseStatus,
} from './response';
import { type ScorePoint, type TotalPoint, hasTotal, inOrder } from './score-point';
import { practiceRule } from './sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';
import { newSevere } from './worsening';

/**
 * Where a course stands: `latest` is the last total of all (a prorated one is marked by its
 * status); `change` (points) and `percentChange` run from baseline to it, negative when lower, and
 * are null without a baseline or before a visit after the first injection.
 */
export interface Verdict {
  readonly baseline: TotalPoint | null;
  readonly latest: TotalPoint | null;
  readonly change: number | null;
  readonly percentChange: number | null;
  readonly response: ResponseStatus;
  readonly findings: readonly Finding[];
}

type CourseRule = typeof newSevere;

interface Comparison {
  readonly instrument: Instrument;
  readonly thresholds: OutcomeThresholds;
  readonly baseline: TotalPoint;
  readonly latest: TotalPoint;
}

function reliableChangeFinding(comparison: Comparison): Finding | null {
  const { instrument, thresholds, baseline, latest } = comparison;
  const rule = thresholdsOf(instrument, thresholds).reliableChange;
  const direction = reliableChange(instrument, baseline.total, latest.total, thresholds);
  if (rule === undefined) return null;
  const { value: threshold, source } = rule;
  const change = latest.total - baseline.total;
  if (direction === 'none') {
    return findingOf('within-error', {
      evidence: `change ${formatChange(change)}, reliable from ${threshold}`,
      value: change,
      threshold,
      source,
      restsOn: [baseline, latest],
    });
  }
  return findingOf(`reliable-${direction}`, {
    evidence: `reliable ${direction} ${formatChange(change)}, threshold ${threshold}`,
    value: change,
    threshold,
    source,
    restsOn: [baseline, latest],
  });
}

function importantImprovementFinding(comparison: Comparison): Finding | null {
  const { instrument, thresholds, baseline, latest } = comparison;
  const threshold = thresholdsOf(instrument, thresholds).minimalImportantDifference;
  if (threshold === undefined) return null;
  if (!isImportantImprovement(instrument, baseline.total, latest.total, thresholds)) return null;
  const change = latest.total - baseline.total;
  return findingOf('important-improvement', {
    evidence: `change ${formatChange(change)}, threshold ${threshold.value}`,
    value: change,
    threshold: threshold.value,
    source: threshold.source,
    restsOn: [baseline, latest],
  });
}

function remissionFinding(comparison: Comparison): Finding | null {
  const { instrument, thresholds, baseline, latest } = comparison;
  const threshold = thresholdsOf(instrument, thresholds).remissionBelow;
  const mayBeStated = baselineAllowsResponse(instrument, baseline.total, thresholds);
  if (threshold === undefined || !mayBeStated) return null;
  if (!isRemission(instrument, latest.total, thresholds)) return null;
  return findingOf('remission', {
    evidence: `total ${latest.total}, threshold below ${threshold.value}`,
    value: latest.total,
    threshold: threshold.value,
    source: threshold.source,
    restsOn: [latest],
  });
}

function noBaselineFinding(thresholds: OutcomeThresholds): Finding {
  const { value: days, source } = thresholds.baselineWindowDays;
  return findingOf('no-baseline', {
    evidence: `no complete total in the ${days} days up to the first injection`,
    value: null,
    threshold: days,
    source,
    restsOn: [],
  });
}

function baselineFinding(
  instrument: Instrument,
  baseline: TotalPoint | null,
  thresholds: OutcomeThresholds,
): Finding | null {
  if (baseline === null) return noBaselineFinding(thresholds);
  const threshold = thresholdsOf(instrument, thresholds).responseBaselineFrom;
  const mayBeStated = baselineAllowsResponse(instrument, baseline.total, thresholds);
  if (threshold === undefined || mayBeStated) return null;
  return findingOf('baseline-below-10', {
    label: `Baseline below ${threshold.value}`,
    evidence: `baseline ${baseline.total}, response and remission stated from ${threshold.value}`,
    value: baseline.total,
    threshold: threshold.value,
    source: threshold.source,
    restsOn: [baseline],
  });
}

function responseFinding(comparison: Comparison): Finding | null {
  const { instrument, thresholds, baseline, latest } = comparison;
  const status = responseStatus(instrument, baseline.total, latest.total, thresholds);
  if (status !== 'response' && status !== 'partial-response') return null;
  const grades = thresholdsOf(instrument, thresholds).responseGrades;
  if (grades !== undefined) {
    const change = latest.total - baseline.total;
    return findingOf('response', {
      evidence: `change ${formatChange(change)} (${baseline.total} to ${latest.total}), threshold ${grades.value} grades better`,
      value: change,
      threshold: grades.value,
      source: grades.source,
      restsOn: [baseline, latest],
    });
  }
  const rule =
    status === 'response' ? thresholds.responsePercent : thresholds.partialResponsePercent;
  return findingOf(status, {
    evidence: `${changeInWords(instrument, baseline, latest)}, threshold -${rule.value} %`,
    value: percentChange(instrument, baseline.total, latest.total),
    threshold: -rule.value,
    source: rule.source,
    restsOn: [baseline, latest],
  });
}

const notRead = practiceRule(
  'A course is read by what its protocol is about, and by nothing else.',
);

/**
 * What stands in place of a verdict where the course's protocol is not about what the instrument measures: the latest total,
 * and why no baseline and no change are stated.
 */
export function verdictNotRead(
  instrument: Instrument,
  points: readonly ScorePoint[],
  protocolName: string,
): Verdict {
  const because = findingOf('no-baseline', {
    evidence: `the protocol ${protocolName} does not ask for ${instrument.name}`,
    value: null,
    threshold: null,
    source: notRead,
    restsOn: [],
  });
  return { ...verdict(instrument, points, null), findings: [because] };
}

function comparisonFindings(comparison: Comparison): (Finding | null)[] {
  return [
    reliableChangeFinding(comparison),
    remissionFinding(comparison),
    responseFinding(comparison),
    importantImprovementFinding(comparison),
  ];
}

/**
 * The verdict on a course from the assessments of one instrument: baseline, latest, change between
 * them and every finding with value, threshold and source, what needs attention first. The order of
 * the points does not matter.
 */
export function verdict(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Verdict {
  const baseline = findBaseline(points, firstInjectionOn, thresholds);
  const latest = inOrder(points).filter(hasTotal).at(-1) ?? null;
  const followUp = followUps(points, firstInjectionOn).at(-1) ?? null;
  const [before, after] = [baseline?.total ?? null, followUp?.total ?? null];
  const response = responseStatus(instrument, before, after, thresholds);
  const inCourse = (rule: CourseRule): Finding | null =>
    rule(instrument, points, firstInjectionOn, thresholds);
  const findings = [
    ...[relapseFinding, newSevere, recoveryFinding].map(inCourse),
    ...(baseline === null || followUp === null
      ? []
      : comparisonFindings({ instrument, thresholds, baseline, latest: followUp })),
    response === 'no-response' ? inCourse(noResponse) : null,
    inCourse(littleChangeYet),
    firstInjectionOn === null ? null : baselineFinding(instrument, baseline, thresholds),
  ].filter((finding) => finding !== null);
  return {
    baseline,
    latest,
    change: before === null || after === null ? null : after - before,
    percentChange: percentChange(instrument, before, after),
    response,
    findings,
  };
}
