import type { ChartType } from 'chart.js';

/** Where text stands at its place: it begins there, is centred on it, or ends there. */
export type TextAnchor = 'start' | 'center' | 'end';

/** What every annotation says of itself. */
interface Placed {
  /** The scale of its heights: the plot's or that of a lane. Its days lie on the time axis. */
  readonly yScaleID: string;
  /** Painted over the lines and marks of the data; without it, under them. */
  readonly isOverData?: true;
}

/** A level or upright line; without days it runs through the whole plot. Lengths in CSS pixels. */
export interface LineAnnotation extends Placed {
  readonly type: 'line';
  readonly xMin?: number;
  readonly xMax?: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly borderColor: string;
  readonly borderWidth: number;
  readonly borderDash?: readonly number[];
}

/** A filled rectangle; without days it is as wide as the plot. */
export interface BoxAnnotation extends Placed {
  readonly type: 'box';
  readonly xMin?: number;
  readonly xMax?: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly backgroundColor: string;
  /** The fill fades to the right: it has no sharp end. */
  readonly fadesOut?: boolean;
  readonly borderColor?: string;
  readonly borderWidth: number;
  readonly borderRadius?: number;
}

/** Text at a place, moved by so many CSS pixels; a list is written one below the other. */
export interface LabelAnnotation extends Placed {
  readonly type: 'label';
  readonly content: string | readonly string[];
  readonly xValue: number;
  readonly yValue: number;
  readonly xAdjust?: number;
  readonly yAdjust?: number;
  readonly position: { readonly x: TextAnchor; readonly y: TextAnchor };
  readonly color: string;
  readonly font: { readonly family: string; readonly size: number; readonly weight?: number };
  /** A rim around the letters. */
  readonly textStrokeColor?: string;
  readonly textStrokeWidth?: number;
}

/** A mark at a place, moved by so many CSS pixels; `rotation` in degrees. */
export interface PointAnnotation extends Placed {
  readonly type: 'point';
  readonly xValue: number;
  readonly yValue: number;
  readonly xAdjust?: number;
  readonly yAdjust?: number;
  readonly pointStyle: 'circle' | 'rect' | 'rectRot' | 'triangle';
  readonly rotation?: number;
  readonly radius: number;
  readonly backgroundColor: string;
  readonly borderColor?: string;
  readonly borderWidth: number;
}

/** What is drawn on a chart besides its datasets. It never widens a scale. */
export type Annotation = LineAnnotation | BoxAnnotation | LabelAnnotation | PointAnnotation;

/** Annotations by id, those painted later after those that they may lie over. */
export type Annotations = Record<string, Annotation>;

/**
 * What the chart is told of its annotations: a function, since Chart.js would resolve every value of
 * every object through a chain of defaults.
 */
export interface AnnotationPluginOptions {
  readonly list?: () => Annotations;
}

declare module 'chart.js' {
  // The parameter is part of the interface that is widened.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface PluginOptionsByType<TType extends ChartType> {
    annotation?: AnnotationPluginOptions;
  }
}
