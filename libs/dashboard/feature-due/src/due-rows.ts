import type { DueReinjectionRow, DueVisitRow } from '@glabella/contracts';
import type { Tone } from '@glabella/dashboard/ui';
import { findInstrument } from '@glabella/domain/instruments';
import { findProduct } from '@glabella/domain/treatment';
import { type CalendarDate, daysBetween, formatDate } from '@glabella/domain/values';

/** A line of a list of what is due, in its words. */
export interface DueLine {
  readonly key: string;
  readonly patientId: string;
  readonly name: string;
  readonly identity: string;
  readonly what: string;
  readonly state: string;
  readonly tone: Tone;
  readonly detail: string;
  /** The questionnaire to record; null for an injection. */
  readonly instrumentId: string | null;
}

type Patient = DueVisitRow['patient'];

const nameOf = ({ familyName, givenName }: Patient): string => `${familyName}, ${givenName}`;
const identityOf = ({ birthDate, mrn }: Patient): string =>
  `born ${formatDate(birthDate)} · MRN ${mrn}`;

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

const tones: Readonly<Record<DueVisitRow['state'], Tone>> = {
  due: 'accent',
  overdue: 'warn',
  missed: 'neutral',
  upcoming: 'neutral',
};

function stateWords({ state, dueOn, opensOn }: DueVisitRow, today: CalendarDate): string {
  switch (state) {
    case 'due':
      return dueOn === today ? 'due today' : 'due';
    case 'overdue':
      return `${days(daysBetween(dueOn, today))} overdue`;
    case 'missed':
      return 'missed';
    case 'upcoming':
      return `opens ${formatDate(opensOn)}`;
  }
}

/** A planned visit without a record. */
export function visitLine(visit: DueVisitRow, today: CalendarDate): DueLine {
  const { patient, courseId, week, opensOn, closesOn, dueOn, state, instrumentId } = visit;
  const name = findInstrument(instrumentId)?.name ?? instrumentId;
  return {
    key: `${courseId}-${week}`,
    patientId: patient.id,
    name: nameOf(patient),
    identity: identityOf(patient),
    what: `${name}, week ${week}`,
    state: stateWords(visit, today),
    tone: tones[state],
    detail: `${formatDate(dueOn)}, window ${formatDate(opensOn)} to ${formatDate(closesOn)}`,
    instrumentId: state === 'due' || state === 'overdue' ? instrumentId : null,
  };
}

/** A re-injection window: since when it is open, and what was given last. */
export function reinjectionLine(row: DueReinjectionRow, today: CalendarDate): DueLine {
  const { patient, courseId, opensOn, lastToxin } = row;
  const openFor = daysBetween(opensOn, today);
  return {
    key: courseId,
    patientId: patient.id,
    name: nameOf(patient),
    identity: identityOf(patient),
    what: lastToxinWords(lastToxin),
    state: openFor < 0 ? `opens ${formatDate(opensOn)}` : `open since ${formatDate(opensOn)}`,
    tone: openFor < 0 ? 'neutral' : 'accent',
    detail: openFor > 0 ? days(openFor) : '',
    instrumentId: null,
  };
}

function lastToxinWords({
  on,
  productId,
  units,
  elsewhere,
}: DueReinjectionRow['lastToxin']): string {
  const product =
    productId === null ? 'unknown product' : (findProduct(productId)?.name ?? productId);
  const dose = units === null ? `unknown units of ${product}` : `${units} U ${product}`;
  return `last ${formatDate(on)}${elsewhere ? ', elsewhere' : ''}: ${dose}`;
}
