import { linkedSignal, type Signal } from '@angular/core';

/** What stands in a form, as it last could be saved: what `now` says, and what it said before while it says null. */
export function lastComplete<Entry>(now: () => Entry | null): Signal<Entry | null> {
  return linkedSignal<Entry | null, Entry | null>({
    source: now,
    computation: (entry, before) => entry ?? before?.value ?? null,
  });
}
