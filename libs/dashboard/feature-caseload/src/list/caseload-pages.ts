import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import type { CaseloadPage, CaseloadRow } from '@glabella/contracts';
import {
  CaseloadCalls,
  caseloadResource,
  growingList,
  problemOf,
  readPage,
} from '@glabella/dashboard/data-access';
import { caseloadSearchOf, plainCaseload, type CaseloadQuery } from './caseload-query';
import type { PlacedRow } from './caseload-lines';
import { countChanges } from './list-changes';

/** How old a list may be before coming back to the page reads it again, in milliseconds. */
export const oldAfterMs = 30_000;

/**
 * The pages that the list shows. What was read stands until somebody asks for the new order: lines are replaced in their place,
 * and a list that was read again meanwhile waits in `changes`.
 */
@Service()
export class CaseloadPages {
  private readonly calls = inject(CaseloadCalls);

  private readonly asked = signal<() => CaseloadQuery>(() => plainCaseload);
  private readonly page = caseloadResource(() => caseloadSearchOf(this.asked()()));
  private readAt = Date.now();

  /** The first page as it is shown: the one that was read last, or the one that was taken over. */
  private readonly first = linkedSignal<CaseloadPage | undefined, CaseloadPage | undefined>({
    source: readPage(this.page),
    computation: (read, before) => read ?? before?.value,
  });
  private readonly list = growingList(this.first, (cursor) =>
    this.calls.search(caseloadSearchOf(this.asked()(), cursor)),
  );
  /** Lines that changed under one's own hands. */
  private readonly replaced = linkedSignal<CaseloadPage | undefined, Map<string, CaseloadRow>>({
    source: this.first,
    computation: () => new Map(),
  });
  /** The first page as it would be read now. */
  private readonly fresh = linkedSignal<CaseloadPage | undefined, CaseloadPage | null>({
    source: this.first,
    computation: () => null,
  });

  readonly isRead = computed(() => this.first() !== undefined);
  readonly isLoading = computed(() => this.page.isLoading());
  readonly today = computed(() => this.first()?.today);
  readonly waiting = computed(() => (this.fresh() ?? this.first())?.waiting);
  /**
   * Every line with the tier under which it was read: a line that changed stays where it is, and who stands further down by
   * now, in a page read later, is not listed again.
   */
  readonly places = computed(() =>
    firstOfEach(this.list.pages().flatMap(({ rows }) => rows)).map((row): PlacedRow => ({
      tier: row.tier,
      row: this.replaced().get(row.id) ?? row,
    })),
  );
  readonly rows = computed(() => this.places().map(({ row }) => row));
  /** How many patients stand otherwise than the list shows. */
  readonly changes = computed(() => {
    const fresh = this.fresh();
    return fresh ? countChanges(this.first()?.rows ?? [], fresh.rows) : 0;
  });
  readonly problem = computed(() => {
    const error = this.page.error();
    return error ? problemOf(error) : null;
  });
  readonly nextCursor = this.list.nextCursor;
  readonly isLoadingMore = this.list.isLoadingMore;
  readonly moreProblem = this.list.moreProblem;
  readonly loadMore = this.list.loadMore;

  /** What to show; called once, with a signal that the address drives. */
  show(query: () => CaseloadQuery): void {
    this.asked.set(query);
  }

  reload(): void {
    this.page.reload();
  }

  /** Puts a line in the place of the one before, wherever it would stand in a new order. */
  replace(row: CaseloadRow): void {
    this.replaced.update((before) => new Map(before).set(row.id, row));
  }

  /** Reads the first page again without showing it. */
  async look(): Promise<void> {
    const source = this.first();
    if (!source) return;
    this.readAt = Date.now();
    try {
      const read = await this.calls.search(caseloadSearchOf(this.asked()()));
      if (source === this.first()) this.fresh.set(read);
    } catch {
      // The list stands as it is; the connection's own notice says what is wrong.
    }
  }

  /** The same for somebody who comes back to the page after a while. */
  async lookIfOld(): Promise<void> {
    if (Date.now() - this.readAt >= oldAfterMs) await this.look();
  }

  /** Shows the new order. */
  takeOver(): void {
    const fresh = this.fresh();
    if (fresh) this.first.set(fresh);
  }
}

function firstOfEach(rows: readonly CaseloadRow[]): CaseloadRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
