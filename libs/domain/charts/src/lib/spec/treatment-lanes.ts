import {
  type FrownSeverity,
  adverseEventGravity,
  adverseEventStanding,
  adverseEventTitle,
  findProduct,
  frownSeverities,
  isFrownRated,
  isReadBy,
  isSeriousEvent,
  leadInstrument,
  protocolOf,
} from '@glabella/domain/treatment';
import { type Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, addDays, daysBetween } from '@glabella/domain/values';
import type { Confounded } from './medication-lane';
import type {
  ChartAdverseEventFacts,
  ChartFrownRating,
  ChartProtocol,
  ChartSession,
} from './chart-record';
import type { ChartAdverseEvent, ChartFrown, ChartInjection } from './clinical-chart-spec';
import { isReadByMeasure } from './course-of-chart';

const daysPerWeek = 7;

/** What the injection lane is made from: signed sessions in order of time, and what the chart measures. */
export interface InjectionSources {
  readonly sessions: readonly ChartSession[];
  readonly protocols: readonly ChartProtocol[];
  readonly instrument: Instrument;
}

// An injection of the axillae ends nothing that one of the glabella began.
function isSameConcern(
  protocol: ChartProtocol | undefined,
  other: ChartProtocol | undefined,
): boolean {
  return !protocol || !other || isReadBy(other, leadInstrument(protocol));
}

function injectionOf(
  session: ChartSession,
  index: number,
  { sessions, protocols, instrument }: InjectionSources,
): Omit<ChartInjection, keyof Confounded> {
  const protocol = protocolOf(protocols, session);
  const effectWeeks = protocol?.assumedEffectWeeks ?? null;
  const next = sessions
    .slice(index + 1)
    .find(
      (later) =>
        later.performedOn > session.performedOn &&
        isSameConcern(protocol, protocolOf(protocols, later)),
    );
  const assumedEnd =
    effectWeeks === null ? null : addDays(session.performedOn, effectWeeks * daysPerWeek);
  const isCutShort = assumedEnd !== null && next !== undefined && next.performedOn < assumedEnd;
  return {
    id: session.id,
    number: index + 1,
    on: session.performedOn,
    region: protocol?.region ?? null,
    isRead: isReadByMeasure(protocols, session, instrument),
    units: session.totalUnits,
    siteCount: session.sites.length,
    lotNumber: session.lotNumber,
    productName: productName(session.productId),
    effectWeeks,
    effectEndsOn: isCutShort ? next.performedOn : assumedEnd,
    isEffectOpen: assumedEnd !== null && !isCutShort,
  };
}

function productName(productId: string): string {
  return findProduct(productId)?.name ?? productId;
}

function frownSeverity(value: number | null): FrownSeverity | null {
  return frownSeverities.find((severity) => severity.value === value)?.value ?? null;
}

/** The injection lane of signed sessions in order of time, the effect as the protocol of each assumes it. */
export function injectionLane(sources: InjectionSources): Omit<ChartInjection, keyof Confounded>[] {
  return sources.sessions.map((session, index) => injectionOf(session, index, sources));
}

/** The adverse events in order of their onset; voided ones are left out. */
export function adverseEventLane(
  events: readonly ChartAdverseEventFacts[],
  sessions: readonly ChartSession[],
): ChartAdverseEvent[] {
  return events
    .filter(({ status }) => status === 'recorded')
    .toSorted((a, b) =>
      a.onsetOn === b.onsetOn ? (a.id < b.id ? -1 : 1) : a.onsetOn < b.onsetOn ? -1 : 1,
    )
    .map((event) => ({
      id: event.id,
      on: event.onsetOn,
      title: adverseEventTitle(event),
      gravity: adverseEventGravity(event),
      standing: adverseEventStanding(event),
      isSerious: isSeriousEvent(event),
      endedOn: event.endedOn,
      injectionId: sessions.find(({ id }) => id === event.session?.id)?.id ?? null,
    }));
}

/**
 * The frown ratings in order of time: those before signed sessions and those of reviews; what was not rated is left out.
 * Of one day the review comes after the session. Days are counted from the sessions that treated the frown.
 */
export function frownLane(
  sessions: readonly ChartSession[],
  ratings: readonly ChartFrownRating[],
  protocols: readonly ChartProtocol[],
): ChartFrown[] {
  const days = sessions
    .filter((session) => {
      const protocol = protocolOf(protocols, session);
      return protocol === undefined || isFrownRated(protocol);
    })
    .map(({ performedOn }) => performedOn);
  const before = sessions.map((session) => ({
    id: session.id,
    injectionId: session.id,
    on: session.performedOn,
    daysSinceInjection: null,
    atRest: frownSeverity(session.frownAtRest),
    atMaximum: frownSeverity(session.frownAtMaximum),
  }));
  const reviews = ratings
    .filter(({ status }) => status === 'recorded')
    .map(({ id, ratedOn, atRest, atMaximum }) => ({
      id,
      injectionId: null,
      on: ratedOn,
      daysSinceInjection: daysSinceLast(days, ratedOn),
      atRest,
      atMaximum,
    }));
  return [...before, ...reviews]
    .filter(({ atRest, atMaximum }) => atRest !== null || atMaximum !== null)
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** Whole days since the last of these days, in order of time, before or on a day; null before the first. */
export function daysSinceLast(
  injectionDays: readonly CalendarDate[],
  on: CalendarDate,
): number | null {
  const last = injectionDays.findLast((day) => day <= on);
  return last === undefined ? null : daysBetween(last, on);
}
