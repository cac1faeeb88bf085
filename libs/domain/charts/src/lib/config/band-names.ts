import type { ChartBand, ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { ChartLayout } from './chart-layout';
import { valueRange } from './chart-scales';

/** The distance of a name from the edge of the plot, in CSS pixels. */
export const edgePx = 8;

/** A name at the right edge: its own lines, or one for each word where the chart is narrow. */
export function nameLines(name: string, { isNarrow }: ChartLayout): string | string[] {
  if (isNarrow) return name.split(/\s/);
  return name.includes('\n') ? name.split('\n') : name;
}

/** The value in the middle of what is seen of a band: its name stands there. */
export function bandMiddle({ from, to }: ChartBand, spec: ClinicalChartSpec): number {
  const { min, max } = valueRange(spec);
  return (Math.max(from, min) + Math.min(to, max)) / 2;
}
