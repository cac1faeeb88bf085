import type { Comparison } from '../run/compare';
import type { Goals } from '../operations/operation';

/** A ratio beside its goal. */
export interface Judgement {
  readonly goal: number | null;
  readonly isMet: boolean;
  /** A call failed, or there was none. */
  readonly hasErrors: boolean;
  /** An error, or less than half of the goal: wide enough for a machine that does other work, too. */
  readonly isFailure: boolean;
}

/** Judges one comparison; without a goal only an error fails. */
export function judge(
  {
    clients,
    ratio,
    floorA,
    floorB,
    api,
  }: Pick<Comparison, 'clients' | 'ratio' | 'floorA' | 'floorB' | 'api'>,
  goals: Goals,
): Judgement {
  const goal = goals[clients] ?? null;
  const hasErrors = [floorA, floorB, api].some(({ errors, calls }) => errors > 0 || calls === 0);
  return {
    goal,
    isMet: !hasErrors && (goal === null || ratio >= goal),
    hasErrors,
    isFailure: hasErrors || (goal !== null && !(ratio >= goal / 2)),
  };
}
