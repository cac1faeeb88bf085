import type { Assessment, Course, InjectionSession, PatientRecord } from '@glabella/contracts';
import {
  firstInjectionOf,
  isReadByMeasure,
  latestAfterEnd,
  pointsUntilEnd,
  scorePointsOf,
  signedSessions,
} from '@glabella/domain/charts';
import {
  findInstrument,
  findMeasure,
  measuresOf,
  phq9,
  recordedWith,
  type Instrument,
} from '@glabella/domain/instruments';
import {
  dueVisits,
  nextDue,
  overdueVisit,
  reinjectionWindow,
  thresholdsWith,
  verdict,
  verdictNotRead,
  withResponseRule,
  type DueVisit,
  type OutcomeThresholds,
  type ReinjectionWindow,
  type ScorePoint,
  type TotalPoint,
  type Verdict,
} from '@glabella/domain/outcomes';
import {
  currentCourse,
  leadInstrument,
  isReadBy,
  plannedWeeksOf,
  protocolOf,
  reinjectionFromDay,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { compareDates, type CalendarDate } from '@glabella/domain/values';

/** Where a patient's current course stands by one instrument: what the head and the cards of the page speak of. */
export interface CourseStanding {
  readonly instrument: Instrument;
  readonly today: CalendarDate;
  readonly course: Course | null;
  readonly protocol: TreatmentProtocol | null;
  readonly firstInjectionOn: CalendarDate | null;
  /** False where the course's protocol is not about what the instrument measures: then nothing is said of a change. */
  readonly isRead: boolean;
  /** The last signed session of all courses. */
  readonly lastSession: InjectionSession | null;
  /** The version of the protocol that it was given by, which need not be the current course's. */
  readonly lastProtocol: TreatmentProtocol | null;
  /** The recorded entries of the instrument up to the end of the course, in order. */
  readonly points: readonly ScorePoint[];
  /** The latest total after that end; where there is one, what held is told up to the end. */
  readonly afterEnd: TotalPoint | null;
  /** The latest recorded entry, also one without a total. */
  readonly latestEntry: Assessment | null;
  /** The numbers in force in this practice. */
  readonly thresholds: OutcomeThresholds;
  readonly verdict: Verdict;
  /** What the planned visits ask for; null where no protocol is known. */
  readonly planned: Instrument | null;
  readonly nextVisit: DueVisit | null;
  /** The planned measurement that the patient is behind with. */
  readonly overdueVisit: DueVisit | null;
  /** Null where no re-injection is waited for. */
  readonly reinjection: ReinjectionWindow<unknown> | null;
}

/** By what the planned visits are told: the measure shown where the protocol asks for it, else the one it plans them by. */
function plannedMeasure(protocol: TreatmentProtocol, shown: Instrument): Instrument | null {
  if (plannedWeeksOf(protocol, recordedWith(shown)).length > 0) return shown;
  const lead = findInstrument(leadInstrument(protocol));
  return (lead && measuresOf(lead)[0]) ?? null;
}

/** Works out where the current course stands; every rule is the domain's. */
export function courseStanding(record: PatientRecord, instrument: Instrument): CourseStanding {
  const { today } = record;
  const course = currentCourse(record.courses);
  const protocol = course ? (protocolOf(record.protocols, course) ?? null) : null;
  const thresholds = withResponseRule(
    thresholdsWith(record.thresholdValues),
    protocol?.responseRule,
    instrument,
  );
  const firstInjectionOn = firstInjectionOf(record.sessions, course);
  const isRead = isReadByMeasure(record.protocols, course, instrument);
  const recorded = scorePointsOf(instrument, record.assessments);
  const points = pointsUntilEnd(recorded, course);
  const planned = protocol && plannedMeasure(protocol, instrument);
  const plannedPoints = planned
    ? pointsUntilEnd(scorePointsOf(planned, record.assessments), course)
    : [];
  const visits = dueVisits(
    planned ? plannedWeeksOf(protocol, recordedWith(planned)) : [],
    firstInjectionOn,
    plannedPoints,
    today,
    course?.endedOn ?? null,
    thresholds,
  );
  const sessions = signedSessions(record.sessions);
  const lastSession = sessions.at(-1) ?? null;
  const latestId = recorded.at(-1)?.id;
  return {
    instrument,
    today,
    course,
    protocol,
    firstInjectionOn,
    isRead,
    lastSession,
    lastProtocol: (lastSession && protocolOf(record.protocols, lastSession)) ?? null,
    points,
    afterEnd: latestAfterEnd(recorded, course),
    latestEntry: record.assessments.find(({ id }) => id === latestId) ?? null,
    thresholds,
    verdict:
      isRead || !protocol
        ? verdict(instrument, points, firstInjectionOn, thresholds)
        : verdictNotRead(instrument, points, protocol.name),
    planned,
    nextVisit: nextDue(visits),
    overdueVisit: overdueVisit(visits, plannedPoints, today),
    reinjection:
      course &&
      reinjectionWindow(
        {
          endedOn: course.endedOn,
          firstInjectionOn,
          reinjectionFromDay: reinjectionFromDay(protocol),
        },
        sessions.flatMap(({ performedOn, toxinElsewhere }) => [
          ...toxinElsewhere,
          { on: performedOn },
        ]),
      ),
  };
}

/**
 * What a record is looked at by where nobody chose: the PHQ-9, unless the course is planned by another instrument and the
 * record holds none that counts, or the course is not read by it.
 */
export function plainMeasure(record: PatientRecord): Instrument {
  const course = currentCourse(record.courses);
  const protocol = course && protocolOf(record.protocols, course);
  const hasPhq9 = record.assessments.some(
    ({ instrumentId, status }) => instrumentId === phq9.id && status === 'recorded',
  );
  if (!protocol || (hasPhq9 && isReadBy(protocol, phq9.id))) return phq9;
  return findMeasure(leadInstrument(protocol)) ?? phq9;
}

/**
 * The measures that the record has entries of, in the order of `known`. Those of the first instrument are always among them, and
 * those by which it is looked at where nobody chose.
 */
export function chartedMeasures(record: PatientRecord, known: readonly Instrument[]): Instrument[] {
  const [first] = known;
  const plain = recordedWith(plainMeasure(record));
  return known
    .filter(
      (instrument) =>
        instrument === first ||
        instrument.id === plain ||
        record.assessments.some(
          ({ instrumentId, status }) => instrumentId === instrument.id && status === 'recorded',
        ),
    )
    .flatMap(measuresOf);
}

/** The recorded and voided entries of all instruments, the newest first. */
export function entriesNewestFirst(record: PatientRecord): Assessment[] {
  return [...record.assessments].sort(
    (a, b) =>
      compareDates(b.assessedOn, a.assessedOn) || (a.firstRecordedAt < b.firstRecordedAt ? 1 : -1),
  );
}
