import {
  type FrownSeverity,
  adverseEventGravity,
  adverseEventStanding,
  adverseEventTitle,
  findProduct,
  frownSeverities,
  isSeriousEvent,
  protocolOf,
} from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';
import type { ChartAdverseEventFacts, ChartProtocol, ChartSession } from './chart-record';
import type { ChartAdverseEvent, ChartFrown, ChartInjection } from './clinical-chart-spec';

const daysPerWeek = 7;

function injectionOf(
  session: ChartSession,
  index: number,
  sessions: readonly ChartSession[],
  protocols: readonly ChartProtocol[],
): ChartInjection {
  const effectWeeks = protocolOf(protocols, session)?.assumedEffectWeeks ?? null;
  const next = sessions
    .slice(index + 1)
    .find(({ performedOn }) => performedOn > session.performedOn);
  const assumedEnd =
    effectWeeks === null ? null : addDays(session.performedOn, effectWeeks * daysPerWeek);
  const isCutShort = assumedEnd !== null && next !== undefined && next.performedOn < assumedEnd;
  return {
    id: session.id,
    number: index + 1,
    on: session.performedOn,
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
export function injectionLane(
  sessions: readonly ChartSession[],
  protocols: readonly ChartProtocol[],
): ChartInjection[] {
  return sessions.map((session, index) => injectionOf(session, index, sessions, protocols));
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

/** The frown ratings of signed sessions in order of time; a session without any is left out. */
export function frownLane(sessions: readonly ChartSession[]): ChartFrown[] {
  return sessions
    .map((session) => ({
      injectionId: session.id,
      on: session.performedOn,
      atRest: frownSeverity(session.frownAtRest),
      atMaximum: frownSeverity(session.frownAtMaximum),
    }))
    .filter(({ atRest, atMaximum }) => atRest !== null || atMaximum !== null);
}
