import { instrumentOrThrow } from './instruments';
import type { Random } from './random';

/** How a made-up patient's depression answers to injections. */
export interface Trajectory {
  /** PHQ-9 level without any effect, 0 to 27. */
  readonly untreated: number;
  /** Share of the level that a full effect takes away, 0 to 1. */
  readonly depth: number;
  /** Weeks from injection to full effect. */
  readonly onsetWeeks: number;
  /** Weeks from injection until the effect begins to fade. */
  readonly lastsWeeks: number;
  /** Standard deviation of a score around its level, in points. */
  readonly noise: number;
  /** How readily item 9 is answered above 0, 0 to 1. */
  readonly selfHarm: number;
}

const FADING_WEEKS = 5;

/** Share of the full effect left so many weeks after an injection, 0 to 1. */
export function effectAfter(trajectory: Trajectory, weeks: number): number {
  if (weeks <= 0) return 0;
  const risen = Math.min(1, weeks / trajectory.onsetWeeks);
  const fading = Math.max(0, weeks - trajectory.lastsWeeks) / FADING_WEEKS;
  return Math.max(0, risen - Math.min(1, fading));
}

/** The PHQ-9 level, 0 to 27, so many weeks after each earlier injection. */
export function levelAt(trajectory: Trajectory, weeksSinceInjections: readonly number[]): number {
  const effect = Math.max(
    0,
    ...weeksSinceInjections.map((weeks) => effectAfter(trajectory, weeks)),
  );
  return trajectory.untreated * (1 - trajectory.depth * effect);
}

/** PHQ-9 answers that add up to about the level: item 9 stays 0 unless the patient tends to it. */
export function answersAt(level: number, trajectory: Trajectory, random: Random): number[] {
  const { items } = instrumentOrThrow('phq9');
  const target = Math.max(0, Math.min(27, Math.round(level + trajectory.noise * random.normal())));
  const safetyIndex = items.findIndex((item) => item.isSafetyItem);
  const answers = items.map(() => 0);
  const selfHarm = random.chance(trajectory.selfHarm * Math.min(1, level / 16))
    ? random.between(1, level > 18 ? 2 : 1)
    : 0;
  answers[safetyIndex] = Math.min(selfHarm, target);
  let left = target - Math.min(selfHarm, target);
  const open = () =>
    answers.flatMap((answer, index) => (index !== safetyIndex && answer < 3 ? [index] : []));
  for (let candidates = open(); left > 0 && candidates.length > 0; candidates = open()) {
    const index = random.pick(candidates);
    answers[index] = (answers[index] ?? 0) + 1;
    left -= 1;
  }
  return answers;
}
