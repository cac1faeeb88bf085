import { type Instrument, recordedWith } from '@glabella/domain/instruments';
import {
  type ScorePoint,
  type TotalPoint,
  hasTotal,
  inOrder,
  pointStatus,
  untilEnd,
} from '@glabella/domain/outcomes';
import { type ProtocolRef, isReadBy, protocolOf } from '@glabella/domain/treatment';
import { type CalendarDate, compareDates } from '@glabella/domain/values';
import type { ChartCourse, ChartRecord, ChartSession } from './chart-record';

/**
 * The signed sessions, of one course or of all, by day; those of one day in the order in which they come, which in a record is
 * that of their recording.
 */
export function signedSessions<Session extends ChartSession>(
  sessions: readonly Session[],
  courseId?: string,
): Session[] {
  return sessions
    .filter(({ status }) => status === 'signed')
    .filter((session) => courseId === undefined || session.courseId === courseId)
    .sort((a, b) => compareDates(a.performedOn, b.performedOn));
}

/** The day of a course's first signed session; null before it. */
export function firstInjectionOf(
  sessions: readonly ChartSession[],
  course: ChartCourse | null,
): CalendarDate | null {
  if (course === null) return null;
  return signedSessions(sessions, course.id)[0]?.performedOn ?? null;
}

/**
 * Whether the records of a protocol's version are read by a measure; what names a version that is not known is, like what
 * belongs to no course.
 */
export function isReadByMeasure(
  protocols: ChartRecord['protocols'],
  named: ProtocolRef | null,
  measure: Instrument,
): boolean {
  const protocol = named === null ? undefined : protocolOf(protocols, named);
  return protocol === undefined || isReadBy(protocol, recordedWith(measure));
}

type Scored = Pick<ScorePoint, 'total' | 'status' | 'isUnscored'>;

// An item that is read for itself is a whole value or a gap; what never adds up has no total.
function scored(measure: Instrument, assessment: ChartRecord['assessments'][number]): Scored {
  const { total, scoreStatus, answers } = assessment;
  if (measure.itemOf !== undefined) {
    const value = answers?.[measure.itemOf.index] ?? null;
    return {
      ...pointStatus(scoreStatus),
      total: value,
      status: value === null ? 'none' : 'complete',
    };
  }
  return { total, ...pointStatus(scoreStatus) };
}

/** The recorded assessments of one measure as score points, in order of time. */
export function scorePointsOf(
  instrument: Instrument,
  assessments: ChartRecord['assessments'],
): ScorePoint[] {
  return inOrder(
    assessments
      .filter(
        ({ status, instrumentId }) =>
          status === 'recorded' && instrumentId === recordedWith(instrument),
      )
      .map((assessment) => ({
        id: assessment.id,
        on: assessment.assessedOn,
        ...scored(instrument, assessment),
        recordedAt: assessment.firstRecordedAt,
      })),
  );
}

/**
 * The points that count for a course: from the first on record up to its end, all of them while it
 * runs. An earlier end keeps what a later course brought out of the verdict on this one.
 */
export function pointsUntilEnd(
  points: readonly ScorePoint[],
  course: ChartCourse | null,
): readonly ScorePoint[] {
  return untilEnd(points, course?.endedOn ?? null);
}

/**
 * The latest total after the end of a course, of points in order; null while it runs or where none was recorded. Where there
 * is one, what held in the course is told up to that end.
 */
export function latestAfterEnd(
  points: readonly ScorePoint[],
  course: ChartCourse | null,
): TotalPoint | null {
  const totals = points.filter(hasTotal);
  return totals.slice(pointsUntilEnd(totals, course).length).at(-1) ?? null;
}
