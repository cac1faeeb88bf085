import { answeredForBy } from '@glabella/domain/safety';
import { todayIn, type CalendarDate } from '@glabella/domain/values';
import type { DutyRoster, ReadRoster } from '../absences/duty-roster';
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

/**
 * The rosters that practices had at their last look, so that a page can be asked for in the flight of the roster itself.
 * Only an assumption: whoever uses one finds out by its fingerprint whether it still holds.
 */
export class LastRosters {
  private readonly last = new Map<string, ReadRoster>();

  /** That of the caller's practice, on the practice's day; null where it was never looked at. */
  of({ practiceId }: Caller, now: Date): ReadRoster | null {
    const roster = this.last.get(practiceId);
    return roster ? { ...roster, today: todayIn(roster.timeZone, now) } : null;
  }

  keep({ practiceId }: Caller, roster: ReadRoster): void {
    this.last.set(practiceId, roster);
  }
}
