import type { DrugClassId } from './antidepressants';
import { type FailedTrials, classWords } from './failed-trials';
import {
  type Computed,
  type EpisodeTreatment,
  type StageLine,
  computed,
  notComputable,
  nothingRecorded,
} from './stage';
import { allOf, hasFailed } from './trial-adequacy';
import type { KnownAnswer } from './prior-treatment';

/** The stages 0 to V as they are written. */
export const thaseRushNumerals = ['0', 'I', 'II', 'III', 'IV', 'V'] as const;

/** The stage 0 to 5 and what it rests on, whether or not it can be computed. */
export interface ThaseRushStage {
  readonly stage: Computed<number>;
  readonly lines: readonly StageLine[];
}

const without = (classes: ReadonlySet<DrugClassId>, ...left: readonly DrugClassId[]): number =>
  [...classes].filter((classId) => !left.includes(classId)).length;

/**
 * The stage of a set of classes that failed: I one class, II a second one, III a tricyclic besides two others, IV an MAO
 * inhibitor besides those, V bilateral ECT besides those. Thase & Rush 1997.
 */
export function thaseRushOf(classes: ReadonlySet<DrugClassId>, hasEctFailed: boolean): number {
  if (classes.size < 2) return classes.size;
  if (!classes.has('tca') || without(classes, 'tca') < 2) return 2;
  if (!classes.has('maoi') || without(classes, 'tca', 'maoi') < 2) return 3;
  return hasEctFailed ? 5 : 4;
}

function ectFailed(placed: readonly EpisodeTreatment[]): {
  answer: KnownAnswer;
  missing: string[];
} {
  const courses = placed.filter(({ facts }) => facts.kind === 'ect');
  const answers = courses.map(({ facts, isOfEpisode }): KnownAnswer => {
    const isBilateral = { bilateral: 'yes', unilateral: 'no', unknown: 'unknown' } as const;
    return allOf([isOfEpisode, isBilateral[facts.electrodes ?? 'unknown'], hasFailed(facts)]);
  });
  if (answers.includes('yes')) return { answer: 'yes', missing: [] };
  if (!answers.includes('unknown')) return { answer: 'no', missing: [] };
  return { answer: 'unknown', missing: ['ECT: placement, outcome or dates are not known'] };
}

/** The Thase-Rush stage from the classes of antidepressant that failed and from bilateral ECT. */
export function thaseRushStage(
  placed: readonly EpisodeTreatment[],
  { least, most, missing }: FailedTrials,
): ThaseRushStage {
  const ect = ectFailed(placed);
  const low = thaseRushOf(new Set(least.values()), ect.answer === 'yes');
  const high = thaseRushOf(new Set(most.values()), ect.answer !== 'no');
  const lines: StageLine[] = [
    { label: 'Classes that failed', text: classWords(least), points: null },
    {
      label: 'Bilateral ECT',
      text: { yes: 'failed', no: 'no failed course recorded', unknown: 'not known' }[ect.answer],
      points: null,
    },
  ];
  if (placed.length === 0) return { stage: notComputable([nothingRecorded]), lines };
  return {
    stage: low === high ? computed(low) : notComputable([...missing, ...ect.missing]),
    lines,
  };
}

/** 'stage II'; 'not computable: sertraline: outcome not known'. */
export function thaseRushWords({ stage }: ThaseRushStage): string {
  return stage.state === 'computed'
    ? `stage ${thaseRushNumerals[stage.value] ?? String(stage.value)}`
    : `not computable: ${stage.missing.join('; ')}`;
}
