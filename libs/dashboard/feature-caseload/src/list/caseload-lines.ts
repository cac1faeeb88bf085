import type { CaseloadReason, CaseloadRow } from '@glabella/contracts';
import { listRow, type ListRow, type Tone } from '@glabella/dashboard/ui';
import {
  attentionTierLabels,
  attentionTierOf,
  type AttentionTier,
  type OutcomeThresholds,
} from '@glabella/domain/outcomes';
import { daysBetween, formatDate, type CalendarDate } from '@glabella/domain/values';

/** A patient as the caseload prints them. */
export interface CaseloadLine extends ListRow<CaseloadRow> {
  /** How long the patient has waited; empty where nothing waits. */
  readonly waits: string;
  readonly next: string;
  readonly nextOn: string;
  readonly owner: string;
}

/** The lines of one tier under its heading; without a heading where the list has another order. */
export interface CaseloadGroup {
  readonly tier: number;
  readonly heading: string | null;
  readonly lines: readonly CaseloadLine[];
}

/** The words of a patient's line on a day. */
export function caseloadLine(
  row: CaseloadRow,
  today: CalendarDate,
  thresholds: OutcomeThresholds,
): CaseloadLine {
  const { since, next, responsible } = row;
  const shown = row.reasons.filter(({ setAside }) => setAside === null);
  const owner = shown.find(({ holder }) => holder !== null)?.holder?.owner ?? responsible;
  return {
    ...listRow(row, today, thresholds),
    waits: since === null ? '' : waitsWords(daysBetween(since, today)),
    next: next?.what ?? (row.courseId === null ? 'no course' : 'nothing planned'),
    nextOn: next ? formatDate(next.on) : '',
    owner: owner?.displayName ?? '–',
  };
}

/** A line and the tier under which it stands on the screen. */
export interface PlacedRow {
  readonly tier: number;
  readonly row: CaseloadRow;
}

/** The lines in their order, by tier where they are ordered by it. */
export function caseloadGroups(
  places: readonly PlacedRow[],
  today: CalendarDate,
  isByTier: boolean,
  thresholds: OutcomeThresholds,
): CaseloadGroup[] {
  const groups: { tier: number; heading: string | null; lines: CaseloadLine[] }[] = [];
  for (const place of places) {
    const tier = isByTier ? place.tier : 0;
    let group = groups.at(-1);
    if (group?.tier !== tier) {
      group = { tier, heading: isByTier ? tierHeading(tier) : null, lines: [] };
      groups.push(group);
    }
    group.lines.push(caseloadLine(place.row, today, thresholds));
  }
  return groups;
}

/** Red for the safety loop and deterioration alone; the word always stands beside it. */
export function toneOf({ kind, setAside }: Pick<CaseloadReason, 'kind' | 'setAside'>): Tone {
  const tier = attentionTierOf[kind];
  if (setAside !== null || tier > 5) return 'neutral';
  return tier <= 2 ? 'alarm' : 'warn';
}

function tierHeading(tier: number): string {
  return `${tier} · ${attentionTierLabels[tier as AttentionTier]}`;
}

function waitsWords(days: number): string {
  if (days <= 0) return 'since today';
  return days === 1 ? 'waits 1 day' : `waits ${days} days`;
}
