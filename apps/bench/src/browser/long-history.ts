import { addDays, type CalendarDate } from '@glabella/domain/values';
import {
  demoSeed,
  generatePatients,
  type SyntheticAssessment,
  type SyntheticPatient,
  type SyntheticSession,
} from '@glabella/synthetic';

/** As many as a chart is asked to draw at once. */
export const POINTS = 500;
export const SESSIONS = 60;

const DAYS_BETWEEN_POINTS = 9;
const DAYS_BETWEEN_SESSIONS = 75;

/**
 * A made-up patient of the practice's own kind with far more history than anybody has: the assessments and sessions of the
 * first patient with many cycles, again and again under new ids on days of their own.
 */
export function longHistory(today: CalendarDate): SyntheticPatient {
  const patient = longestTreated(today);
  const { course } = patient;
  if (!course) throw new Error('Who is treated has a course');
  const firstDay = addDays(today, -POINTS * DAYS_BETWEEN_POINTS);
  const moved = (day: CalendarDate, instant: string) => `${day}${instant.slice(10)}`;
  const assessments = Array.from({ length: POINTS }, (_, place): SyntheticAssessment => {
    const like = patient.assessments[place % patient.assessments.length];
    if (!like) throw new Error('Who is treated has assessments');
    const assessedOn = addDays(firstDay, place * DAYS_BETWEEN_POINTS);
    const recordedAt = moved(assessedOn, like.recordedAt);
    return { ...like, id: numberedId(1, place), assessedOn, recordedAt };
  });
  const sessions = Array.from({ length: SESSIONS }, (_, place): SyntheticSession => {
    const like = patient.sessions[place % patient.sessions.length];
    if (!like) throw new Error('Who is treated has sessions');
    const performedOn = addDays(firstDay, 5 + place * DAYS_BETWEEN_SESSIONS);
    const at = moved(performedOn, like.injectedAt);
    return {
      ...like,
      id: numberedId(2, place),
      performedOn,
      injectedAt: at,
      reconstitutedAt: at,
      signedAt: at,
      cosignature: null,
    };
  });
  const startedOn = addDays(firstDay, -10);
  return {
    ...patient,
    id: numberedId(3, 0),
    facts: { ...patient.facts, mrn: 'DEMO-LONG' },
    course: {
      ...course,
      id: numberedId(4, 0),
      episodeStartedOn: startedOn,
      startedOn,
      end: null,
    },
    assessments,
    sessions: sessions.map((session) => ({ ...session, courseId: numberedId(4, 0) })),
    measures: [],
    consents: [],
    followUps: [],
    adverseEvents: [],
    history: { priorTreatments: [], medications: [], frownRatings: [], lifeEvents: [] },
  };
}

function longestTreated(today: CalendarDate): SyntheticPatient {
  for (const patient of generatePatients({ seed: demoSeed, today, patientCount: 60 })) {
    if (patient.archetype === 'many-cycles') return patient;
  }
  throw new Error('The demo practice has a patient with many cycles');
}

function numberedId(kind: number, place: number): string {
  return `0000000${kind}-0000-4000-8000-${String(place).padStart(12, '0')}`;
}
