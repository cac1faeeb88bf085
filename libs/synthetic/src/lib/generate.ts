import { glabellarDepression, type Sex } from '@glabella/domain/treatment';
import { addDays, addMonths, compareDates, type CalendarDate } from '@glabella/domain/values';
import { syntheticAdverseEvents } from './adverse-events';
import { aftercareInForce } from './aftercare';
import { archetypePlans, archetypes, type Archetype } from './archetypes';
import { instantOn, syntheticFollowUp, syntheticPhq9 } from './assessments';
import { withCareSite } from './care-sites';
import { syntheticConsents, withConsent } from './consents';
import { withDelegation } from './delegation';
import { syntheticHistory, type SyntheticHistory } from './history';
import { hyperhidrosisOf, showsHyperhidrosis } from './hyperhidrosis';
import { syntheticMeasures } from './measures';
import { familyNames, givenNames } from './names';
import { withPreparation } from './preparation';
import { seededRandom, type Random } from './random';
import { syntheticSession } from './sessions';
import { syntheticPractice } from './staff';
import type {
  SyntheticAdverseEvent,
  SyntheticAssessment,
  SyntheticCourse,
  SyntheticOptions,
  SyntheticPatient,
  SyntheticPractice,
  SyntheticSession,
} from './synthetic-practice';
import type { Trajectory } from './trajectory';
import { visitCalendar } from './visits';

const DIAGNOSES = ['F32.1', 'F33.1', 'F33.2', 'F33.9'] as const;
const FEMALE_SHARE = 0.7;

/** A patient before anything went wrong. */
type RecordedPatient = Omit<
  SyntheticPatient,
  'adverseEvents' | 'consents' | 'measures' | 'history'
>;

/** The practice of a seed: same seed, same practice. */
export function generatePractice(options: Pick<SyntheticOptions, 'seed'>): SyntheticPractice {
  return syntheticPractice(seededRandom(`${options.seed}/practice`));
}

/**
 * The patients of a seed one by one, so that a hundred thousand need no memory. Each has its own source of
 * chance: patient 7 is the same whether 10 or 10,000 are made.
 */
export function* generatePatients(options: SyntheticOptions): Generator<SyntheticPatient> {
  const practice = generatePractice(options);
  for (let index = 0; index < options.patientCount; index += 1) {
    const random = seededRandom(`${options.seed}/patient/${index}`);
    const generated = generatePatient(index, practice, options.today, random);
    const other = showsHyperhidrosis(index, options)
      ? hyperhidrosisOf(
          generated,
          practice,
          options.today,
          seededRandom(`${options.seed}/patient/${index}/hyperhidrosis`),
        )
      : null;
    const patient = { ...generated, ...other };
    const consents = syntheticConsents(
      patient,
      index,
      options.today,
      seededRandom(`${options.seed}/patient/${index}/consents`),
    );
    yield {
      ...patient,
      consents,
      sessions: withPreparation(
        withCareSite(
          withDelegation(
            withConsent(patient.sessions, consents),
            index,
            patient.archetype,
            practice,
            seededRandom(`${options.seed}/patient/${index}/delegation`),
          ),
          `${options.seed}/patient/${index}/care-site`,
        ),
        practice,
        `${options.seed}/patient/${index}/preparation`,
      ),
      adverseEvents: adverseEventsOf(generated, index, options),
      history: historyOf(generated, index, options),
      measures:
        other?.measures ??
        syntheticMeasures(
          patient.assessments,
          index,
          seededRandom(`${options.seed}/patient/${index}/measures`),
        ),
    };
  }
}

/** From a source of chance of their own, so that every other number of the patient stays what it was. */
function adverseEventsOf(
  { archetype, course, sessions }: RecordedPatient,
  index: number,
  { seed, today }: SyntheticOptions,
): SyntheticAdverseEvent[] {
  if (!course) return [];
  const people = { clinicianId: course.clinicianId, psychiatristId: course.responsibleId };
  const random = seededRandom(`${seed}/patient/${index}/adverse-events`);
  return syntheticAdverseEvents(index, archetype, sessions, people, today, random);
}

function historyOf(
  { archetype, course, sessions }: RecordedPatient,
  index: number,
  { seed, today }: SyntheticOptions,
): SyntheticHistory {
  if (!course) return { priorTreatments: [], medications: [], frownRatings: [], lifeEvents: [] };
  const random = seededRandom(`${seed}/patient/${index}/history`);
  return syntheticHistory({ archetype, course, sessions, today }, random);
}

function generatePatient(
  index: number,
  practice: SyntheticPractice,
  today: CalendarDate,
  random: Random,
): RecordedPatient {
  const archetype = archetypeOf(index);
  const plan = archetypePlans[archetype];
  const protocol = glabellarDepression;
  const sex: Sex = random.chance(FEMALE_SHARE) ? 'female' : 'male';
  const facts = {
    mrn: `DEMO-${String(index + 1).padStart(4, '0')}`,
    givenName: random.pick(givenNames[sex]),
    familyName: random.pick(familyNames),
    birthDate: addDays(addMonths(today, -12 * random.between(21, 74)), -random.between(1, 364)),
    sex,
    phone: '+1 555 01' + String(random.between(10, 98)),
    email: null,
  };
  const firstInjectionOn = addDays(today, -7 * random.between(...plan.startedWeeksAgo));
  const intakeOn = addDays(firstInjectionOn, -random.between(10, 14));
  const psychiatrist = random.pick(withRole(practice, 'psychiatrist'));
  const clinician = random.pick(withRole(practice, 'clinician'));
  const base = {
    id: random.uuid(),
    archetype,
    createdById: clinician.id,
    facts,
    createdAt: instantOn(intakeOn, random),
  };
  if (archetype === 'new-patient') {
    return { ...base, course: null, assessments: [], sessions: [], followUps: [] };
  }
  // Yesterday at the latest: nothing may be recorded at an hour of today that has not come yet.
  const calendar = visitCalendar(plan, protocol, firstInjectionOn, addDays(today, -1), random);
  const trajectory: Trajectory = {
    ...plan.trajectory,
    untreated: random.between(...plan.untreated),
  };
  const isLastDay = (day: CalendarDate) => day === calendar.assessmentDays.at(-1);
  const assessments = calendar.assessmentDays.map((day) =>
    syntheticPhq9(
      day,
      calendar.injectionDays,
      archetype === 'open-item-9' && isLastDay(day) ? { ...trajectory, selfHarm: 9 } : trajectory,
      plan,
      clinician.id,
      random,
    ),
  );
  const course = courseOf(intakeOn, calendar.assessmentDays, psychiatrist.id, clinician.id);
  const sessions = sessionsOf(course, assessments);
  const followUps = assessments.flatMap((assessment) => {
    const staysOpen = archetype === 'open-item-9' && isLastDay(assessment.assessedOn);
    const followUp = syntheticFollowUp(assessment, staysOpen, random);
    return followUp ? [followUp] : [];
  });
  return { ...base, course, assessments, sessions, followUps };

  function courseOf(
    startedOn: CalendarDate,
    assessmentDays: readonly CalendarDate[],
    responsibleId: string,
    clinicianId: string,
  ): SyntheticCourse {
    const lastVisit = assessmentDays.at(-1) ?? startedOn;
    const lastDay = [lastVisit, ...calendar.injectionDays].sort(compareDates).at(-1) ?? lastVisit;
    return {
      id: random.uuid(),
      protocolId: protocol.id,
      protocolVersion: protocol.version,
      diagnosisCode: random.pick(DIAGNOSES),
      episodeStartedOn: addMonths(startedOn, -random.between(3, 40)),
      psychosis: 'no',
      bipolar: 'no',
      responsibleId,
      clinicianId,
      startedOn,
      end: plan.endsWith ? { on: addDays(lastDay, 1), reason: plan.endsWith } : null,
      recordedAt: base.createdAt,
    };
  }

  function sessionsOf(
    current: SyntheticCourse,
    forms: readonly SyntheticAssessment[],
  ): SyntheticSession[] {
    const done: SyntheticSession[] = [];
    for (const day of calendar.injectionDays) {
      const setting = {
        courseId: current.id,
        protocol,
        timeZone: practice.timeZone,
        birthDate: facts.birthDate,
        sex,
        consentOn: intakeOn,
        injector: psychiatrist,
        previousToxin: done.map(({ performedOn, productId, totalUnits }) => ({
          on: performedOn,
          productId,
          units: totalUnits,
        })),
        latestPhq9Form:
          forms
            .map(({ assessedOn, answers }) => ({ on: assessedOn, item9: answers[8] ?? null }))
            .filter(({ on }) => compareDates(on, day) <= 0)
            .at(-1) ?? null,
        aftercareList: aftercareInForce(practice, today, day),
      };
      done.push(syntheticSession(day, setting, random));
    }
    return done;
  }
}

/** The first patients show one archetype each; after that every kind comes round again. */
function archetypeOf(index: number): Archetype {
  const archetype = archetypes[index % archetypes.length];
  if (!archetype) throw new RangeError('No archetype');
  return archetype;
}

function withRole(practice: SyntheticPractice, role: 'psychiatrist' | 'clinician') {
  return practice.staff.filter((person) => person.roles.includes(role));
}
