import type { InjectionSession, PatientRecord } from '@glabella/contracts';
import { firstInjectionOf, scorePointsOf } from '@glabella/domain/charts';
import { findInstrument } from '@glabella/domain/instruments';
import { movedStart, movedStartWords, thresholdsWith } from '@glabella/domain/outcomes';
import { leadInstrument, protocolOf } from '@glabella/domain/treatment';

/** What of a record says from when a course counts. */
export type StartFacts = Pick<
  PatientRecord,
  'assessments' | 'courses' | 'protocols' | 'sessions' | 'thresholdValues'
>;

/** What becomes of the start of its course when a session is voided, in words; null where it stays. */
export function movedByVoiding(
  { assessments, courses, protocols, sessions, thresholdValues }: StartFacts,
  { id, courseId }: Pick<InjectionSession, 'id' | 'courseId'>,
): string | null {
  const course = courses.find((one) => one.id === courseId);
  const protocol = course && protocolOf(protocols, course);
  const instrument = protocol && findInstrument(leadInstrument(protocol));
  if (!course || !instrument) return null;
  const left = sessions.filter((session) => session.id !== id);
  const moved = movedStart(
    scorePointsOf(instrument, assessments),
    firstInjectionOf(sessions, course),
    firstInjectionOf(left, course),
    thresholdsWith(thresholdValues),
  );
  return moved && movedStartWords(moved, instrument.name);
}
