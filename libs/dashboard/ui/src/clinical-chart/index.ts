// An entry of its own: through the index of the library the chart would ride in the first download of every page.
export { ClinicalChart, type ChartView } from './clinical-chart';
export { paintChart, type PaintSize } from './chart-image';
