import { answeredForBy } from '@glabella/domain/safety';
import { todayIn, type CalendarDate } from '@glabella/domain/values';
import type { DutyRoster } from '../absences/duty-roster';
import type { Caller } from '../http/caller';

/** What of the roster decides what a person's caseload holds. */
export interface OwnDay {
  readonly today: CalendarDate;
  /** For whose open follow-ups the person answers: the person, and those whom the person covers. */
  readonly answersFor: readonly string[];
}

export function ownDay(staffId: string, roster: DutyRoster): OwnDay {
  return { today: roster.today, answersFor: answeredForBy(staffId, roster) };
}

export function isSameDay(one: OwnDay, other: OwnDay): boolean {
  return (
    one.today === other.today &&
    one.answersFor.length === other.answersFor.length &&
    one.answersFor.every((id, at) => id === other.answersFor[at])
  );
}

/**
 * Guesses a person's day from the roster that the practice had at the last look, so that a page can be asked for in the
 * flight of the roster itself. Only a guess: whoever uses it compares it with what arrived, and asks anew where it was wrong.
 */
export class OwnDayGuess {
  private readonly last = new Map<string, DutyRoster>();

  /** Null where the practice was never looked at. */
  of({ practiceId, staffId }: Caller, now: Date): OwnDay | null {
    const roster = this.last.get(practiceId);
    return roster ? ownDay(staffId, { ...roster, today: todayIn(roster.timeZone, now) }) : null;
  }

  keep({ practiceId }: Caller, roster: DutyRoster): void {
    this.last.set(practiceId, roster);
  }
}
