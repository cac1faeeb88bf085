import type { PatientRecord } from '@glabella/contracts';
import { gad7, phq9, type Instrument } from '@glabella/domain/instruments';
import {
  coursePoints,
  nhsPairOutcome,
  nhsPairWords,
  type ScorePair,
} from '@glabella/domain/outcomes';
import { courseStanding } from './course-standing';

/** What the first and the last PHQ-9 and GAD-7 of the course say together; null where it has no GAD-7 total. */
export function nhsPairOf(record: PatientRecord): string[] | null {
  const anxiety = pairOf(record, gad7);
  if (anxiety.first === null && anxiety.last === null) return null;
  return nhsPairWords(nhsPairOutcome(pairOf(record, phq9), anxiety));
}

/** The baseline and the last total after it; a single total is no pair. */
function pairOf(record: PatientRecord, instrument: Instrument): ScorePair {
  const standing = courseStanding(record, instrument);
  const { isRead, points, firstInjectionOn, thresholds, verdict } = standing;
  if (!isRead) return { first: null, last: null };
  const last = coursePoints(points, firstInjectionOn, thresholds).at(-1);
  const first = verdict.baseline;
  return {
    first: first?.total ?? null,
    last: last === undefined || last.id === first?.id ? null : last.total,
  };
}
