import {
  type Instrument,
  type SeverityBand,
  findSeverityBand,
  safetyConcern,
} from '@glabella/domain/instruments';
import { type ScorePoint, followUps, hasTotal } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import type { ChartAssessment } from './chart-record';
import type { Confounded } from './medication-lane';
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

// A prorated total may stand between the baseline and the first injection: it is no change yet.
function changesSince(
  baseline: ChartBaseline | null,
  { points, countedFrom }: Pick<PointSources, 'points' | 'countedFrom'>,
): ReadonlyMap<string, number> {
  if (baseline === null) return new Map();
  return new Map(
    followUps(points, countedFrom).map(({ id, total }) => [id, total - baseline.total]),
  );
}

/** What the points of a chart are made from; points and injection days in order of time. */
export interface PointSources {
  readonly instrument: Instrument;
  readonly points: readonly ScorePoint[];
  readonly assessments: readonly ChartAssessment[];
  readonly injectionDays: readonly CalendarDate[];
  readonly baseline: ChartBaseline | null;
  /** The first injection of the course that the measure is read by: a change is counted after that day. */
  readonly countedFrom: CalendarDate | null;
}

/** The score points with band, safety item, change since baseline and days since injection. */
export function chartPoints(sources: PointSources): Omit<ChartPoint, keyof Confounded>[] {
  const { instrument, points, assessments, injectionDays, baseline } = sources;
  const isItem = instrument.itemOf !== undefined;
  const answersById = new Map(assessments.map(({ id, answers }) => [id, isItem ? null : answers]));
  const changes = changesSince(baseline, sources);
  return points.map((point) => {
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
      change: changes.get(point.id) ?? null,
      daysSinceInjection: daysSinceLast(injectionDays, point.on),
    };
  });
}
