import type { ChartConfiguration, ChartOptions, TooltipItem } from 'chart.js';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { chartAnnotations } from './chart-annotations';
import { type ChartMark, type ClinicalDataset, courseDatasets } from './chart-datasets';
import type { ChartEnvironment } from './chart-environment';
import { type ChartLayout, chartLayout } from './chart-layout';
import { chartScales, valueAxisPx } from './chart-scales';
import type { ChartTheme } from './chart-theme';
import { type TooltipText, tooltipText } from './chart-tooltip';
import { cycleDatasets } from './cycle-datasets';
import { plottedLines } from './plotted-lines';

/** A line chart of Chart.js whose datasets say which marks they hold. */
export type ClinicalChartConfig = Omit<ChartConfiguration<'line', ChartMark[]>, 'data'> & {
  readonly data: { readonly datasets: ClinicalDataset[] };
  readonly options: ChartOptions<'line'>;
};

const motionMs = 150;

function tooltipOf(spec: ClinicalChartSpec, item: TooltipItem<'line'> | undefined): TooltipText {
  if (item === undefined) return { title: '', lines: [] };
  const { id } = item.dataset as unknown as ClinicalDataset;
  return tooltipText(spec, id, item.dataIndex);
}

function tooltipOptions(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  layout: ChartLayout,
  env: ChartEnvironment,
): NonNullable<ChartOptions<'line'>['plugins']>['tooltip'] {
  const font = { family: theme.fontFamily, size: 12 };
  const isCalm = env.isStill === true || env.prefersReducedMotion;
  return {
    animation: isCalm ? false : { duration: motionMs },
    displayColors: false,
    backgroundColor: theme.surface,
    borderColor: theme.inkFaint,
    borderWidth: 1,
    cornerRadius: 6,
    padding: 10,
    caretPadding: 8,
    titleColor: theme.ink,
    titleFont: { ...font, weight: 'bold' },
    bodyColor: theme.ink,
    bodyFont: { ...font, size: layout.fontPx },
    callbacks: {
      title: ([first]) => tooltipOf(spec, first).title,
      label: (item) => [...tooltipOf(spec, item).lines],
    },
  };
}

/**
 * The configuration that draws a chart on a screen, in an image file or on paper. Time is a linear
 * axis of whole days, the value axis is fixed by the instrument, no point is thinned out; only the
 * tooltip moves, and not where less motion was asked for.
 */
export function toChartConfig(
  spec: ClinicalChartSpec,
  theme: ChartTheme,
  env: ChartEnvironment,
): ClinicalChartConfig {
  const layout = chartLayout(spec, env);
  const plotWidthPx = Math.max(1, env.widthPx - valueAxisPx(spec) - layout.gutterPx);
  const isStill = env.isStill === true;
  const lines = plottedLines(spec, env);
  const annotations = chartAnnotations({ spec, theme, layout, plotWidthPx, lines }, env);
  const datasetsOf = spec.axis === 'weeks-since-last' ? cycleDatasets : courseDatasets;
  return {
    type: 'line',
    data: { datasets: datasetsOf(spec, theme, layout, env) },
    options: {
      responsive: !isStill,
      maintainAspectRatio: false,
      ...(env.devicePixelRatio === undefined ? {} : { devicePixelRatio: env.devicePixelRatio }),
      parsing: false,
      normalized: true,
      // Marks that fly to their places would be read on the way: only the tooltip may move.
      animation: false,
      ...(isStill ? { events: [] } : {}),
      interaction: { mode: 'nearest', intersect: true },
      layout: { padding: { top: layout.topPx, right: layout.gutterPx, bottom: 0, left: 0 } },
      scales: chartScales(spec, theme, layout, plotWidthPx),
      plugins: {
        decimation: { enabled: false },
        legend: { display: false },
        tooltip: tooltipOptions(spec, theme, layout, env),
        annotation: { list: () => annotations },
      },
    },
  };
}
