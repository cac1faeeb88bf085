import type { Citation } from '@glabella/domain/values';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';

/** One statement under the chart and where it comes from; null where it only explains a mark. */
export interface ChartNote {
  readonly text: string;
  readonly source: Citation | null;
}

/** What the marks on the chart mean and which rule each line follows; only what is drawn. */
export function chartNotes(spec: ClinicalChartSpec): ChartNote[] {
  const notes: ChartNote[] = [];
  const explain = (text: string): void => {
    notes.push({ text, source: null });
  };
  const [bandSource] = spec.instrument.sources;
  if (bandSource !== undefined)
    notes.push({ text: `Bands: ${bandSource.label}.`, source: bandSource });
  for (const { rule, source } of spec.thresholds) notes.push({ text: rule, source });
  if (spec.points.some(({ status }) => status === 'prorated')) {
    explain('Hollow point: prorated from an incomplete form.');
  }
  if (spec.points.some(({ status }) => status === 'total-only')) {
    explain('Diamond: only the total is known.');
  }
  if (spec.points.some(({ total }) => total === null)) {
    explain('Cross under the plot: an entry without a total.');
  }
  if (spec.visits.length > 0) explain('Hollow tick under the plot: visit due, not recorded.');
  const weeks = new Set(spec.injections.flatMap(({ effectWeeks }) => effectWeeks ?? []));
  if (weeks.size > 0) {
    const listed = [...weeks].join(' or ');
    explain(`Bar under an injection: the protocol’s assumed ${listed}-week effect.`);
  }
  if (spec.frown.length > 0) {
    explain('Frown 0–3 as rated before each injection: filled at maximum frown, hollow at rest.');
  }
  return notes;
}
