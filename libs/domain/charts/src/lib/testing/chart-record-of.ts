import { phq9 } from '@glabella/domain/instruments';
import { glabellarDepression } from '@glabella/domain/treatment';
import { type CalendarDate, addDays } from '@glabella/domain/values';
import type {
  ChartAdverseEventFacts,
  ChartAssessment,
  ChartCourse,
  ChartRecord,
  ChartSession,
} from '../spec/chart-record';

/** The first injection of every record that a test builds. */
export const dayZero: CalendarDate = '2026-01-06';

/** The day a number of days after the first injection. */
export const onDay = (days: number): CalendarDate => addDays(dayZero, days);

/** A PHQ-9 on a day after the first injection; its items are not told unless a test says so. */
export function phq9On(
  days: number,
  total: number | null,
  facts: Partial<ChartAssessment> = {},
): ChartAssessment {
  const on = onDay(days);
  return {
    id: `phq9-day-${days}`,
    status: 'recorded',
    instrumentId: phq9.id,
    assessedOn: on,
    total,
    scoreStatus: total === null ? 'none' : 'complete',
    answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
    firstRecordedAt: `${on}T10:00:00Z`,
    ...facts,
  };
}

/** A session of 29 units in five sites on a day after the first injection. */
export function sessionOn(days: number, facts: Partial<ChartSession> = {}): ChartSession {
  return {
    id: `session-day-${days}`,
    status: 'signed',
    courseId: 'course',
    performedOn: onDay(days),
    protocolId: 'glabellar-depression',
    protocolVersion: 1,
    productId: 'onabotulinumtoxinA',
    lotNumber: `C${7741 + days}`,
    totalUnits: 29,
    sites: [1, 2, 3, 4, 5],
    frownAtRest: 1,
    frownAtMaximum: 3,
    ...facts,
  };
}

/** An eyelid ptosis without a session on a day after the first injection, open. */
export function eventOn(
  days: number,
  facts: Partial<ChartAdverseEventFacts> = {},
): ChartAdverseEventFacts {
  return {
    id: `event-day-${days}`,
    status: 'recorded',
    termId: 'eyelid-ptosis',
    otherWords: null,
    onsetOn: onDay(days),
    severity: 'mild',
    seriousness: [],
    outcome: 'ongoing',
    endedOn: null,
    session: null,
    ...facts,
  };
}

/** The course that the sessions belong to. */
export const course: ChartCourse = {
  id: 'course',
  protocolId: 'glabellar-depression',
  protocolVersion: 1,
  startedOn: onDay(-7),
  endedOn: null,
};

/** A record with one running course, read on a day after the first injection. */
export function recordOf(
  assessments: readonly ChartAssessment[],
  sessions: readonly ChartSession[],
  facts: Partial<ChartRecord> = {},
): ChartRecord {
  return {
    today: onDay(120),
    courses: [course],
    protocols: [glabellarDepression],
    assessments,
    sessions,
    adverseEvents: [],
    medications: [],
    frownRatings: [],
    lifeEvents: [],
    ...facts,
  };
}
