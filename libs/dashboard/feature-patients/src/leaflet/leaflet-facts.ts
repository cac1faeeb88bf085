import type {
  AftercareVersion,
  Course,
  InjectionSession,
  PatientRecord,
} from '@glabella/contracts';
import { firstInjectionOf, pointsUntilEnd, scorePointsOf } from '@glabella/domain/charts';
import { findInstrument, phq9 } from '@glabella/domain/instruments';
import { dueVisits, thresholdsWith } from '@glabella/domain/outcomes';
import {
  aftercareLeaflet,
  aftercareListOf,
  findProduct,
  leadInstrument,
  plannedAftercare,
  protocolOf,
  type AftercareLeaflet,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { compareDates, formatDate, timeOfDayIn, type CalendarDate } from '@glabella/domain/values';
import type { CalendarEntry } from './visit-calendar';

/** A visit to come: its day and the days between which it is in time. */
export interface LeafletVisit {
  readonly week: number;
  readonly on: CalendarDate;
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
}

/** Everything that the leaflet of one session says. */
export interface LeafletFacts {
  readonly session: InjectionSession;
  /** Reviews that are still to come. */
  readonly aftercare: AftercareLeaflet;
  /** The version of the practice's list that it tells from: the one that the session was signed with. */
  readonly list: Pick<AftercareVersion, 'version' | 'publishedOn'>;
  /** Planned visits that nothing was recorded for and whose window has not closed, the next first. */
  readonly visits: readonly LeafletVisit[];
  /** What is asked at each of these visits. */
  readonly asked: string;
  /** What was injected, for another doctor to read. */
  readonly injected: string;
  readonly offLabelStatement: string | null;
}

/** The leaflet of a session of this record; null where the record has no such session. `lists` has every version. */
export function leafletFacts(
  record: PatientRecord,
  sessionId: string,
  lists: readonly AftercareVersion[],
): LeafletFacts | null {
  const session = record.sessions.find(({ id }) => id === sessionId);
  const list = session && aftercareListOf(lists, session.aftercareListVersion);
  if (!session || !list) return null;
  const protocol = protocolOf(record.protocols, session);
  const aftercare = aftercareLeaflet(
    plannedAftercare(list, protocol?.aftercare ?? session.aftercareTold),
    {
      on: session.performedOn,
      timeOfDay: session.injectedAt && timeOfDayIn(record.timeZone, session.injectedAt),
    },
  );
  const reviews = aftercare.reviews.filter(({ on }) => compareDates(on, record.today) >= 0);
  const { courseId } = session;
  const course = record.courses.find(({ id }) => id === courseId) ?? null;
  const plan = (course && protocolOf(record.protocols, course)) ?? null;
  const product = findProduct(session.productId)?.name ?? session.productId;
  return {
    session,
    aftercare: { ...aftercare, reviews },
    list,
    visits: visitsAhead(record, course, plan),
    asked: askedWords(plan),
    injected: `${product}, ${session.totalUnits} units, lot ${session.lotNumber}`,
    offLabelStatement: protocol?.offLabelStatement ?? null,
  };
}

/** Plain words for what the instrument of the plan asks: a mood is felt, of anything else its name is given. */
function askedWords(plan: TreatmentProtocol | null): string {
  const lead = plan ? findInstrument(leadInstrument(plan)) : phq9;
  if (lead && !lead.concern) return 'Each time we ask how you have been feeling.';
  const name = lead ? ` (${lead.name})` : '';
  return `Each time we ask how your symptoms have been${name}.`;
}

function visitsAhead(
  record: PatientRecord,
  course: Course | null,
  protocol: TreatmentProtocol | null,
): LeafletVisit[] {
  const lead = findInstrument(protocol ? leadInstrument(protocol) : phq9.id) ?? phq9;
  const visits = dueVisits(
    protocol?.visitWeeks ?? [],
    firstInjectionOf(record.sessions, course),
    pointsUntilEnd(scorePointsOf(lead, record.assessments), course),
    record.today,
    course?.endedOn ?? null,
    thresholdsWith(record.thresholdValues),
  );
  return visits
    .filter(({ state }) => state !== 'done' && state !== 'missed')
    .map(({ week, dueOn, opensOn, closesOn }) => ({ week, on: dueOn, opensOn, closesOn }));
}

/** The visits that a patient's calendar gets: those whose day is still to come, the review of the effect among them; none of a voided session. */
export function calendarEntries(
  { session, visits, aftercare }: LeafletFacts,
  practice: { readonly name: string; readonly phone: string },
  today: CalendarDate,
): CalendarEntry[] {
  if (session.status === 'voided') return [];
  const call = `To make or move the appointment: ${practice.phone}.`;
  return [
    ...aftercare.reviews.map(({ id, on }) => ({
      uid: `${session.id}-review-${id}`,
      on,
      details: `Review of the effect. ${call}`,
    })),
    ...visits.map(({ week, on, opensOn, closesOn }) => ({
      uid: `${session.courseId}-week-${week}`,
      on,
      details: `Any day from ${formatDate(opensOn)} to ${formatDate(closesOn)}. ${call}`,
    })),
  ]
    .filter(({ on }) => compareDates(on, today) >= 0)
    .sort((a, b) => compareDates(a.on, b.on))
    .map(({ uid, ...entry }) => ({
      ...entry,
      uid: `${uid}@glabella`,
      title: `Visit at ${practice.name}`,
    }));
}
