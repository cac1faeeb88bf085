import type { Instrument } from '@glabella/domain/instruments';
import { type ScorePointStatus, isWithinError } from '@glabella/domain/outcomes';
import type { ChartPoint, ClinicalChartSpec } from '../spec/clinical-chart-spec';

/** How many items were answered: '8 of 9 answered'; where that is not known, 'items not known'. */
export function missingItemsWords(spec: ClinicalChartSpec, point: ChartPoint): string {
  if (spec.instrument.itemOf !== undefined) return 'not answered';
  if (point.answered === null) return 'items not known';
  return `${point.answered} of ${spec.instrument.items.length} answered`;
}

/** A total as it stands in a sentence or a cell without a status beside it: '8', '8 (prorated)'. */
export function markedTotal({
  total,
  status,
}: {
  total: number;
  status: ScorePointStatus;
}): string {
  return status === 'prorated' ? `${total} (prorated)` : String(total);
}

/** How a total came about, for a table cell; never empty. */
export function statusWords(spec: ClinicalChartSpec, point: ChartPoint): string {
  switch (point.status) {
    case 'complete':
      return spec.instrument.itemOf === undefined ? 'complete' : 'answered';
    case 'prorated':
      return `prorated, ${missingItemsWords(spec, point)}`;
    case 'total-only':
      return 'total only, items not known';
    case 'none':
      return `no total, ${missingItemsWords(spec, point)}`;
  }
}

/** The name of the safety item: 'item 9' of the PHQ-9; null for an instrument without one. */
export function safetyItemLabel({ items }: Instrument): string | null {
  const item = items.find(({ isSafetyItem }) => isSafetyItem);
  return item === undefined ? null : `item ${item.number}`;
}

/**
 * The safety item in words where it asks for somebody; null otherwise, which is never "no risk".
 */
export function safetyWords(spec: ClinicalChartSpec, { safety }: ChartPoint): string | null {
  const item = safetyItemLabel(spec.instrument);
  if (safety === 'positive') return `${item} positive`;
  if (safety === 'missing') return `${item} not answered`;
  return null;
}

/** What has to be read beside a total: that it is not complete, and a safety item that asks for somebody; empty for neither. */
export function markWords(spec: ClinicalChartSpec, point: ChartPoint): string {
  const status = point.status === 'complete' ? null : statusWords(spec, point);
  return [status, safetyWords(spec, point)].filter((part) => part !== null).join('; ');
}

/** 'within measurement error' for a change since baseline that is smaller than the reliable one; null otherwise. */
export function errorWords(
  { reliableFrom }: ClinicalChartSpec,
  { change }: ChartPoint,
): string | null {
  if (reliableFrom === null || change === null || !isWithinError(change, reliableFrom)) return null;
  return 'within measurement error';
}
