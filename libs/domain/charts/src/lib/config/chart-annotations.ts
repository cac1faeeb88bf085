import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import { bandAnnotations, thresholdAnnotations } from './band-annotations';
import { type ChartEnvironment, isShown } from './chart-environment';
import type { ChartLayout } from './chart-layout';
import type { ChartTheme } from './chart-theme';
import { frownAnnotations } from './frown-annotations';
import { injectionAnnotations, laneAnnotations } from './lane-annotations';
import { pointAnnotations, safetyAnnotations } from './point-annotations';

/** What is drawn besides datasets, by id: an object, since arrays would be merged by place. */
export type Annotations = Record<string, AnnotationOptions>;

/** Everything that an annotation is drawn from. */
export interface Drawing {
  readonly spec: ClinicalChartSpec;
  readonly theme: ChartTheme;
  readonly layout: ChartLayout;
  readonly plotWidthPx: number;
}

/** The bands, lines, labels and marks of the layers that are shown. */
export function chartAnnotations(drawing: Drawing, env: ChartEnvironment): Annotations {
  const look = isShown(env, 'bands') ? 'tinted' : 'plain';
  return {
    ...bandAnnotations(drawing, look),
    ...laneAnnotations(drawing),
    ...(isShown(env, 'injections') ? injectionAnnotations(drawing) : {}),
    ...(isShown(env, 'thresholds') ? thresholdAnnotations(drawing) : {}),
    ...(isShown(env, 'frown') ? frownAnnotations(drawing) : {}),
    ...(isShown(env, 'points') ? pointAnnotations(drawing) : {}),
    ...(isShown(env, 'safety') && isShown(env, 'points') ? safetyAnnotations(drawing) : {}),
  };
}
