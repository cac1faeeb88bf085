import type { HttpResourceRef } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import { colleagueListSchema, type Colleague } from '@glabella/contracts';
import type { z } from 'zod';
import { problemOf, type ApiProblem } from '../http/api-problem';
import { apiResource } from '../http/api-resource';

/** The people of the practice whom a record may name; nobody is read while they are not wanted. Call in an injection context. */
export function colleaguesResource(
  isWanted: () => boolean = () => true,
): HttpResourceRef<z.output<typeof colleagueListSchema> | undefined> {
  return apiResource(() => (isWanted() ? 'colleagues' : undefined), colleagueListSchema);
}

/** People of the practice to choose from. */
export interface ColleagueChoice {
  /** Nobody while they are read, and where that failed. */
  readonly people: Signal<readonly Colleague[]>;
  readonly problem: Signal<ApiProblem | null>;
  /** Whether they were read, or could not be. */
  readonly isSettled: Signal<boolean>;
  readonly retry: () => void;
}

/** The people of the practice of whom this is true, to choose from. Call in an injection context. */
export function colleaguesToChoose(isOffered: (colleague: Colleague) => boolean): ColleagueChoice {
  return choiceFrom(colleaguesResource(), isOffered);
}

/**
 * People whose account is switched off and of whom this is true, to choose from for a record of the past; nobody is read
 * while they are not wanted. Call in an injection context.
 */
export function formerColleaguesToChoose(
  isOffered: (colleague: Colleague) => boolean,
  isWanted: () => boolean,
): ColleagueChoice {
  const former = apiResource(
    () => (isWanted() ? 'colleagues/former' : undefined),
    colleagueListSchema,
  );
  return choiceFrom(former, isOffered);
}

function choiceFrom(
  everybody: ReturnType<typeof colleaguesResource>,
  isOffered: (colleague: Colleague) => boolean,
): ColleagueChoice {
  const problem = computed(() => {
    const error = everybody.error();
    return error ? problemOf(error) : null;
  });
  return {
    people: computed(() => (everybody.hasValue() ? everybody.value().rows.filter(isOffered) : [])),
    problem,
    isSettled: computed(() => everybody.hasValue() || problem() !== null),
    retry: () => void everybody.reload(),
  };
}
