import type { ChartLayer } from './chart-layers';

/** The paper that a chart is drawn on. */
export interface ChartEnvironment {
  /** The width of the whole chart in CSS pixels; it decides the layout, not a scale. */
  readonly widthPx: number;
  /** True when the person asked their system for less motion. */
  readonly prefersReducedMotion: boolean;
  /** True for a file or for paper: nothing moves, nothing answers to the pointer. */
  readonly isStill?: boolean;
  /** Device pixels per CSS pixel; the screen's own without it. */
  readonly devicePixelRatio?: number;
  /** The height of the plot in CSS pixels where a sheet leaves less room than a screen; the layout's own without it. */
  readonly plotPx?: number;
  readonly hiddenLayers?: ReadonlySet<ChartLayer>;
}

/** True unless the layer was switched off. */
export function isShown({ hiddenLayers }: ChartEnvironment, layer: ChartLayer): boolean {
  return hiddenLayers?.has(layer) !== true;
}
