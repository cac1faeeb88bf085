import { type CalendarDate, compareDates } from '@glabella/domain/values';
import { type AttentionKind, maySetAside } from './attention-kind';
import type { RaisedReason } from './raised-reason';

/**
 * That somebody cleared a reason: acknowledged it for as long as its evidence stands, or snoozed it until a day. `on` is
 * the day on which that was said.
 */
export interface SetAside {
  readonly kind: AttentionKind;
  readonly evidenceKey: string;
  readonly how: 'acknowledged' | 'snoozed';
  readonly on: CalendarDate;
  readonly until: CalendarDate | null;
}

/** From when a reason is shown: at once (null), from a day on, or not again ('never'). */
export type ShownFrom = CalendarDate | null | 'never';

/**
 * From when a reason is shown, given what was set aside. Nothing hides a reason of tier 1, and nothing hides a reason
 * whose evidence is another than the one that was set aside: a new assessment, injection or event, a correction of what was
 * compared, or a further planned visit that passed, brings it back.
 */
export function shownFrom(reason: RaisedReason, setAsides: readonly SetAside[]): ShownFrom {
  const returns = returnsOn(reason, setAsides);
  // Records speak of days that have come; only a plan speaks of days ahead.
  const planned = reason.countsDays ? reason.since : null;
  if (returns === null || returns === 'never' || planned === null) return returns ?? planned;
  return later(planned, returns);
}

/** The one that holds for this reason as it stands; undefined when there is none. */
export function setAsideOf(
  reason: Pick<RaisedReason, 'kind' | 'evidenceKey'>,
  setAsides: readonly SetAside[],
): SetAside | undefined {
  if (!maySetAside(reason.kind)) return undefined;
  return setAsides.find(
    ({ kind, evidenceKey }) => kind === reason.kind && evidenceKey === reason.evidenceKey,
  );
}

function returnsOn(reason: RaisedReason, setAsides: readonly SetAside[]): ShownFrom {
  const setAside = setAsideOf(reason, setAsides);
  if (setAside === undefined) return null;
  const renewed = reason.renewsOn.find((day) => compareDates(day, setAside.on) > 0) ?? null;
  const until = setAside.how === 'snoozed' ? setAside.until : null;
  if (renewed === null || until === null) return renewed ?? until ?? 'never';
  return compareDates(renewed, until) < 0 ? renewed : until;
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return compareDates(a, b) >= 0 ? a : b;
}
