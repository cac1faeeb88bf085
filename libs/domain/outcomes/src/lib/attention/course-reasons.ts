import { type CalendarDate, daysBetween } from '@glabella/domain/values';
import { coursePoints, followUps } from '../baseline';
import { relapseFinding } from '../course-findings';
import type { Finding } from '../finding';
import { noResponse } from '../progress';
import { type TotalPoint, hasCompleteTotal } from '../score-point';
import type { OutcomeThresholds } from '../thresholds';
import { courseWorsening, newSevere } from '../worsening';
import type { AttentionFacts } from './attention-facts';
import type { AttentionKind } from './attention-kind';
import type { RaisedReason } from './raised-reason';

/** The course of one patient as the rules of the caseload read it: its totals in order, its day 0. */
interface Course {
  readonly facts: AttentionFacts;
  readonly firstInjectionOn: CalendarDate;
  readonly thresholds: OutcomeThresholds;
  /** Baseline, where there is one, and what followed. */
  readonly points: readonly TotalPoint[];
  readonly latest: TotalPoint;
}

type CourseRule = typeof courseWorsening;

/**
 * What the scores of an open course raise: worsening from the course's lowest, new severe, relapse or
 * recurrence, no response. An ended course raises none of them.
 */
export function courseReasons(
  facts: AttentionFacts,
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds,
): RaisedReason[] {
  if (facts.course === null || facts.course.endedOn !== null || firstInjectionOn === null)
    return [];
  const latest = followUps(facts.scores, firstInjectionOn).at(-1);
  if (latest === undefined) return [];
  const points = coursePoints(facts.scores, firstInjectionOn, thresholds);
  const course = { facts, firstInjectionOn, thresholds, points, latest };
  return [worseningReason, newSevereReason, relapseReason, noResponseReason].flatMap((reason) => {
    const raised = reason(course);
    return raised === null ? [] : [raised];
  });
}

function worseningReason(course: Course): RaisedReason | null {
  const finding = find(course, courseWorsening);
  return finding && raised(course, 'worsening', finding, heldSince(course, courseWorsening));
}

function newSevereReason(course: Course): RaisedReason | null {
  const finding = find(course, newSevere);
  return finding && raised(course, 'new-severe', finding, course.latest.on);
}

function relapseReason(course: Course): RaisedReason | null {
  const finding = find(course, relapseFinding);
  const met = finding?.restsOn.at(-1);
  if (!finding || !met) return null;
  const kind = finding.kind === 'recurrence' ? 'recurrence' : 'relapse';
  return raised(course, kind, finding, met.on);
}

function noResponseReason(course: Course): RaisedReason | null {
  const finding = find(course, noResponse);
  return finding && raised(course, 'no-response', finding, heldSince(course, noResponse));
}

function find({ facts, points, firstInjectionOn, thresholds }: Course, rule: CourseRule) {
  return rule(facts.instrument, points, firstInjectionOn, thresholds);
}

/** The day of the first visit from which on the rule has been met at every visit up to the latest. */
function heldSince(course: Course, rule: CourseRule): CalendarDate {
  let since = course.latest.on;
  for (let count = course.points.length - 1; count > 0; count -= 1) {
    const points = course.points.slice(0, count);
    if (find({ ...course, points }, rule) === null) break;
    since = points.at(-1)?.on ?? since;
  }
  return since;
}

/**
 * A reason by the two totals that its rule compared, and by the latest where that is another one. Every new total of the
 * course is new evidence, whatever the rule says of it.
 */
function raised(
  course: Course,
  kind: AttentionKind,
  finding: Finding,
  since: CalendarDate,
): RaisedReason | null {
  const { facts, latest } = course;
  const [from, met] = finding.restsOn;
  if (from === undefined || met === undefined) return null;
  const rise = `${facts.instrument.name} ${from.total} → ${inWeek(course, met)}`;
  return {
    kind,
    evidenceKey: evidenceKey(kind, latest, [from, met, latest]),
    evidence: met.id === latest.id ? rise : `${rise}; now ${inWeek(course, latest)}`,
    detail: finding.evidence,
    on: latest.on,
    since,
    value: finding.value,
    threshold: finding.threshold,
    countsDays: false,
    recordId: latest.id,
    renewsOn: [],
  };
}

function inWeek({ firstInjectionOn }: Course, point: TotalPoint): string {
  const mark = hasCompleteTotal(point) ? '' : ' prorated';
  return `${point.total}${mark}, week ${Math.floor(daysBetween(firstInjectionOn, point.on) / 7)}`;
}

/**
 * By which a reason is told from another: what was compared is in it, so that a corrected total or day, or an entry from
 * before that is recorded late, makes another reason of it.
 */
function evidenceKey(
  kind: AttentionKind,
  latest: TotalPoint,
  compared: readonly TotalPoint[],
): string {
  const facts = compared.map(({ on, total, status }) => `${on} ${total} ${status}`);
  return [kind, latest.id, ...new Set(facts)].join(':');
}
