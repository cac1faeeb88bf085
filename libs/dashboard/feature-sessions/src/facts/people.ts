import type { InjectionSession } from '@glabella/contracts';

/** The names of everybody whom a signed version names, by id. */
export function namesIn(sessions: readonly InjectionSession[]): ReadonlyMap<string, string> {
  return new Map(
    sessions
      .flatMap(({ performedBy, aftercareBy, author }) => [performedBy, aftercareBy, author])
      .flatMap((person) => (person ? [[person.id, person.displayName]] : [])),
  );
}
