import {
  useOfStock,
  type RecallMethodId,
  type RecallOutcomeId,
  type StockChange,
} from '@glabella/domain/treatment';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  type CalendarDate,
} from '@glabella/domain/values';
import { instantOn } from './assessments';
import { seededRandom, type Random } from './random';
import { lotInUse } from './sessions';
import type { SyntheticOptions, SyntheticPatient, SyntheticPractice } from './synthetic-practice';

/** A lot of the made-up practice with whatever happened to it, the oldest first. */
export interface SyntheticLot {
  readonly id: string;
  readonly deliveryId: string;
  readonly productId: string;
  readonly lotNumber: string;
  readonly expiresOn: CalendarDate;
  readonly vialUnits: number;
  readonly vials: number;
  readonly supplier: string;
  readonly receivedOn: CalendarDate;
  readonly receivedById: string;
  readonly receivedAt: string;
  readonly entries: readonly SyntheticStockEntry[];
}

export interface SyntheticStockEntry extends StockChange {
  readonly sessionId: string | null;
  readonly reconstitutedAt: string | null;
  readonly diluentMl: number | null;
  readonly reason: string | null;
  readonly authorId: string;
  readonly recordedAt: string;
}

/** A recall that is under way. */
export interface SyntheticRecall {
  readonly id: string;
  readonly lotNumber: string;
  readonly productId: string;
  readonly reason: string;
  readonly authority: string;
  readonly reference: string;
  readonly startedById: string;
  readonly startedAt: string;
  readonly contacts: readonly {
    readonly patientId: string;
    readonly contactedOn: CalendarDate;
    readonly method: RecallMethodId;
    readonly outcome: RecallOutcomeId;
    readonly note: string | null;
    readonly authorId: string;
    readonly recordedAt: string;
  }[];
}

/** What the made-up practice keeps: the lots behind its sessions, and a recall of one of them. */
export interface SyntheticStock {
  readonly lots: readonly SyntheticLot[];
  readonly recall: SyntheticRecall | null;
}

const LIFE_MONTHS = 21;
const SOON_DAYS = 90;
const REACHED_OF_NINE = 7 / 9;
const none = { missing: 0, injectedUnits: 0, wastedUnits: 0 };

interface UsedVial {
  readonly patientId: string;
  readonly session: SyntheticPatient['sessions'][number];
}

/**
 * The stock behind the sessions of these patients, from a source of chance of its own: every lot was received before its
 * first session, and vials and units reconcile. One lot expires soon, one is past its day, one vial was opened yesterday.
 */
export function syntheticStock(
  practice: SyntheticPractice,
  patients: readonly SyntheticPatient[],
  { seed, today }: Pick<SyntheticOptions, 'seed' | 'today'>,
): SyntheticStock {
  const random = seededRandom(`${seed}/stock`);
  const used = patients.flatMap((patient) =>
    patient.sessions.map((session): UsedVial => ({ patientId: patient.id, session })),
  );
  const lots = quartersUntil(today).flatMap((firstDay) => {
    const lot = lotInUse(firstDay);
    const taken = used.filter(({ session }) => session.lotNumber === lot.number);
    return lotOf(firstDay, taken, practice, today, random) ?? [];
  });
  return { lots, recall: recallOf(used, practice, today, random) };
}

/** The first days of the quarters whose lots are still of interest, the oldest first. */
function quartersUntil(today: CalendarDate): CalendarDate[] {
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const current = `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  // Every session of the demo lies within five years.
  return Array.from({ length: 21 }, (_, ago) => addMonths(current, -3 * ago)).reverse();
}

/** What is left of a lot today: the older, the less; of one that is just past its day a single vial was forgotten. */
function spareVials(firstDay: CalendarDate, expiresOn: CalendarDate, today: CalendarDate): number {
  const age = daysBetween(firstDay, today);
  if (age < 92) return 10;
  if (age < 184) return 4;
  const left = daysBetween(today, expiresOn);
  if (left >= 0 && left <= SOON_DAYS) return 6;
  return left < 0 && compareDates(today, addMonths(firstDay, LIFE_MONTHS + 2)) <= 0 ? 1 : 0;
}

function lotOf(
  firstDay: CalendarDate,
  taken: readonly UsedVial[],
  practice: SyntheticPractice,
  today: CalendarDate,
  random: Random,
): SyntheticLot | null {
  const { number, expiresOn } = lotInUse(firstDay);
  const spare = spareVials(firstDay, expiresOn, today);
  const vials = taken.length + spare;
  if (vials === 0) return null;
  const receiver = random.pick(practice.staff);
  const receivedOn = addDays(firstDay, -random.between(2, 6));
  const receivedAt = instantOn(receivedOn, random);
  const vialUnits = taken[0]?.session.vialUnits ?? 100;
  const received = { kind: 'received', unopened: vials, open: 0, ...none } as const;
  const uses = [...taken]
    .sort((a, b) => a.session.signedAt.localeCompare(b.session.signedAt))
    .map(({ session }) => entryOf(session, vials));
  const opened =
    compareDates(addMonths(firstDay, 3), today) > 0 ? [openedYesterday(today, receiver.id)] : [];
  return {
    id: random.uuid(),
    deliveryId: random.uuid(),
    productId: 'onabotulinumtoxinA',
    lotNumber: number,
    expiresOn,
    vialUnits,
    vials,
    supplier: 'Synthetic wholesale',
    receivedOn,
    receivedById: receiver.id,
    receivedAt,
    entries: [
      { ...received, ...plain, authorId: receiver.id, recordedAt: receivedAt },
      ...uses,
      ...opened,
    ],
  };
}

const plain = { sessionId: null, reconstitutedAt: null, diluentMl: null, reason: null };

function entryOf(session: UsedVial['session'], onHand: number): SyntheticStockEntry {
  const { vialUnits, vialsOpened, totalUnits: injectedUnits } = session;
  const [{ unopened, open, missing, wastedUnits }] = useOfStock(
    { vialUnits, vialsOpened, injectedUnits, reconstitutedAt: null, diluentMl: null },
    { unopened: onHand, opened: [] },
  );
  return {
    ...{ kind: 'used', unopened, open, missing, injectedUnits, wastedUnits },
    ...plain,
    sessionId: session.id,
    authorId: session.performedById,
    recordedAt: session.signedAt,
  };
}

function openedYesterday(today: CalendarDate, authorId: string): SyntheticStockEntry {
  const at = `${addDays(today, -1)}T14:00:00.000Z`;
  const change = { kind: 'opened', unopened: -1, open: 1, ...none } as const;
  return { ...change, ...plain, reconstitutedAt: at, diluentMl: 2.5, authorId, recordedAt: at };
}

/** A recall of an older lot with several patients: most of them reached, the others sought in vain. */
function recallOf(
  used: readonly UsedVial[],
  practice: SyntheticPractice,
  today: CalendarDate,
  random: Random,
): SyntheticRecall | null {
  const settled = used.filter(({ session }) => daysBetween(session.performedOn, today) > SOON_DAYS);
  const byLot = Map.groupBy(settled, ({ session }) => session.lotNumber);
  const [lot] = [...byLot].sort(
    ([a, one], [b, other]) => nine(one) - nine(other) || b.localeCompare(a),
  );
  if (!lot) return null;
  const [lotNumber, sessions] = lot;
  const patientIds = [...new Set(sessions.map(({ patientId }) => patientId))];
  const callers = practice.staff.filter(({ roles }) => roles.includes('clinician'));
  const reached = Math.round(patientIds.length * REACHED_OF_NINE);
  const startedOn = addDays(today, -6);
  const starter = practice.staff.find(({ roles }) => roles.includes('psychiatrist'));
  if (!starter) return null;
  const contacts = patientIds.slice(0, reached + 1).map((patientId, at) => {
    const contactedOn = addDays(startedOn, random.between(1, 4));
    return {
      patientId,
      contactedOn,
      method: random.pick(['phone', 'phone', 'letter', 'in-person'] as const),
      outcome: at < reached ? ('informed' as const) : ('no-answer' as const),
      note: at === 0 ? 'Synthetic: no complaint; will come if anything is new.' : null,
      authorId: random.pick(callers).id,
      recordedAt: instantOn(contactedOn, random),
    };
  });
  return {
    id: random.uuid(),
    lotNumber,
    productId: 'onabotulinumtoxinA',
    reason: 'Synthetic: vials of this lot may have been stored too warm on their way.',
    authority: 'Synthetic manufacturer',
    reference: 'SYN-RECALL-1',
    startedById: starter.id,
    startedAt: instantOn(startedOn, random),
    contacts: contacts.sort((a, b) => a.recordedAt.localeCompare(b.recordedAt)),
  };
}

/** How far a lot is from nine patients. */
function nine(sessions: readonly UsedVial[]): number {
  return Math.abs(new Set(sessions.map(({ patientId }) => patientId)).size - 9);
}
