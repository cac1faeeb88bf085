import { type CalendarDate, compareDates } from '@glabella/domain/values';
import {
  type AttentionKind,
  type AttentionTier,
  attentionKinds,
  attentionTierOf,
  restTier,
} from './attention-kind';
import { type RaisedReason, compareReasons } from './raised-reason';
import { type SetAside, shownFrom } from './set-aside';

/**
 * A stretch of days on which a patient stands in one place of the list: from `validFrom` (null: from the beginning) up to
 * and without `validTo` (null: for good). `since` orders within the tier: the day from which the longest waiting reason of
 * the tier waits; in tier 8, where nothing waits, the day on which something will, null when nothing is planned.
 */
export interface AttentionPhase {
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly tier: AttentionTier;
  readonly since: CalendarDate | null;
  /** The kinds that are shown, each once, in the order of the tiers. */
  readonly kinds: readonly AttentionKind[];
}

/**
 * Where a patient stands on every day there is, as far as the records go: the phases follow each other without hole or
 * overlap. A reason that is shown stays shown until the records change, so a later phase is never less urgent.
 */
export function attentionPhases(
  reasons: readonly RaisedReason[],
  setAsides: readonly SetAside[] = [],
): AttentionPhase[] {
  const shown = [...reasons]
    .sort(compareReasons)
    .map((reason) => ({ reason, from: shownFrom(reason, setAsides) }));
  const starts = shown
    .map(({ from }) => from)
    .filter((from): from is CalendarDate => from !== null && from !== 'never')
    .sort(compareDates);
  const days = [null, ...new Set(starts)];
  return days.map((validFrom, index) => {
    const validTo = days[index + 1] ?? null;
    const standing = shown
      .filter(({ from }) => from === null || isBy(from, validFrom))
      .map(({ reason }) => reason);
    const kinds = attentionKinds.filter((kind) => standing.some((reason) => reason.kind === kind));
    const [first] = standing;
    return first === undefined
      ? { validFrom, validTo, tier: restTier, since: validTo, kinds }
      : { validFrom, validTo, tier: attentionTierOf[first.kind], since: first.since, kinds };
  });
}

function isBy(from: CalendarDate | 'never', day: CalendarDate | null): boolean {
  return from !== 'never' && day !== null && compareDates(from, day) <= 0;
}
