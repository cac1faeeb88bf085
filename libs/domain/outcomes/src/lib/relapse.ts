import type { Instrument, RelapseThreshold } from '@glabella/domain/instruments';
import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import { findBaseline, followUps } from './baseline';
import { improvementPoints } from './change';
import { isRecovery, remissionStreak } from './remission-streak';
import { baselineAllowsResponse, isRemission, isResponse } from './response';
import type { ScorePoint, TotalPoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';
import { bestPoint } from './worsening';

/**
 * 'unconfirmed' counts already; a visit within 14 days turns it into 'confirmed' or 'withdrawn'.
 */
export type RelapseState = 'unconfirmed' | 'confirmed' | 'withdrawn';

/**
 * A rise after response or remission, before recovery ('relapse') or after it ('recurrence'): the
 * visit that met the rule, the lowest total before it, and the visit that ended it by a new
 * response, null while it stands.
 */
export interface Relapse {
  readonly kind: 'relapse' | 'recurrence';
  readonly point: TotalPoint;
  readonly nadir: TotalPoint;
  readonly state: RelapseState;
  readonly endedBy: TotalPoint | null;
}

/** The numbers of the rule in words: 'a total of 10 or more, and 5 points or more above the lowest'. */
export function relapseWords({ from, rise }: RelapseThreshold): string {
  return `a total of ${from} or more, and ${rise} points or more above the lowest`;
}

interface Scan {
  readonly instrument: Instrument;
  readonly thresholds: OutcomeThresholds;
  readonly rule: RelapseThreshold;
  readonly baseline: number;
  readonly visits: readonly TotalPoint[];
}

function meets({ instrument, rule }: Scan, point: TotalPoint, nadir: TotalPoint): boolean {
  return (
    improvementPoints(instrument, rule.from, point.total) <= 0 &&
    improvementPoints(instrument, point.total, nadir.total) >= rule.rise
  );
}

function hasResponded({ instrument, baseline, thresholds }: Scan, { total }: TotalPoint): boolean {
  return (
    isResponse(instrument, baseline, total, thresholds) ||
    isRemission(instrument, total, thresholds)
  );
}

function hasRecovered(scan: Scan, from: number, to: number): boolean {
  return scan.visits.slice(from, to).some((_, offset) => {
    const upTo = scan.visits.slice(from, from + offset + 1);
    const streak = remissionStreak(scan.instrument, upTo, scan.thresholds);
    return streak !== null && isRecovery(streak, scan.thresholds);
  });
}

interface Candidate {
  readonly index: number;
  readonly nadir: TotalPoint;
}

// A phase of response begins at `from`; the lowest total is sought in it, the rise from `notBefore`
// on.
function nextCandidate(scan: Scan, from: number, notBefore: number): Candidate | null {
  const responded = scan.visits.findIndex((visit, i) => i >= from && hasResponded(scan, visit));
  if (responded < 0) return null;
  for (const [index, visit] of scan.visits.entries()) {
    if (index <= responded || index < notBefore) continue;
    const nadir = bestPoint(scan.instrument, scan.visits.slice(from, index));
    if (nadir !== null && meets(scan, visit, nadir)) return { index, nadir };
  }
  return null;
}

// The first visit within the days of confirmation that no longer meets the rule; -1 when none does.
function withdrawingIndex(scan: Scan, { index, nadir }: Candidate, point: TotalPoint): number {
  return scan.visits.findIndex(
    (visit, i) => i > index && isInTimeToDecide(scan, point, visit) && !meets(scan, visit, nadir),
  );
}

function isInTimeToDecide({ thresholds }: Scan, point: TotalPoint, visit: TotalPoint): boolean {
  return daysBetween(point.on, visit.on) <= thresholds.relapseConfirmationDays.value;
}

function scanFor(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds,
): Scan | null {
  const rule = thresholdsOf(instrument, thresholds).relapse;
  const baseline = findBaseline(points, firstInjectionOn, thresholds)?.total ?? null;
  if (rule === undefined || !baselineAllowsResponse(instrument, baseline, thresholds)) return null;
  return { instrument, thresholds, rule, baseline, visits: followUps(points, firstInjectionOn) };
}

/**
 * Every relapse of a course in order: after a response or remission, a total of at least 10 and at
 * least 5 above the lowest (PHQ-9). It counts at once and is withdrawn when a visit within 14 days
 * does not meet the rule. Empty where the baseline is missing or below 10, or the instrument has no
 * such rule.
 */
export function findRelapses(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Relapse[] {
  const scan = scanFor(instrument, points, firstInjectionOn, thresholds);
  const relapses: Relapse[] = [];
  if (scan === null) return relapses;
  let from = 0;
  let candidate = nextCandidate(scan, from, 0);
  while (candidate !== null) {
    const { index, nadir } = candidate;
    const point = scan.visits[index];
    if (point === undefined) break;
    const kind = hasRecovered(scan, from, index) ? 'recurrence' : 'relapse';
    const withdrawnAt = withdrawingIndex(scan, candidate, point);
    if (withdrawnAt >= 0) {
      relapses.push({ kind, point, nadir, state: 'withdrawn', endedBy: null });
      candidate = nextCandidate(scan, from, withdrawnAt);
      continue;
    }
    const following = scan.visits[index + 1];
    const isConfirmed = following !== undefined && isInTimeToDecide(scan, point, following);
    const endedAt = scan.visits.findIndex(
      (visit, i) => i > index && hasResponded(scan, visit) && !meets(scan, visit, nadir),
    );
    relapses.push({
      kind,
      point,
      nadir,
      state: isConfirmed ? 'confirmed' : 'unconfirmed',
      endedBy: scan.visits[endedAt] ?? null,
    });
    if (endedAt < 0) break;
    from = endedAt;
    candidate = nextCandidate(scan, from, from);
  }
  return relapses;
}

/**
 * The relapse that stands at the latest visit: met, not withdrawn, not ended by a new response;
 * null when there is none.
 */
export function relapse(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Relapse | null {
  const latest = findRelapses(instrument, points, firstInjectionOn, thresholds).at(-1);
  return latest === undefined || latest.state === 'withdrawn' || latest.endedBy !== null
    ? null
    : latest;
}
