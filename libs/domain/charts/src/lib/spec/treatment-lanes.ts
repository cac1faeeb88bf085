import {
  type FrownSeverity,
  findProduct,
  findProtocol,
  frownSeverities,
} from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';
import type { ChartSession } from './chart-record';
import type { ChartFrown, ChartInjection } from './clinical-chart-spec';

const daysPerWeek = 7;

function injectionOf(
  session: ChartSession,
  index: number,
  sessions: readonly ChartSession[],
): ChartInjection {
  const effectWeeks = findProtocol(session.protocolId)?.assumedEffectWeeks ?? null;
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

/** The injection lane of signed sessions in order of time. */
export function injectionLane(sessions: readonly ChartSession[]): ChartInjection[] {
  return sessions.map(injectionOf);
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
