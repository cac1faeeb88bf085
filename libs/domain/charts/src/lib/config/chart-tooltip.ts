import { formatDate } from '@glabella/domain/values';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { injectionParts, pointParts, visitParts } from '../words/readings';
import type { DatasetId } from './chart-datasets';

/** What a tooltip says: the date as its title, then one line for each fact. */
export interface TooltipText {
  readonly title: string;
  readonly lines: readonly string[];
}

const nothing: TooltipText = { title: '', lines: [] };

/** The tooltip of one mark by its dataset and its place in it; empty where there is none. */
export function tooltipText(spec: ClinicalChartSpec, id: DatasetId, index: number): TooltipText {
  if (id === 'points' || id === 'entries-without-total') {
    const point = spec.points[index];
    if (point === undefined) return nothing;
    return { title: formatDate(point.on), lines: pointParts(spec, point) };
  }
  if (id === 'visits') {
    const visit = spec.visits[index];
    if (visit === undefined) return nothing;
    return { title: formatDate(visit.dueOn), lines: visitParts(spec, visit) };
  }
  const injectionId = spec.frown[index]?.injectionId;
  const injection =
    id === 'injections'
      ? spec.injections[index]
      : spec.injections.find((one) => one.id === injectionId);
  if (injection === undefined) return nothing;
  return {
    title: `${formatDate(injection.on)}, session ${injection.number}`,
    lines: injectionParts(spec, injection),
  };
}
