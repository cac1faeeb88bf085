import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { lastStepOf, type CosignatureQuery, type ListedCosignature } from '@glabella/contracts';
import { cosignatureListResource, CurrentUser, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  SegmentedControl,
  type Segment,
} from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { pastCosigning } from './past-cosigning';

/** How many lines a page of the queue has. */
const pageRows = 50;

const whoseSegments: readonly Segment<CosignatureQuery['whose']>[] = [
  { value: 'mine', label: 'Mine', spoken: 'Mine, and those of whom I cover' },
  { value: 'practice', label: 'Practice' },
];

/** The sessions that delegates signed and that no psychiatrist has co-signed yet, the oldest first. */
@Component({
  selector: 'glabella-cosignature-queue',
  imports: [
    Card,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    LoadingState,
    RouterLink,
    SegmentedControl,
  ],
  templateUrl: './queue-page.html',
  styles: `
    .filters {
      margin-bottom: var(--space-4);
    }
    tbody th {
      font-weight: 400;
    }
    tbody th a {
      font-weight: 620;
    }
    small {
      display: block;
      color: var(--ink-2);
    }
    .pages {
      margin-top: var(--space-3);
    }
  `,
})
export class CosignatureQueue {
  /** From the query. */
  readonly whose = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  protected readonly whoseSegments = whoseSegments;
  protected readonly shown = computed<CosignatureQuery['whose']>(() =>
    this.whose() === 'practice' ? 'practice' : 'mine',
  );
  private readonly cursors = linkedSignal<string, readonly string[]>({
    source: this.shown,
    computation: () => [],
  });
  protected readonly pageNumber = computed(() => this.cursors().length + 1);
  protected readonly queue = cosignatureListResource(() => ({
    whose: this.shown(),
    cursor: this.cursors().at(-1),
    limit: pageRows,
  }));
  protected readonly problem = computed(() => {
    const error = this.queue.error();
    return error ? problemOf(error) : null;
  });
  protected readonly nextCursor = computed(() =>
    this.queue.hasValue() ? this.queue.value().nextCursor : null,
  );
  protected readonly rows = computed(() => {
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    return (this.queue.hasValue() ? this.queue.value().rows : []).map((row) => ({
      row,
      name: `${row.patient.familyName}, ${row.patient.givenName}`,
      identity: `born ${formatDate(row.patient.birthDate)} · MRN ${row.patient.mrn}`,
      session: `${formatDate(row.performedOn)} · ${row.totalUnits} U · lot ${row.lotNumber}`,
      signed: `${row.signedBy.displayName}, ${formatDateTime(row.signedAt, timeZone)}`,
      state: stateOf(row),
      more: moreOf(row),
    }));
  });

  protected show(whose: CosignatureQuery['whose']): void {
    const queryParams = { whose: whose === 'practice' ? whose : null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected further(cursor: string): void {
    this.cursors.update((opened) => [...opened, cursor]);
  }

  protected back(): void {
    this.cursors.update((opened) => opened.slice(0, -1));
  }
}

function stateOf(row: ListedCosignature): string {
  const { state, isForCaller, supervisor, supervisorIsPast } = row;
  if (state === 'returned') return isForCaller ? 'returned to you' : 'returned';
  if (supervisorIsPast) return 'awaited from any psychiatrist';
  return isForCaller ? 'awaited from you' : `awaited from ${supervisor.displayName}`;
}

/** Why it was returned, who cannot give it any more, or who is away and who covers. */
function moreOf(row: ListedCosignature): string {
  if (row.state === 'returned') {
    const { author, reason } = lastStepOf(row);
    return `by ${author.displayName}: ${reason ?? ''}`;
  }
  const { displayName } = row.supervisor;
  if (row.supervisorIsPast) return `asked of ${displayName}, ${pastCosigning}`;
  if (row.supervisorAwayUntil === null) return '';
  const cover = row.cover ? `covered by ${row.cover.displayName}` : 'nobody covers';
  return `${displayName} is away until ${formatDate(row.supervisorAwayUntil)}, ${cover}`;
}
