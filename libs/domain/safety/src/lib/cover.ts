import { type CalendarDate, compareDates } from '@glabella/domain/values';

/** Somebody is away on these days, both included, and names who stands in. */
export interface Absence {
  readonly staffId: string;
  readonly coverId: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
}

/** Somebody of the practice: whether they may answer for a safety item (active, psychiatrist or clinician). */
export interface DutyPerson {
  readonly id: string;
  readonly mayAnswer: boolean;
  readonly isPsychiatrist: boolean;
}

/** Who is there on a day: everybody of the practice, the absences, and the practice's day. */
export interface Duty {
  readonly people: readonly DutyPerson[];
  readonly absences: readonly Absence[];
  readonly today: CalendarDate;
}

/** The absence of a person on a day; null when the person is there. */
export function absenceOn(
  absences: readonly Absence[],
  staffId: string,
  day: CalendarDate,
): Absence | null {
  const isThen = ({ fromOn, untilOn }: Absence): boolean =>
    compareDates(fromOn, day) <= 0 && compareDates(day, untilOn) <= 0;
  return absences.find((absence) => absence.staffId === staffId && isThen(absence)) ?? null;
}

/** Whether somebody of the practice may answer for a safety item. */
export function mayAnswerFor(staffId: string, { people }: Pick<Duty, 'people'>): boolean {
  return people.some(({ id, mayAnswer }) => id === staffId && mayAnswer);
}

/**
 * Who answers today for what is this person's: the person, or while away the cover, or the cover of
 * the cover. Null when the way ends with somebody who may not answer (disabled, no clinical role) or
 * comes back to somebody who is away: then nobody stands in.
 */
export function standInFor(staffId: string, duty: Duty): string | null {
  const asked = new Set<string>();
  let current = staffId;
  while (!asked.has(current)) {
    asked.add(current);
    if (!mayAnswerFor(current, duty)) return null;
    const absence = absenceOn(duty.absences, current, duty.today);
    if (absence === null) return current;
    current = absence.coverId;
  }
  return null;
}

/**
 * Who a follow-up that opens belongs to: the first of the candidates for whom somebody is there today, that
 * one or the cover. Where nobody is, the first who may answer at all, though away; else the last
 * candidate, so that it never belongs to nobody. Throws for an empty list.
 */
export function ownerAmong(candidates: readonly string[], duty: Duty): string {
  for (const candidate of candidates) {
    const standIn = standInFor(candidate, duty);
    if (standIn !== null) return standIn;
  }
  const fit = candidates.find((candidate) => mayAnswerFor(candidate, duty));
  const owner = fit ?? candidates.at(-1);
  if (owner === undefined) throw new Error('A follow-up needs somebody to belong to');
  return owner;
}

/** Whether this person gives no co-signature any more, not later either: switched off, or a psychiatrist no longer. */
export function isPastCosigning(staffId: string, { people }: Pick<Duty, 'people'>): boolean {
  return !people.some(
    ({ id, mayAnswer, isPsychiatrist }) => id === staffId && mayAnswer && isPsychiatrist,
  );
}

/**
 * From whom a co-signature may be awaited for this psychiatrist to give it today: from them, from those whom they cover,
 * and from whoever gives none any more, so that none waits for nobody.
 */
export function cosignedForBy(staffId: string, duty: Duty): string[] {
  const past = duty.people.filter(({ id }) => isPastCosigning(id, duty)).map(({ id }) => id);
  return [...new Set([...answeredForBy(staffId, duty), ...past])];
}

/** Everybody for whose follow-ups this person answers today: the person, and those whom the person covers. */
export function answeredForBy(staffId: string, duty: Duty): string[] {
  const covered = duty.people.filter(
    ({ id }) => id !== staffId && standInFor(id, duty) === staffId,
  );
  return [staffId, ...covered.map(({ id }) => id)];
}
