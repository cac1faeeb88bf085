import { type CalendarDate, compareDates, daysBetween } from '@glabella/domain/values';
import { type AttentionTier, attentionTierOf, restTier } from './attention-kind';
import { type RaisedReason, compareReasons } from './raised-reason';
import { type SetAside, setAsideOf, shownFrom } from './set-aside';

/** A reason on a day: how long ago its evidence is, and whether somebody set it aside. */
export interface StandingReason extends RaisedReason {
  readonly tier: AttentionTier;
  /** The evidence and how long ago its day was, as "PHQ-9 12 → 18, 9 days ago". */
  readonly evidenceOnDay: string;
  /** What hides it today; null while it is shown. */
  readonly setAside: SetAside | null;
}

/** Where a patient stands on a day; `since` is null when nothing waits. */
export interface Attention {
  readonly tier: AttentionTier;
  readonly since: CalendarDate | null;
  /** Those in force on that day, the most urgent first, also those that are set aside. */
  readonly reasons: readonly StandingReason[];
}

/** The reasons in force on a day and where they put the patient: the lowest tier of those that are not set aside. */
export function attentionOn(
  reasons: readonly RaisedReason[],
  setAsides: readonly SetAside[],
  today: CalendarDate,
): Attention {
  const standing = [...reasons]
    .sort(compareReasons)
    .filter(({ since, countsDays }) => !countsDays || compareDates(since, today) <= 0)
    .map((reason) => standingReason(reason, setAsides, today));
  const first = standing.find(({ setAside }) => setAside === null);
  return { tier: first?.tier ?? restTier, since: first?.since ?? null, reasons: standing };
}

function standingReason(
  reason: RaisedReason,
  setAsides: readonly SetAside[],
  today: CalendarDate,
): StandingReason {
  const from = shownFrom(reason, setAsides);
  const isHidden = from === 'never' || (from !== null && compareDates(from, today) > 0);
  return {
    ...reason,
    value: reason.countsDays ? daysBetween(reason.on, today) : reason.value,
    tier: attentionTierOf[reason.kind],
    evidenceOnDay: `${reason.evidence}, ${daysAgo(daysBetween(reason.on, today))}`,
    setAside: isHidden ? (setAsideOf(reason, setAsides) ?? null) : null,
  };
}

/** Days in words: exact up to two weeks, whole weeks after that. */
export function daysAgo(days: number): string {
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 21 ? `${days} days ago` : `${Math.floor(days / 7)} weeks ago`;
}
