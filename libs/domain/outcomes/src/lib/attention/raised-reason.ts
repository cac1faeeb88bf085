import { type CalendarDate, compareDates } from '@glabella/domain/values';
import { type AttentionKind, attentionKinds, attentionTierOf } from './attention-kind';

/**
 * A reason as the records raise it, whatever day it is. It is in force from `since` on, which lies
 * ahead for a visit that will be overdue or a window that will open.
 */
export interface RaisedReason {
  readonly kind: AttentionKind;
  /** What it rests on: another assessment, injection or event, or a correction of what was compared, makes it another reason. */
  readonly evidenceKey: string;
  /** In a few words, as "PHQ-9 12 → 18". */
  readonly evidence: string;
  /** The whole comparison with its threshold; empty where the evidence says everything. */
  readonly detail: string;
  /** The day that the evidence speaks of. */
  readonly on: CalendarDate;
  /** The first day on which it was in force without a break: from then on it waits. */
  readonly since: CalendarDate;
  /** What was compared with the threshold; null where days are counted (see `countsDays`) or nothing is. */
  readonly value: number | null;
  readonly threshold: number | null;
  /** True when the value is the number of days since `on`, which grows by itself. */
  readonly countsDays: boolean;
  /** The record it rests on; null for a planned visit. */
  readonly recordId: string | null;
  /** Days on which it becomes another reason by itself: a further planned visit passed. */
  readonly renewsOn: readonly CalendarDate[];
}

/** Orders reasons: the lowest tier first, within it whoever waits longest, then by kind and key. */
export function compareReasons(
  a: Pick<RaisedReason, 'kind' | 'since' | 'evidenceKey'>,
  b: Pick<RaisedReason, 'kind' | 'since' | 'evidenceKey'>,
): number {
  return (
    attentionTierOf[a.kind] - attentionTierOf[b.kind] ||
    compareDates(a.since, b.since) ||
    attentionKinds.indexOf(a.kind) - attentionKinds.indexOf(b.kind) ||
    compareText(a.evidenceKey, b.evidenceKey)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
