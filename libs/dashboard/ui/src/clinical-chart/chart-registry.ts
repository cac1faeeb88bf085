import { Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { provideCharts } from 'ng2-charts';

/** The parts of Chart.js that a clinical chart is made of; nothing else is shipped. */
export const chartParts = [
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  Tooltip,
  Filler,
  annotation,
];

/**
 * What a chart provides. It is one call of `provideCharts` on purpose: several would be merged by place in their
 * lists, and the controllers would be lost.
 */
export const clinicalChartProviders = [provideCharts({ registerables: chartParts })];
