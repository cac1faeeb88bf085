import {
  findInstrument,
  modesFor,
  totalOf,
  type AssessmentMode,
} from '@glabella/domain/instruments';
import { instrumentOrThrow } from './instruments';
import type { Random } from './random';
import type { SyntheticAssessment, SyntheticMeasure } from './synthetic-practice';

/** How a total of another instrument follows from a PHQ-9: both rise and fall with the same mood. */
const followers: Readonly<Record<string, { readonly share: number; readonly noise: number }>> = {
  madrs: { share: 1.75, noise: 3 },
  hamd17: { share: 1.15, noise: 2 },
  bdi2: { share: 1.7, noise: 3 },
  'qids-sr16': { share: 0.85, noise: 2 },
};

/** Which rated or self-rated total a patient of this place has besides the PHQ-9. */
const totalOfPlace = ['madrs', 'hamd17', 'bdi2', 'qids-sr16'] as const;

/** Every third visit, the first among them. */
const visitsBetweenTotals = 3;
const shares = { gad7: 0.75, checkIn: 0.85, gapInCheckIn: 0.06 };

/**
 * The other measures of a made-up patient, on the days of the PHQ-9: GAD-7 and check-ins at most visits, one rated total
 * every third. `index` says which total; the chance is of its own, so that nothing else changes.
 */
export function syntheticMeasures(
  assessments: readonly SyntheticAssessment[],
  index: number,
  random: Random,
): SyntheticMeasure[] {
  return assessments.flatMap((visit, at) => {
    const level = totalOf(visit.score);
    if (level === null) return [];
    const measures: SyntheticMeasure[] = [];
    if (random.chance(shares.gad7)) measures.push(gad7At(visit, level, random));
    if (random.chance(shares.checkIn)) measures.push(checkInAt(visit, level, random));
    if (at % visitsBetweenTotals === 0) {
      const id = totalOfPlace[index % totalOfPlace.length] ?? 'madrs';
      measures.push(totalAt(id, visit, level, random));
    }
    return measures;
  });
}

function measureOf(
  instrumentId: string,
  visit: SyntheticAssessment,
  random: Random,
  scored: Pick<SyntheticMeasure, 'answers' | 'total' | 'scoreStatus'>,
): SyntheticMeasure {
  const instrument = instrumentOrThrow(instrumentId);
  const modes: readonly AssessmentMode[] = modesFor(instrument);
  return {
    id: random.uuid(),
    instrumentId,
    instrumentVersion: instrument.version,
    assessedOn: visit.assessedOn,
    mode: modes[0] ?? visit.mode,
    authorId: visit.authorId,
    recordedAt: visit.recordedAt,
    ...scored,
  };
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}

function gad7At(visit: SyntheticAssessment, level: number, random: Random): SyntheticMeasure {
  const answers = instrumentOrThrow('gad7').items.map(() =>
    within(level / 9 + random.between(-10, 10) / 12, 0, 3),
  );
  const total = answers.reduce((sum, answer) => sum + answer, 0);
  return measureOf('gad7', visit, random, { answers, total, scoreStatus: 'complete' });
}

function totalAt(
  id: (typeof totalOfPlace)[number],
  visit: SyntheticAssessment,
  level: number,
  random: Random,
): SyntheticMeasure {
  const { share = 1, noise = 0 } = followers[id] ?? {};
  const { min, max } = findInstrument(id)?.range ?? { min: 0, max: 0 };
  const total = within(level * share + random.between(-noise, noise), min, max);
  return measureOf(id, visit, random, { answers: null, total, scoreStatus: 'total-only' });
}

function checkInAt(visit: SyntheticAssessment, level: number, random: Random): SyntheticMeasure {
  const intensity = within(level / 2.6 + random.between(-1, 1), 0, 10);
  const minutes = within((level * level) / 2 + random.between(-10, 15), 0, 480);
  const often = within(level / 6 + random.between(-1, 1) / 2, 0, 4);
  const hasGap = random.chance(shares.gapInCheckIn);
  return measureOf('check-in', visit, random, {
    answers: [intensity, hasGap ? null : minutes - (minutes % 5), often],
    total: null,
    scoreStatus: 'unscored',
  });
}
