import type { PublishedTrial } from '@glabella/domain/outcomes';
import { addDays } from '@glabella/domain/values';
import type { ChartComparisonWeek } from '../spec/chart-comparison';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { ChartMark, ClinicalDataset } from './chart-datasets';
import { type ChartEnvironment, isShown } from './chart-environment';
import type { ChartTheme } from './chart-theme';
import { dayNumberOn } from './time-ticks';

/** The published trials that this chart can hold: none on the points of an instrument. */
export function trialsOf({
  scale,
  firstInjectionOn,
}: ClinicalChartSpec): readonly PublishedTrial[] {
  return scale.kind === 'percent-of-baseline' && firstInjectionOn !== null ? scale.trials : [];
}

/** Where a trial's week lies on the axis; 0 before there is an injection to count from. */
export function dayOfTrial(spec: ClinicalChartSpec, { week }: PublishedTrial): number {
  const { firstInjectionOn } = spec;
  return firstInjectionOn === null ? 0 : dayNumberOn(spec, addDays(firstInjectionOn, 7 * week));
}

/** A shape of its own for each trial, the later ones smaller: points that coincide stay visible. */
export const trialMarks = [
  { pointStyle: 'rectRot', radius: 10, rotation: 0 },
  { pointStyle: 'rect', radius: 6.5, rotation: 0 },
  { pointStyle: 'triangle', radius: 4, rotation: 180 },
] as const;

function bandLine(
  spec: ClinicalChartSpec,
  id: 'comparison-high' | 'comparison-low' | 'comparison-median',
  label: string,
  valueOf: (week: ChartComparisonWeek) => number | null,
): Pick<ClinicalDataset, 'id' | 'label' | 'data'> & Partial<ClinicalDataset> {
  const weeks = spec.comparison?.weeks ?? [];
  const data: ChartMark[] = weeks.map((week) => ({
    x: dayNumberOn(spec, week.on),
    y: valueOf(week),
  }));
  return { id, label, data, yAxisID: 'y', tension: 0, spanGaps: false, order: 6 };
}

function comparisonDatasets(spec: ClinicalChartSpec, theme: ChartTheme): ClinicalDataset[] {
  const edge = {
    borderColor: theme.reference,
    borderWidth: 1,
    borderDash: [2, 3],
    pointRadius: 0,
    pointHitRadius: 0,
  };
  return [
    {
      ...bandLine(spec, 'comparison-high', '90 % of comparable patients', (one) =>
        one.spread === null ? null : one.spread.p90,
      ),
      ...edge,
      // The space to the next dataset, the lower edge.
      fill: '+1',
      backgroundColor: theme.referenceSoft,
    },
    {
      ...bandLine(spec, 'comparison-low', '10 % of comparable patients', (one) =>
        one.spread === null ? null : one.spread.p10,
      ),
      ...edge,
    },
    {
      ...bandLine(spec, 'comparison-median', 'Median of comparable patients', (one) =>
        one.spread === null ? null : one.spread.median,
      ),
      borderColor: theme.reference,
      borderWidth: 1.8,
      borderDash: [7, 4],
      pointStyle: 'rect',
      pointRadius: 3,
      pointBackgroundColor: theme.surface,
      pointBorderColor: theme.reference,
      pointBorderWidth: 1.5,
      pointHitRadius: 10,
      order: 5,
    },
  ];
}

function trialDataset(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  arm: 'active' | 'placebo',
): ClinicalDataset {
  const trials = trialsOf(spec);
  const isActive = arm === 'active';
  return {
    id: `trials-${arm}`,
    label: `Published trials, ${arm}`,
    yAxisID: 'y',
    // Points of different people on different scales: no line may join them.
    showLine: false,
    data: trials.map((trial) => ({
      x: dayOfTrial(spec, trial),
      y: trial[arm].percentOfBaseline,
    })),
    pointStyle: trials.map((_, at) => trialMarks[at]?.pointStyle ?? 'circle'),
    pointRotation: trials.map((_, at) => trialMarks[at]?.rotation ?? 0),
    pointRadius: trials.map((_, at) => trialMarks[at]?.radius ?? 5),
    pointBackgroundColor: isActive ? theme.ink : theme.surface,
    pointBorderColor: isActive ? theme.surface : theme.inkSoft,
    pointBorderWidth: 1.6,
    pointHitRadius: 8,
    order: 0,
  };
}

/** What the patient is set beside: the band of comparable patients and points of published trials. */
export function referenceDatasets(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  env: ChartEnvironment,
): ClinicalDataset[] {
  const hasBand = spec.comparison?.weeks.some(({ spread }) => spread !== null) ?? false;
  return [
    ...(hasBand && isShown(env, 'comparison') ? comparisonDatasets(spec, theme) : []),
    ...(trialsOf(spec).length > 0 && isShown(env, 'trials')
      ? [trialDataset(spec, theme, 'active'), trialDataset(spec, theme, 'placebo')]
      : []),
  ];
}
