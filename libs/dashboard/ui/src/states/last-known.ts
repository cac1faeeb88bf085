import { linkedSignal, type Signal } from '@angular/core';

/** What was known last: what `now` says, and what it said before while it says null, such as of a form with an error in it. */
export function lastKnown<Known>(now: () => Known | null): Signal<Known | null> {
  return linkedSignal<Known | null, Known | null>({
    source: now,
    computation: (known, before) => known ?? before?.value ?? null,
  });
}
