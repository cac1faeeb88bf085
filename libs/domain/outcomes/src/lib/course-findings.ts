import type { Instrument } from '@glabella/domain/instruments';
import { type CalendarDate, formatDate } from '@glabella/domain/values';
import { formatChange } from './change';
import { type Finding, findingOf } from './finding';
import { relapse } from './relapse';
import { recovery } from './remission-streak';
import type { ScorePoint } from './score-point';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** The relapse or recurrence that stands, as a finding; null when there is none. */
export function relapseFinding(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Finding | null {
  const rule = thresholdsOf(instrument, thresholds).relapse;
  const standing = relapse(instrument, points, firstInjectionOn, thresholds);
  if (rule === undefined || standing === null) return null;
  const { kind, point, nadir, state } = standing;
  const rise = formatChange(point.total - nadir.total);
  return findingOf(kind, {
    evidence:
      `total ${point.total} on ${formatDate(point.on)}, ${rise} from the lowest ${nadir.total}, ` +
      `threshold ${rule.from} and ${formatChange(rule.rise)}; ${state}`,
    value: point.total,
    threshold: rule.from,
    source: rule.source,
    restsOn: [nadir, point],
  });
}

/** The recovery that stands, as a finding with the day remission began; null when there is none. */
export function recoveryFinding(
  instrument: Instrument,
  points: readonly ScorePoint[],
  firstInjectionOn: CalendarDate | null,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Finding | null {
  const threshold = thresholdsOf(instrument, thresholds).remissionBelow;
  const streak = recovery(instrument, points, firstInjectionOn, thresholds);
  if (threshold === undefined || streak === null) return null;
  const { value: months, source } = thresholds.recoveryMonths;
  return findingOf('recovery', {
    evidence:
      `below ${threshold.value} at every visit since ${formatDate(streak.since.on)}, ` +
      `threshold ${months} months`,
    value: streak.until.total,
    threshold: threshold.value,
    source,
    restsOn: [streak.since, streak.until],
  });
}
