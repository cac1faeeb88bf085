import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdverseEventPage } from '@glabella/contracts';
import {
  AdverseEventCalls,
  adverseEventListResource,
  growingList,
  readPage,
  problemOf,
  type AdverseEventFilter,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
  LoadMore,
  PrintedCount,
  printsAll,
  SegmentedControl,
} from '@glabella/dashboard/ui';
import {
  adverseEventStanding,
  adverseEventTitle,
  isOpenEvent,
  onsetAfterSession,
  seriousnessOf,
} from '@glabella/domain/treatment';
import { compareDates, formatDate } from '@glabella/domain/values';
import { filterOf, inAddress, registerSegments } from './register-query';

type ListedEvent = AdverseEventPage['rows'][number];

/** Every adverse event of the practice, the latest onset first, narrowed by the address. */
@Component({
  selector: 'glabella-event-register',
  imports: [
    Card,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    LoadingState,
    LoadMore,
    PrintedCount,
    RouterLink,
    SegmentedControl,
  ],
  templateUrl: './event-register.html',
  styleUrl: './event-register.css',
})
export class EventRegister {
  /** From the query. */
  readonly state = input<string>();
  /** From the query. */
  readonly gravity = input<string>();
  /** From the query: a lot number, which is no patient data. */
  readonly lot = input<string>();

  private readonly calls = inject(AdverseEventCalls);
  private readonly router = inject(Router);

  protected readonly segments = registerSegments;
  protected readonly filter = computed(() =>
    filterOf({ state: this.state(), gravity: this.gravity(), lot: this.lot() }),
  );
  protected readonly isNarrowed = computed(
    () => this.filter().gravity !== 'all' || this.filter().lot !== undefined,
  );
  protected readonly first = adverseEventListResource(() => this.filter());
  protected readonly list = growingList(readPage(this.first), (cursor) =>
    this.calls.listFrom(cursor, this.filter()),
  );
  protected readonly problem = computed(() => {
    const error = this.first.error();
    return error ? problemOf(error) : null;
  });
  protected readonly hasMore = computed(() => this.list.nextCursor() !== null);
  protected readonly print = printsAll(this.list);
  protected readonly rows = computed(() =>
    this.list.pages().flatMap(({ rows }) => rows.map(registerRow)),
  );
  protected readonly count = computed(() => {
    const count = this.rows().length;
    return `${count} ${count === 1 ? 'event' : 'events'}`;
  });

  protected narrow(change: Partial<AdverseEventFilter>): void {
    void this.router.navigate([], {
      queryParams: inAddress({ ...this.filter(), ...change }),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected narrowByLot(typed: string): void {
    const lot = typed.trim();
    this.narrow({ lot: lot === '' ? undefined : lot });
  }

  protected clearFilters(): void {
    this.narrow({ gravity: 'all', lot: undefined });
  }
}

function registerRow(event: ListedEvent) {
  const { patient, session, onsetOn } = event;
  const isAfter = session !== null && compareDates(onsetOn, session.performedOn) >= 0;
  return {
    id: event.id,
    patientId: patient.id,
    name: `${patient.familyName}, ${patient.givenName}`,
    born: `born ${formatDate(patient.birthDate)}`,
    mrn: `MRN ${patient.mrn}`,
    title: adverseEventTitle(event),
    severity: event.severity,
    seriousness: seriousnessOf(event),
    onset: formatDate(onsetOn),
    after: isAfter ? onsetAfterSession(onsetOn, session.performedOn) : '',
    lot: session ? `lot ${session.lotNumber}` : 'no session',
    product: session?.productId ?? '',
    standing: adverseEventStanding(event),
    isOpen: isOpenEvent(event),
    reported: event.reports.map(({ reportedTo }) => reportedTo).join(', '),
  };
}
