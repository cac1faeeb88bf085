import {
  type Instrument,
  type SeverityBand,
  findSeverityBand,
  safetyConcern,
} from '@glabella/domain/instruments';
import { type ScorePoint, hasTotal } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import type { ChartAssessment } from './chart-record';
import type { ChartBaseline, ChartPoint, SafetyMark } from './clinical-chart-spec';
import { daysSinceLast } from './treatment-lanes';

/** What the safety item of a stored assessment says; 'unknown' where its answers are not known. */
export function safetyMarkOf(
  instrument: Instrument,
  answers: readonly (number | null)[] | null,
): SafetyMark {
  if (!instrument.items.some(({ isSafetyItem }) => isSafetyItem)) return 'not-applicable';
  return answers === null ? 'unknown' : safetyConcern(instrument, answers);
}

function bandOf(instrument: Instrument, point: ScorePoint): SeverityBand | null {
  return hasTotal(point) ? findSeverityBand(instrument, point.total) : null;
}

// Same-day points recorded before the baseline stand before it in the list and get no change.
function changeSince(
  baseline: ChartBaseline | null,
  index: number,
  baselineIndex: number,
  point: ScorePoint,
): number | null {
  if (baseline === null || index <= baselineIndex || !hasTotal(point)) return null;
  return point.total - baseline.total;
}

/** What the points of a chart are made from; points and injection days in order of time. */
export interface PointSources {
  readonly instrument: Instrument;
  readonly points: readonly ScorePoint[];
  readonly assessments: readonly ChartAssessment[];
  readonly injectionDays: readonly CalendarDate[];
  readonly baseline: ChartBaseline | null;
}

/** The score points with band, safety item, change since baseline and days since injection. */
export function chartPoints(sources: PointSources): Omit<ChartPoint, 'confounders'>[] {
  const { instrument, points, assessments, injectionDays, baseline } = sources;
  const isItem = instrument.itemOf !== undefined;
  const answersById = new Map(assessments.map(({ id, answers }) => [id, isItem ? null : answers]));
  const baselineIndex = points.findIndex(({ id }) => id === baseline?.pointId);
  return points.map((point, index) => {
    const answers = answersById.get(point.id) ?? null;
    const safety = safetyMarkOf(instrument, answers);
    return {
      id: point.id,
      on: point.on,
      total: hasTotal(point) ? point.total : null,
      status: point.status,
      band: bandOf(instrument, point),
      answered: answers === null ? null : answers.filter((answer) => answer !== null).length,
      safety,
      hasSafetyMark: safety === 'positive',
      change: changeSince(baseline, index, baselineIndex, point),
      daysSinceInjection: daysSinceLast(injectionDays, point.on),
    };
  });
}
