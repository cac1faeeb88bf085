import { type Instrument, phq9, recordedWith } from '@glabella/domain/instruments';
import {
  type OutcomeThresholds,
  type ScorePoint,
  type TotalPoint,
  baselineAllowsResponse,
  dueVisits,
  findBaseline,
  followUps,
  isRemission,
  isResponse,
  publishedTrials,
  thresholdsOf,
  thresholdsWith,
  withResponseRule,
} from '@glabella/domain/outcomes';
import { currentCourse, plannedWeeksOf, protocolOf } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { type ChartComparison, type ComparisonRecord, chartComparison } from './chart-comparison';
import { chartCycles } from './chart-cycle';
import type { ChartCourse, ChartRecord } from './chart-record';
import { chartWindow } from './chart-window';
import type {
  ChartAxis,
  ChartBaseline,
  ChartRange,
  ChartVisit,
  ClinicalChartSpec,
} from './clinical-chart-spec';
import {
  firstInjectionOf,
  isReadByMeasure,
  pointsUntilEnd,
  scorePointsOf,
  signedSessions,
} from './course-of-chart';
import { lifeEventLane } from './life-event-lane';
import { medicationLane, withConfounders } from './medication-lane';
import { chartPoints } from './point-facts';
import { chartBands, chartRules, chartThresholds } from './thresholds-of-chart';
import { adverseEventLane, frownLane, injectionLane } from './treatment-lanes';
import { type ValueScale, type ValueScaleKind, percentScale } from './value-scale';

/** What may be asked of a patient's chart; the PHQ-9 by date over a year when nothing is said. */
export interface PatientChartQuestion {
  readonly instrument?: Instrument;
  readonly axis?: ChartAxis;
  readonly scale?: ValueScaleKind;
  readonly range?: ChartRange;
  /** The course to measure by; the current one without it. */
  readonly courseId?: string;
  /** The numbers in force; those of the record's practice without it. */
  readonly thresholds?: OutcomeThresholds;
  /** The practice's comparable patients, where the chart is to show them. */
  readonly comparison?: ComparisonRecord;
}

function chosenCourse(record: ChartRecord, courseId: string | undefined): ChartCourse | null {
  const named = record.courses.find(({ id }) => id === courseId);
  return named ?? currentCourse(record.courses);
}

function openVisits(
  record: ChartRecord,
  course: ChartCourse | null,
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds,
): ChartVisit[] {
  const protocol = course && protocolOf(record.protocols, course);
  return dueVisits(
    plannedWeeksOf(protocol, recordedWith(instrument)),
    firstInjectionOn,
    points,
    record.today,
    course?.endedOn ?? null,
    thresholds,
  ).flatMap(({ week, dueOn, state }) =>
    state === 'done' || state === 'upcoming' ? [] : [{ week, dueOn, state }],
  );
}

function baselineOf(point: TotalPoint | null): ChartBaseline | null {
  return point === null ? null : { pointId: point.id, on: point.on, total: point.total };
}

// The start of the unbroken run of totals that meet a rule, up to and including the latest.
function heldSince(
  course: readonly TotalPoint[],
  meets: (total: number) => boolean,
): CalendarDate | null {
  const lastMiss = course.findLastIndex(({ total }) => !meets(total));
  return course[lastMiss + 1]?.on ?? null;
}

// Weeks are counted from an injection: before there is one the axis shows dates.
function axisOf(
  asked: ChartAxis | undefined,
  firstInjectionOn: CalendarDate | null,
  cycleCount: number,
): ChartAxis {
  if (asked === 'weeks-since-first' && firstInjectionOn !== null) return asked;
  return asked === 'weeks-since-last' && cycleCount > 0 ? asked : 'date';
}

// Trials are read at weeks after their one session: no cycle after the first can be set beside them.
function scaleOf(
  instrument: Instrument,
  asked: ValueScaleKind | undefined,
  axis: ChartAxis,
  baseline: ChartBaseline | null,
  points: readonly ScorePoint[],
): ValueScale {
  if (asked !== 'percent-of-baseline') return { kind: 'points' };
  const totals = points.flatMap(({ total }) => total ?? []);
  const trials = axis === 'weeks-since-last' ? [] : publishedTrials;
  return percentScale(instrument, baseline, totals, trials) ?? { kind: 'points' };
}

// The band reaches on beyond today: what others did next is what it is looked at for.
function bandDays(comparison: ChartComparison | null): CalendarDate[] {
  return (comparison?.weeks ?? []).flatMap(({ on, spread }) => (spread === null ? [] : [on]));
}

/**
 * Builds the chart of one patient from the record, whatever order its parts come in: voided entries
 * are left out, an entry without a total stays a gap, and the axis falls back to dates before the
 * first injection.
 */
export function buildPatientChart(
  record: ChartRecord,
  question: PatientChartQuestion = {},
): ClinicalChartSpec {
  const { instrument = phq9, range = '1y' } = question;
  const course = chosenCourse(record, question.courseId);
  const rule = course === null ? null : protocolOf(record.protocols, course)?.responseRule;
  const stated = question.thresholds ?? thresholdsWith(record.thresholdValues ?? {});
  const thresholds = withResponseRule(stated, rule, instrument);
  const sessions = signedSessions(record.sessions);
  const firstInjectionOn = firstInjectionOf(record.sessions, course);
  const isRead = isReadByMeasure(record.protocols, course, instrument);
  const countedFrom = isRead ? firstInjectionOn : null;
  const points = scorePointsOf(instrument, record.assessments);
  const coursePoints = pointsUntilEnd(points, course);
  const baseline = baselineOf(findBaseline(coursePoints, countedFrom, thresholds));
  const visits = openVisits(record, course, instrument, points, firstInjectionOn, thresholds);
  const { protocols, medications } = record;
  const injections = withConfounders(
    injectionLane({ sessions, protocols, instrument }),
    medications,
  );
  const read = injections.filter((injection) => injection.isRead);
  const axis = axisOf(question.axis, firstInjectionOn, read.length);
  const scale = scaleOf(instrument, question.scale, axis, baseline, points);
  const comparison =
    axis === 'weeks-since-last'
      ? null
      : chartComparison(instrument, question.comparison, countedFrom, scale, thresholds);
  const followed = followUps(coursePoints, countedFrom);
  const mayState =
    baseline !== null && baselineAllowsResponse(instrument, baseline.total, thresholds);
  const frown = frownLane(sessions, record.frownRatings, record.protocols);
  const adverseEvents = adverseEventLane(record.adverseEvents, sessions);
  return {
    instrument,
    points: withConfounders(
      chartPoints({
        instrument,
        points,
        assessments: record.assessments,
        injectionDays: read.map(({ on }) => on),
        baseline,
        countedFrom,
      }),
      record.medications,
    ),
    bands: chartBands(instrument),
    isRead,
    baseline,
    reliableFrom: thresholdsOf(instrument, thresholds).reliableChange?.value ?? null,
    thresholds: chartThresholds(instrument, baseline, scale, thresholds),
    rules: isRead ? chartRules(instrument, axis, baseline, thresholds) : [],
    injections,
    adverseEvents,
    frown,
    medications: medicationLane(record.medications),
    lifeEvents: lifeEventLane(record.lifeEvents, record.today),
    cycles: chartCycles({
      instrument,
      points,
      injections: read,
      adverseEvents,
      frown,
      thresholds,
    }),
    visits,
    comparison,
    endedOn: course?.endedOn ?? null,
    responseSince: mayState
      ? heldSince(followed, (x) => isResponse(instrument, baseline.total, x, thresholds))
      : null,
    remissionSince: mayState
      ? heldSince(followed, (x) => isRemission(instrument, x, thresholds))
      : null,
    firstInjectionOn,
    axis,
    scale,
    range,
    window: chartWindow(range, record.today, [
      ...points.map(({ on }) => on),
      ...sessions.map(({ performedOn }) => performedOn),
      ...adverseEvents.map(({ on }) => on),
      ...frown.map(({ on }) => on),
      ...visits.map(({ dueOn }) => dueOn),
      ...bandDays(comparison),
    ]),
    today: record.today,
  };
}
