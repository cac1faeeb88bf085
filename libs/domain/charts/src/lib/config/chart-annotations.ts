import type { ClinicalChartSpec } from '../spec/clinical-chart-spec';
import type { Annotations } from './annotation';
import { adverseEventAnnotations } from './adverse-event-marks';
import { bandAnnotations, thresholdAnnotations } from './band-annotations';
import { type ChartEnvironment, isShown } from './chart-environment';
import type { ChartLayout } from './chart-layout';
import type { ChartTheme } from './chart-theme';
import {
  cycleEffectAnnotations,
  cycleFrownAnnotations,
  cycleLineAnnotations,
} from './cycle-annotations';
import { frownAnnotations } from './frown-annotations';
import { injectionAnnotations, laneAnnotations } from './lane-annotations';
import { lifeEventAnnotations } from './life-event-marks';
import { medicationAnnotations } from './medication-marks';
import type { PlottedLine } from './plotted-lines';
import { pointAnnotations } from './point-annotations';
import { referenceAnnotations } from './reference-annotations';
import { safetyAnnotations } from './safety-annotations';

/** Everything that an annotation is drawn from. */
export interface Drawing {
  readonly spec: ClinicalChartSpec;
  readonly theme: ChartTheme;
  readonly layout: ChartLayout;
  readonly plotWidthPx: number;
  /** The lines of totals that are shown. */
  readonly lines: readonly PlottedLine[];
}

function treatmentAnnotations(drawing: Drawing, env: ChartEnvironment): Annotations {
  const hasInjections = isShown(env, 'injections');
  const hasFrown = isShown(env, 'frown');
  if (drawing.spec.axis === 'weeks-since-last') {
    return {
      ...cycleLineAnnotations(drawing),
      ...(hasInjections ? cycleEffectAnnotations(drawing) : {}),
      ...(hasFrown ? cycleFrownAnnotations(drawing) : {}),
    };
  }
  return {
    ...(hasInjections ? injectionAnnotations(drawing) : {}),
    ...(isShown(env, 'adverse-events') ? adverseEventAnnotations(drawing) : {}),
    ...(hasFrown ? frownAnnotations(drawing) : {}),
    ...(isShown(env, 'medication') ? medicationAnnotations(drawing) : {}),
    ...(isShown(env, 'life-events') ? lifeEventAnnotations(drawing) : {}),
  };
}

/** The bands, lines, labels and marks of the layers that are shown. */
export function chartAnnotations(drawing: Drawing, env: ChartEnvironment): Annotations {
  const look = isShown(env, 'bands') ? 'tinted' : 'plain';
  const isByCycle = drawing.spec.axis === 'weeks-since-last';
  return {
    ...(drawing.spec.scale.kind === 'points' ? bandAnnotations(drawing, look) : {}),
    ...laneAnnotations(drawing),
    ...treatmentAnnotations(drawing, env),
    ...referenceAnnotations(drawing, env),
    ...(isShown(env, 'thresholds') ? thresholdAnnotations(drawing) : {}),
    ...(isByCycle ? {} : pointAnnotations(drawing)),
    ...(isShown(env, 'safety') ? safetyAnnotations(drawing) : {}),
  };
}
