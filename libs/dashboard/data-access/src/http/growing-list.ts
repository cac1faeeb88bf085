import { computed, linkedSignal, type Resource, type Signal } from '@angular/core';
import { problemOf, type ApiProblem } from './api-problem';

/** A page of a list that goes on behind a cursor; null at the end. */
interface CursorPage {
  readonly nextCursor: string | null;
}

/** A list of which more is read when it is asked for: its pages so far, and how the reading of the next one stands. */
export interface GrowingList<Page extends CursorPage> {
  readonly pages: Signal<readonly Page[]>;
  readonly nextCursor: Signal<string | null>;
  readonly isLoadingMore: Signal<boolean>;
  /** Why the last try to read on failed; null otherwise. */
  readonly moreProblem: Signal<ApiProblem | null>;
  /** Reads the next page, or waits for the one on its way; nothing at the end. */
  readonly loadMore: () => Promise<void>;
  /** Reads page after page to the end, or until one fails. */
  readonly loadRest: () => Promise<void>;
}

/** The first page of a list as it was read; undefined while it is not. */
export function readPage<Page>(first: Resource<Page | undefined>): () => Page | undefined {
  return () => (first.hasValue() ? first.value() : undefined);
}

/** Grows from the first page by what `readOn` answers for a cursor; another first page begins anew, without what was still read for the one before. */
export function growingList<Page extends CursorPage>(
  first: () => Page | undefined,
  readOn: (cursor: string) => Promise<Page>,
): GrowingList<Page> {
  const pages = linkedSignal<readonly Page[]>(() => {
    const page = first();
    return page === undefined ? [] : [page];
  });
  // What is read or failed of one list says nothing of the next.
  const reading = linkedSignal<Page | undefined, Promise<void> | null>({
    source: () => pages()[0],
    computation: () => null,
  });
  const moreProblem = linkedSignal<Page | undefined, ApiProblem | null>({
    source: () => pages()[0],
    computation: () => null,
  });
  const nextCursor = computed(() => pages().at(-1)?.nextCursor ?? null);
  const readFrom = async (cursor: string): Promise<void> => {
    const [begun] = pages();
    const isThis = (): boolean => pages()[0] === begun;
    moreProblem.set(null);
    try {
      const next = await readOn(cursor);
      if (isThis()) pages.update((known) => [...known, next]);
    } catch (error) {
      if (isThis()) moreProblem.set(problemOf(error));
    }
  };
  const loadMore = (): Promise<void> => {
    const [running, cursor] = [reading(), nextCursor()];
    if (running !== null || cursor === null) return running ?? Promise.resolve();
    const begun = readFrom(cursor).finally(() => {
      if (reading() === begun) reading.set(null);
    });
    reading.set(begun);
    return begun;
  };
  const loadRest = async (): Promise<void> => {
    do await loadMore();
    while (nextCursor() !== null && moreProblem() === null);
  };
  const isLoadingMore = computed(() => reading() !== null);
  return { pages, nextCursor, isLoadingMore, moreProblem, loadMore, loadRest };
}
