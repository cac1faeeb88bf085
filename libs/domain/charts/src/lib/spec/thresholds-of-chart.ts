import type { Instrument } from '@glabella/domain/instruments';
import {
  type OutcomeThresholds,
  baselineAllowsResponse,
  onsetDefinition,
  relapseWords,
  thresholdsOf,
  wearOffDefinition,
} from '@glabella/domain/outcomes';
import { type CitedNumber, decapital, formatDate } from '@glabella/domain/values';
import type {
  ChartAxis,
  ChartBand,
  ChartBaseline,
  ChartRule,
  ChartThreshold,
} from './clinical-chart-spec';
import { type ValueScale, onScale } from './value-scale';

/** Half a point: a band ends between two whole totals, so no total ever lies on its edge. */
const halfPoint = 0.5;

/** The severity bands of an instrument with edges between whole totals: 4.5, 9.5, 14.5, 19.5. */
export function chartBands(instrument: Instrument): ChartBand[] {
  return instrument.bands.map(({ id, label, from, to }) => ({
    id,
    label,
    from: from - halfPoint,
    to: to + halfPoint,
  }));
}

function gradesLine(
  { direction }: Instrument,
  baseline: ChartBaseline,
  scale: ValueScale,
  { value: grades, source }: CitedNumber,
): ChartThreshold {
  const isLowerBetter = direction === 'lower-is-better';
  const at = isLowerBetter ? baseline.total - grades : baseline.total + grades;
  return {
    id: 'response',
    at: onScale(scale, at),
    label: `Response ${isLowerBetter ? '≤' : '≥'} ${at}`,
    rule:
      `Response: at least ${grades} grades better than this patient’s baseline of ` +
      `${baseline.total} (${formatDate(baseline.on)}).`,
    source,
  };
}

function responseLine(
  instrument: Instrument,
  baseline: ChartBaseline,
  scale: ValueScale,
  thresholds: OutcomeThresholds,
): ChartThreshold {
  const grades = thresholdsOf(instrument, thresholds).responseGrades;
  if (grades !== undefined) return gradesLine(instrument, baseline, scale, grades);
  const { value: percent, source } = thresholds.responsePercent;
  const isLowerBetter = instrument.direction === 'lower-is-better';
  const share = isLowerBetter ? 100 - percent : 100 + percent;
  const at = (baseline.total * share) / 100;
  const points = isLowerBetter ? `Response ≤ ${Math.floor(at)}` : `Response ≥ ${Math.ceil(at)}`;
  const percents = `Response ${isLowerBetter ? '≤' : '≥'} ${share} %`;
  const direction = isLowerBetter ? 'below' : 'above';
  return {
    id: 'response',
    at: onScale(scale, at),
    label: scale.kind === 'points' ? points : percents,
    rule:
      `Response: at least ${percent} % ${direction} this patient’s baseline of ` +
      `${baseline.total} (${formatDate(baseline.on)}).`,
    source,
  };
}

/**
 * The dashed lines: response at half of this patient's baseline where the baseline allows it to be
 * stated, and remission where the instrument has a published threshold.
 */
export function chartThresholds(
  instrument: Instrument,
  baseline: ChartBaseline | null,
  scale: ValueScale,
  thresholds: OutcomeThresholds,
): ChartThreshold[] {
  const lines: ChartThreshold[] = [];
  if (baseline !== null && baselineAllowsResponse(instrument, baseline.total, thresholds)) {
    lines.push(responseLine(instrument, baseline, scale, thresholds));
  }
  const remission = thresholdsOf(instrument, thresholds).remissionBelow;
  if (remission !== undefined) {
    lines.push({
      id: 'remission',
      at: onScale(scale, remission.value - halfPoint),
      label: `Remission < ${remission.value}`,
      rule: `Remission: total below ${remission.value}.`,
      source: remission.source,
    });
  }
  return lines;
}

/**
 * The rules in force that draw no line: over cycles their onset and wear-off, else from where on a change is reliable and what
 * a relapse is, where the baseline lets them be stated. Those that the instrument has no number for are left out.
 */
export function chartRules(
  instrument: Instrument,
  axis: ChartAxis,
  baseline: ChartBaseline | null,
  thresholds: OutcomeThresholds,
): ChartRule[] {
  const { reliableChange, relapse } = thresholdsOf(instrument, thresholds);
  if (axis === 'weeks-since-last') {
    return [onsetDefinition(instrument, thresholds), wearOffDefinition(instrument, thresholds)]
      .filter((definition) => definition !== null)
      .map(({ term, text, source }) => ({ rule: `${term}: ${decapital(text)}`, source }));
  }
  const rules: ChartRule[] = [];
  if (baseline === null) return rules;
  if (reliableChange !== undefined) {
    rules.push({
      rule: `Reliable change: ${reliableChange.value} points or more; less is within measurement error.`,
      source: reliableChange.source,
    });
  }
  if (relapse !== undefined && baselineAllowsResponse(instrument, baseline.total, thresholds)) {
    rules.push({
      rule: `Relapse: after response or remission ${relapseWords(relapse)}.`,
      source: relapse.source,
    });
  }
  return rules;
}
