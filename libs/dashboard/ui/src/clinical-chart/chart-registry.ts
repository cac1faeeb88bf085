import { Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { provideCharts } from 'ng2-charts';
import { annotationPlugin } from './annotation-plugin';

/** The parts of Chart.js that a clinical chart is made of; nothing else is shipped. */
export const chartParts = [
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  Tooltip,
  Filler,
  annotationPlugin,
];

/**
 * What a chart provides. It is one call of `provideCharts` on purpose: several would be merged by place in their
 * lists, and the controllers would be lost.
 */
export const clinicalChartProviders = [provideCharts({ registerables: chartParts })];
