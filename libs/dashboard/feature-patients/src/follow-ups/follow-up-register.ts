import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FollowUpQuery } from '@glabella/contracts';
import { CurrentUser, followUpListResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  DateField,
  EmptyState,
  ErrorState,
  Field,
  LoadingState,
  SegmentedControl,
} from '@glabella/dashboard/ui';
import { registerRow } from './register-row';
import {
  addressOf,
  registerQuery,
  stateOf,
  stateSegments,
  whoseSegments,
  type RegisterQuery,
  type RegisterState,
} from './register-query';

/** How many lines a page of the register has. */
const pageRows = 50;

/**
 * Every item-9 follow-up of the practice: who answers for it and until when, how late it is, or how it was closed. What is
 * shown stands in the address.
 */
@Component({
  selector: 'glabella-follow-up-register',
  imports: [
    Card,
    Chip,
    DataTable,
    DateField,
    EmptyState,
    ErrorState,
    Field,
    LoadingState,
    RouterLink,
    SegmentedControl,
  ],
  templateUrl: './follow-up-register.html',
  styleUrl: './follow-up-register.css',
})
export class FollowUpRegister {
  /** From the query. */
  readonly state = input<string>();
  readonly whose = input<string>();
  readonly late = input<string>();
  readonly closedFrom = input<string>();
  readonly closedTo = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  protected readonly stateSegments = stateSegments;
  protected readonly whoseSegments = whoseSegments;
  protected readonly query = computed(() =>
    registerQuery({
      state: this.state(),
      whose: this.whose(),
      late: this.late(),
      closedFrom: this.closedFrom(),
      closedTo: this.closedTo(),
    }),
  );
  protected readonly shown = computed(() => stateOf(this.query()));
  protected readonly isNarrowed = computed(() => {
    const { whose, late, closedFrom, closedTo } = this.query();
    return whose === 'mine' || [late, closedFrom, closedTo].some((filter) => filter !== undefined);
  });
  /** The pages opened one after another; other filters begin at the first. */
  private readonly cursors = linkedSignal<RegisterQuery, readonly string[]>({
    source: this.query,
    computation: () => [],
  });
  protected readonly pageNumber = computed(() => this.cursors().length + 1);
  protected readonly register = followUpListResource(() => ({
    ...this.query(),
    cursor: this.cursors().at(-1),
    limit: pageRows,
  }));
  protected readonly problem = computed(() => {
    const error = this.register.error();
    return error ? problemOf(error) : null;
  });
  protected readonly nextCursor = computed(() =>
    this.register.hasValue() ? this.register.value().nextCursor : null,
  );
  protected readonly rows = computed(() => {
    const reading = {
      now: new Date(),
      timeZone: this.user.practice()?.timeZone ?? 'UTC',
      readerId: this.user.staffId(),
    };
    return (this.register.hasValue() ? this.register.value().rows : []).map((followUp) =>
      registerRow(followUp, reading),
    );
  });
  protected readonly emptyHeading = computed(() => {
    if (this.isNarrowed() && this.shown() !== 'late') return 'No follow-up fits these filters';
    return {
      open: 'No follow-up is open',
      late: 'No follow-up is late',
      closed: 'No follow-up was closed yet',
    }[this.shown()];
  });

  protected showState(state: RegisterState): void {
    this.filter(addressOf(state));
  }

  protected showWhose(whose: FollowUpQuery['whose']): void {
    this.filter({ whose: whose === 'mine' ? whose : null });
  }

  protected filter(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  protected further(cursor: string): void {
    this.cursors.update((opened) => [...opened, cursor]);
  }

  protected back(): void {
    this.cursors.update((opened) => opened.slice(0, -1));
  }
}
