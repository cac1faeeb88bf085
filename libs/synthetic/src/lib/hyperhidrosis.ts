import { hdss } from '@glabella/domain/instruments';
import { axillaryHyperhidrosis } from '@glabella/domain/treatment';
import { addDays, compareDates, type CalendarDate } from '@glabella/domain/values';
import { aftercareInForce } from './aftercare';
import { archetypes } from './archetypes';
import { instantOn } from './assessments';
import type { Random } from './random';
import { syntheticSession } from './sessions';
import type {
  SyntheticCourse,
  SyntheticMeasure,
  SyntheticOptions,
  SyntheticPatient,
  SyntheticPractice,
  SyntheticSession,
} from './synthetic-practice';

/** The one patient of a made-up practice who is treated for something else: a second "new patient", so nobody else changes. */
const place = 2 * archetypes.length - 1;

/** Whether this patient shows the second treatment. */
export function showsHyperhidrosis(
  index: number,
  { showsOtherTreatment = false }: Pick<SyntheticOptions, 'showsOtherTreatment'>,
): boolean {
  return showsOtherTreatment && index === place;
}

/** Days after the injection at which the grade was taken, and the grade: a response at week 4. */
const grades = [
  { day: -3, grade: 4 },
  { day: 28, grade: 2 },
  { day: 56, grade: 1 },
] as const;
const injectedDaysAgo = 70;

/** A course for the axillae with its session and grades, from a source of chance of its own. */
export function hyperhidrosisOf(
  { facts, createdById }: Pick<SyntheticPatient, 'facts' | 'createdById'>,
  practice: SyntheticPractice,
  today: CalendarDate,
  random: Random,
): Pick<SyntheticPatient, 'course' | 'measures' | 'sessions' | 'createdAt'> {
  const injectedOn = addDays(today, -injectedDaysAgo);
  const startedOn = addDays(injectedOn, -7);
  const psychiatrist = random.pick(
    practice.staff.filter(({ roles }) => roles.includes('psychiatrist')),
  );
  const createdAt = instantOn(startedOn, random);
  const course: SyntheticCourse = {
    id: random.uuid(),
    protocolId: axillaryHyperhidrosis.id,
    protocolVersion: axillaryHyperhidrosis.version,
    diagnosisCode: axillaryHyperhidrosis.diagnoses[0]?.code ?? '',
    episodeStartedOn: startedOn,
    psychosis: 'no',
    bipolar: 'no',
    responsibleId: psychiatrist.id,
    clinicianId: createdById,
    startedOn,
    end: null,
    recordedAt: createdAt,
  };
  const session: SyntheticSession = {
    ...syntheticSession(
      injectedOn,
      {
        courseId: course.id,
        protocol: axillaryHyperhidrosis,
        timeZone: practice.timeZone,
        birthDate: facts.birthDate,
        sex: facts.sex,
        consentOn: startedOn,
        injector: psychiatrist,
        previousToxin: [],
        latestPhq9Form: null,
        aftercareList: aftercareInForce(practice, today, injectedOn),
      },
      random,
    ),
    frownAtRest: null,
    frownAtMaximum: null,
  };
  const measures = grades
    .map(({ day, grade }) => ({ on: addDays(injectedOn, day), grade }))
    .filter(({ on }) => compareDates(on, today) < 0)
    .map(({ on, grade }): SyntheticMeasure => ({
      id: random.uuid(),
      instrumentId: hdss.id,
      instrumentVersion: hdss.version,
      assessedOn: on,
      mode: 'self-paper',
      answers: null,
      total: grade,
      scoreStatus: 'total-only',
      authorId: createdById,
      recordedAt: instantOn(on, random),
    }));
  return { course, measures, sessions: [session], createdAt };
}
