import {
  type Assessment,
  type Colleague,
  type Course,
  type InjectionSession,
  type ListedCareSite,
  type MedicationRecording,
  type Patient,
  type SessionContext,
  isClinical,
} from '@glabella/contracts';
import { firstInjectionOf, scorePointsOf } from '@glabella/domain/charts';
import { findInstrument, phq9 } from '@glabella/domain/instruments';
import {
  hasCompleteTotal,
  hasTotal,
  thresholdsWith,
  type ThresholdValues,
} from '@glabella/domain/outcomes';
import {
  isAskedIn,
  isForMood,
  lastAnswersOf,
  leadInstrument,
  protocolOf,
  type ProductsHere,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { addDays, compareDates, type CalendarDate } from '@glabella/domain/values';
import type { OffLabelPoint } from '../consents/consents.mapper';

/** The records from which the context of a draft follows. */
export interface ContextFacts {
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly patient: Patient;
  readonly course: Course;
  readonly consents: SessionContext['consents'];
  /** The versions that the courses and sessions of the patient name. */
  readonly protocols: readonly TreatmentProtocol[];
  /** The newest version of every session of the patient, voided ones included. */
  readonly sessions: readonly InjectionSession[];
  /** The session that the draft amends: it is not part of what came before. */
  readonly amendedSessionId: string | null;
  readonly assessments: readonly Assessment[];
  readonly openItem9On: CalendarDate | null;
  readonly aftercare: SessionContext['aftercare'];
  readonly recentLots: SessionContext['recentLots'];
  /** What the practice set instead of the published thresholds. */
  readonly thresholdValues: ThresholdValues;
  /** The medications of the patient that stand. */
  readonly medications: readonly MedicationRecording[];
  readonly stock: SessionContext['stock'];
  readonly openRecalls: SessionContext['openRecalls'];
  readonly offLabelPoints: readonly OffLabelPoint[];
  readonly productsHere: ProductsHere;
  readonly colleagues: readonly Colleague[];
  readonly careSites: readonly ListedCareSite[];
}

/** As many forms as dates: of each day that a late entry goes by, it is known whether item 9 was answered. */
const mostForms = 100;
const ITEM_9 = 8;

/** What the editor of a session needs beside the draft; the same facts decide when it is signed. */
export function sessionContext(facts: ContextFacts): SessionContext {
  const { patient, course, today, timeZone } = facts;
  const standing = facts.sessions.filter(({ status }) => status === 'signed');
  const others = standing.filter(({ id }) => id !== facts.amendedSessionId);
  const isFirstOfCourse = others.every(({ courseId }) => courseId !== course.id);
  const last = latest(others);
  const amended = facts.sessions.find(({ id }) => id === facts.amendedSessionId);
  const protocol = protocolOf(facts.protocols, amended ?? course);
  if (!protocol) throw new Error('A course or session keeps a version that there is');
  return {
    today,
    timeZone,
    patient: {
      id: patient.id,
      mrn: patient.mrn,
      givenName: patient.givenName,
      familyName: patient.familyName,
      birthDate: patient.birthDate,
      sex: patient.sex,
    },
    courseId: course.id,
    courseStartedOn: course.startedOn,
    courseEndedOn: course.endedOn,
    protocol,
    isFirstOfCourse,
    courseStart: courseStart(facts, protocol, { standing, others }),
    thresholdValues: facts.thresholdValues,
    previousToxin: previousToxin(others),
    lastSites: last?.sites.map(({ muscle, side, units }) => ({ muscle, side, units })) ?? [],
    lastSession: last && {
      id: last.id,
      on: last.performedOn,
      units: last.totalUnits,
      lotNumber: last.lotNumber,
      productId: last.productId,
      region: protocolOf(facts.protocols, last)?.region ?? null,
    },
    recentLots: facts.recentLots,
    stock: facts.stock,
    openRecalls: facts.openRecalls,
    activeProductIds: [...facts.productsHere.activeProductIds],
    labelUseBy: [...facts.productsHere.labelUseBy],
    aftercare: facts.aftercare,
    medications: facts.medications.filter(isForMood),
    consents: facts.consents,
    offLabelVersions: offLabelVersions(facts, protocol),
    statedConsentOn: amended?.consent === null ? amended.consentOn : null,
    openItem9On: facts.openItem9On,
    ...phq9Facts(facts.assessments, isFirstOfCourse),
    lastAnswers: lastAnswers(others),
    injectors: injectors(facts),
    careSites: careSites(facts.careSites, amended ?? null),
  };
}

/** The versions of the consent text that ask in this treatment for its off-label statement. */
function offLabelVersions(
  { offLabelPoints }: ContextFacts,
  { id, offLabel }: TreatmentProtocol,
): number[] {
  if (!offLabel) return [];
  return offLabelPoints
    .filter(({ askedIn }) => isAskedIn(askedIn, id))
    .map(({ version }) => version);
}

/** The open sites, and before them the one of the session that is amended where it is closed by now. */
function careSites(
  listed: readonly ListedCareSite[],
  amended: InjectionSession | null,
): SessionContext['careSites'] {
  const open = listed.filter(({ isClosed }) => !isClosed).map(({ code, name }) => ({ code, name }));
  const own = amended?.careSite ?? null;
  return own === null || open.some(({ code }) => code === own.code) ? open : [own, ...open];
}

function latest(sessions: readonly InjectionSession[]): InjectionSession | null {
  return [...sessions].sort((a, b) => compareDates(a.performedOn, b.performedOn)).at(-1) ?? null;
}

/** Every dose of another day, here and elsewhere; what several sessions report of elsewhere counts once. */
function previousToxin(sessions: readonly InjectionSession[]): SessionContext['previousToxin'] {
  const here = sessions.map(({ performedOn, productId, totalUnits }) => ({
    on: performedOn,
    productId,
    units: totalUnits,
    elsewhere: false,
  }));
  const elsewhere = sessions
    .flatMap(({ toxinElsewhere }) => toxinElsewhere)
    .map(({ on, productId, units }) => ({ on, productId, units, elsewhere: true }));
  const reported = new Map(elsewhere.map((toxin) => [JSON.stringify(toxin), toxin]));
  return [...here, ...reported.values()].sort((a, b) => compareDates(a.on, b.on));
}

/**
 * From when the course counts as it stands, and every score that can be its baseline, whichever day of the course becomes the
 * first: an earlier entry moves it forward, an amendment or the next session back.
 */
function courseStart(
  { course, assessments, thresholdValues, today }: ContextFacts,
  protocol: TreatmentProtocol,
  sessions: { readonly standing: InjectionSession[]; readonly others: InjectionSession[] },
): SessionContext['courseStart'] {
  const firstInjectionOn = firstInjectionOf(sessions.standing, course);
  const instrument = findInstrument(leadInstrument(protocol));
  if (firstInjectionOn === null || !instrument) return null;
  const firstOfOthersOn = firstInjectionOf(sessions.others, course);
  const { baselineWindowDays } = thresholdsWith(thresholdValues);
  const from = addDays(course.startedOn, -baselineWindowDays.value);
  const until = firstOfOthersOn ?? today;
  return {
    firstInjectionOn,
    firstOfOthersOn,
    scores: scorePointsOf(instrument, assessments)
      .filter(hasCompleteTotal)
      .filter(({ on }) => compareDates(from, on) <= 0 && compareDates(on, until) <= 0)
      .map(({ id, on, total, status, recordedAt }) => ({ id, on, total, status, recordedAt })),
  };
}

/** What was answered last time, in whatever course: the questions are about the patient. */
function lastAnswers(sessions: readonly InjectionSession[]): SessionContext['lastAnswers'] {
  const answered = <Answers>(answers: (session: InjectionSession) => Answers) =>
    sessions.map((session) => ({ on: session.performedOn, answers: answers(session) }));
  return {
    contraindications: lastAnswersOf(answered(({ contraindications }) => contraindications)),
    precautions: lastAnswersOf(answered(({ precautions }) => precautions)),
  };
}

function phq9Facts(
  assessments: readonly Assessment[],
  isFirstOfCourse: boolean,
): Pick<SessionContext, 'phq9Dates' | 'recentPhq9'> {
  const points = scorePointsOf(phq9, assessments).toReversed();
  // Only a complete total can become the baseline that the first injection of a course asks for.
  const counts = isFirstOfCourse ? hasCompleteTotal : hasTotal;
  const answersOf = new Map(assessments.map(({ id, answers }) => [id, answers]));
  return {
    phq9Dates: points
      .filter((point) => counts(point))
      .map(({ on }) => on)
      .slice(0, mostForms),
    recentPhq9: points.slice(0, mostForms).map(({ id, on, total }) => ({
      on,
      total,
      item9: answersOf.get(id)?.[ITEM_9] ?? null,
    })),
  };
}

/** Who may be named: active clinical staff, and who injected, reconstituted and told in the session that is amended. */
function injectors(facts: ContextFacts): SessionContext['injectors'] {
  const active = facts.colleagues
    .filter(({ roles }) => isClinical(roles))
    .map(({ id, displayName }) => ({ id, displayName }));
  const amended = facts.sessions.find(({ id }) => id === facts.amendedSessionId);
  const named = [
    amended?.performedBy,
    personOf(amended?.reconstitutedBy ?? null),
    amended?.aftercareBy,
  ].flatMap((person) => person ?? []);
  const left = named.filter(
    (person, index) =>
      active.every(({ id }) => id !== person.id) &&
      named.findIndex(({ id }) => id === person.id) === index,
  );
  return [...active, ...left];
}

function personOf(by: InjectionSession['reconstitutedBy']): SessionContext['injectors'][number][] {
  return by === null || by.staffId === null ? [] : [{ id: by.staffId, displayName: by.name }];
}
