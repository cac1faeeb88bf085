import { afterNextRender, inject, Injector } from '@angular/core';
import { Toasts } from '../toasts/toasts';
import type { MoreToLoad } from '../states/load-more';

/** A list that can be read to its end. */
interface WholeList extends MoreToLoad {
  readonly loadRest: () => Promise<void>;
}

/**
 * Prints a page with every row of its list, since what is on paper is taken for all of them: reads the rest first, and says why
 * nothing is printed where that fails. Call it where a component is constructed.
 */
export function printsAll(list: WholeList): () => Promise<void> {
  const injector = inject(Injector);
  const toasts = inject(Toasts);
  return async () => {
    await list.loadRest();
    const failed = list.moreProblem();
    if (failed)
      toasts.show({ text: `Not printed, as not every row could be read: ${failed.title}` });
    else if (list.nextCursor() === null) afterNextRender(() => window.print(), { injector });
  };
}
