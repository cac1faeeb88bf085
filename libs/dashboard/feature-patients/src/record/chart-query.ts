import {
  chartAxes,
  chartLayers,
  chartRanges,
  type ChartAxis,
  type ChartLayer,
  type ChartRange,
  type ValueScaleKind,
} from '@glabella/domain/charts';
import type { Segment } from '@glabella/dashboard/ui';
import type { ChartView } from '@glabella/dashboard/ui/clinical-chart';

/** The two forms whose items are compared, by their opaque ids. */
export interface ChosenForms {
  readonly from: string;
  readonly to: string;
}

/** What a person chose to see: it stands in the address, so that a reload or a copied link shows the same. */
export interface ChosenView {
  readonly axis: ChartAxis;
  readonly range: ChartRange;
  readonly scale: ValueScaleKind;
  /** Whether the patient is set beside the practice's comparable patients. */
  readonly isCompared: boolean;
  readonly view: ChartView;
  /** The id of the drawn measure. */
  readonly instrument: string;
  /** The layers that were taken off the chart: trials, frown, one cycle. */
  readonly hidden: ReadonlySet<ChartLayer>;
  readonly forms: ChosenForms;
}

/**
 * The query of the address for what was chosen: what need not be said stands there as nothing. The measure is always said:
 * which one is drawn without a word depends on the patient. The forms of one questionnaire mean nothing to another.
 */
export function chosenInQuery(chosen: Partial<ChosenView>): Record<string, string | null> {
  const { axis, range, scale, isCompared, view, instrument, hidden, forms } = chosen;
  return {
    ...(axis && { axis: axisInQuery(axis) }),
    ...(range && { range: rangeInQuery(range) }),
    ...(scale && { scale: scaleInQuery(scale) }),
    ...(isCompared !== undefined && { compare: comparedInQuery(isCompared) }),
    ...(view && { view: view === 'chart' ? null : view }),
    ...(hidden && { hide: hiddenInQuery(hidden) }),
    ...(instrument && { instrument, from: null, to: null }),
    ...forms,
  };
}

const axisNames: Readonly<Record<ChartAxis, string>> = {
  date: 'date',
  'weeks-since-first': 'weeks',
  'weeks-since-last': 'cycles',
};

/** The axis by its name in the address; dates for anything else. */
export function axisOf(name: string | undefined): ChartAxis {
  return chartAxes.find((axis) => axisNames[axis] === name) ?? 'date';
}

/** The name of an axis in the address; nothing for dates, which need not be said. */
export function axisInQuery(axis: ChartAxis): string | null {
  return axis === 'date' ? null : axisNames[axis];
}

/** The range by its name in the address; a year for anything else. */
export function rangeOf(name: string | undefined): ChartRange {
  return chartRanges.find((range) => range === name) ?? '1y';
}

/** The name of a range in the address; nothing for a year. */
export function rangeInQuery(range: ChartRange): string | null {
  return range === '1y' ? null : range;
}

/** The scale by its name in the address; points for anything else. */
export function scaleOf(name: string | undefined): ValueScaleKind {
  return name === 'percent' ? 'percent-of-baseline' : 'points';
}

/** The name of a scale in the address; nothing for points. */
export function scaleInQuery(scale: ValueScaleKind): string | null {
  return scale === 'points' ? null : 'percent';
}

/** Whether the address asks for comparable patients. */
export function isComparedOf(name: string | undefined): boolean {
  return name === 'patients';
}

/** What stands in the address where comparable patients are shown; nothing where not. */
export function comparedInQuery(isCompared: boolean): string | null {
  return isCompared ? 'patients' : null;
}

/** The layers that the address takes off the chart, said once or several times; whatever is none is passed over. */
export function hiddenLayersOf(
  names: string | readonly string[] | undefined,
): ReadonlySet<ChartLayer> {
  const isLayer = (name: string): name is ChartLayer =>
    chartLayers.some((layer) => layer === name) || /^cycle-\d{1,3}$/.test(name);
  return new Set([names ?? []].flat().join().split(',').filter(isLayer));
}

/** The names of the layers that are off, in a fixed order; nothing where all are shown. */
export function hiddenInQuery(hidden: ReadonlySet<ChartLayer>): string | null {
  return hidden.size === 0 ? null : [...hidden].sort().join(',');
}

/** The choices of the value axis, in words. */
export const scaleSegments: readonly Segment<ValueScaleKind>[] = [
  { value: 'points', label: 'Points' },
  { value: 'percent-of-baseline', label: '% of baseline', spoken: 'Per cent of baseline' },
];

/** The choices of the axis, in words. */
export const axisSegments: readonly Segment<ChartAxis>[] = [
  { value: 'date', label: 'Date' },
  { value: 'weeks-since-first', label: 'Weeks since first' },
  {
    value: 'weeks-since-last',
    label: 'Cycles',
    spoken: 'Cycles: weeks since the last injection',
  },
];

/** The choices of the range, in words. */
export const rangeSegments: readonly Segment<ChartRange>[] = [
  { value: '3m', label: '3 m', spoken: '3 months' },
  { value: '6m', label: '6 m', spoken: '6 months' },
  { value: '1y', label: '1 y', spoken: '1 year' },
  { value: 'all', label: 'All', spoken: 'Everything' },
];
