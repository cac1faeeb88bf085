import { type DrugClassId, drugClassLabels, drugClassOf, drugName } from './antidepressants';
import type { EpisodeTreatment } from './stage';

/**
 * The antidepressants that failed in an adequate trial of the episode, each once, with their classes: `least` what is
 * certain, `most` with what a missing fact leaves open.
 */
export interface FailedTrials {
  readonly least: ReadonlyMap<string, DrugClassId>;
  readonly most: ReadonlyMap<string, DrugClassId>;
  readonly missing: readonly string[];
}

function drugsOf(treatments: readonly EpisodeTreatment[]): ReadonlyMap<string, DrugClassId> {
  return new Map(
    treatments.flatMap(({ facts }) => {
      const classId = drugClassOf(facts);
      return classId === null ? [] : [[drugName(facts).toLowerCase(), classId] as const];
    }),
  );
}

/** Counts the failed trials; a second trial of the same drug adds nothing. */
export function failedTrials(placed: readonly EpisodeTreatment[]): FailedTrials {
  const certain = placed.filter(({ isFailedTrial }) => isFailedTrial === 'yes');
  const possible = placed.filter(({ isFailedTrial }) => isFailedTrial !== 'no');
  return {
    least: drugsOf(certain),
    most: drugsOf(possible),
    missing: possible.flatMap(({ missing }) => missing),
  };
}

/** 'SSRI (sertraline, citalopram), tricyclic (imipramine)'; 'none' without any. */
export function classWords(drugs: ReadonlyMap<string, DrugClassId>): string {
  const byClass = new Map<DrugClassId, string[]>();
  for (const [name, classId] of [...drugs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    byClass.set(classId, [...(byClass.get(classId) ?? []), name]);
  }
  const words = [...byClass].map(
    ([classId, names]) => `${drugClassLabels[classId]} (${names.join(', ')})`,
  );
  return words.length === 0 ? 'none' : words.join(', ');
}
