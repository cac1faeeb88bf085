import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DueReinjectionPage, DueVisitPage, DueVisitQuery } from '@glabella/contracts';
import {
  type ApiProblem,
  CurrentUser,
  DueCalls,
  dueReinjectionsResource,
  dueVisitsResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Card,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
  SegmentedControl,
  type Segment,
} from '@glabella/dashboard/ui';
import { addDays, type CalendarDate, formatDate, todayIn } from '@glabella/domain/values';
import { DueList } from './due-list';
import { reinjectionLine, visitLine } from './due-rows';
import { daysOf, weekdayName, weekOf } from './week';

type Scope = 'mine' | 'practice';

const scopeSegments: readonly Segment<Scope>[] = [
  { value: 'mine', label: 'Mine' },
  { value: 'practice', label: 'Practice' },
];

/** No window stays open longer after its day than this, in days. */
const longestLate = 14;
const page = 100;

/**
 * What is due in a week: the planned visits by day, what is overdue from before and still open, and the re-injection windows
 * that are open. Week and scope stand in the address.
 */
@Component({
  selector: 'glabella-due-page',
  imports: [
    Card,
    DueList,
    EmptyState,
    ErrorState,
    FormProblem,
    LoadingState,
    RouterLink,
    SegmentedControl,
  ],
  templateUrl: './due-page.html',
  styles: `
    .week {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    section {
      display: grid;
      gap: var(--space-2);
    }
    h3 .dim {
      font-weight: 400;
    }
    .today h3 {
      color: var(--accent);
    }
  `,
})
export class DuePage {
  /** From the query: any day of the week, 'YYYY-MM-DD'; the present week without it. */
  readonly week = input<string>();
  /** From the query: 'practice'; one's own patients without it. */
  readonly scope = input<string>();

  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);
  private readonly calls = inject(DueCalls);

  protected readonly scopeSegments = scopeSegments;
  protected readonly today = computed(() => this.user.today() ?? todayIn('UTC', new Date()));
  protected readonly whose = computed<Scope>(() => {
    if (this.scope() === 'practice' || this.scope() === 'mine') return this.scope() as Scope;
    return this.user.hasRole('psychiatrist', 'clinician') ? 'mine' : 'practice';
  });
  protected readonly monday = computed(() => weekOf(this.week(), this.today()));
  protected readonly isThisWeek = computed(() => this.monday() === weekOf(undefined, this.today()));
  protected readonly heading = computed(
    () => `${formatDate(this.monday())} to ${formatDate(addDays(this.monday(), 6))}`,
  );
  protected readonly mayRecord = computed(() => this.user.hasRole('psychiatrist', 'clinician'));

  private readonly inWeek = computed<DueVisitQuery>(() => ({
    from: this.monday(),
    to: addDays(this.monday(), 6),
    scope: this.whose(),
    limit: page,
  }));
  protected readonly visits = dueVisitsResource(() => this.inWeek());
  /** What is overdue from the weeks before and can still be recorded; of the present week alone. */
  protected readonly late = dueVisitsResource(() =>
    this.isThisWeek()
      ? {
          from: addDays(this.monday(), -longestLate),
          to: addDays(this.monday(), -1),
          scope: this.whose(),
          only: 'open',
          limit: page,
        }
      : undefined,
  );
  private readonly openWindows = computed(() => ({
    until: addDays(this.monday(), 6),
    scope: this.whose(),
    limit: page,
  }));
  protected readonly windows = dueReinjectionsResource(() => this.openWindows());

  private readonly moreVisits = linkedSignal<DueVisitPage | undefined, DueVisitPage[]>({
    source: () => (this.visits.hasValue() ? this.visits.value() : undefined),
    computation: () => [],
  });
  private readonly moreWindows = linkedSignal<DueReinjectionPage | undefined, DueReinjectionPage[]>(
    {
      source: () => (this.windows.hasValue() ? this.windows.value() : undefined),
      computation: () => [],
    },
  );
  protected readonly moreProblem = signal<ApiProblem | null>(null);

  protected readonly problem = computed(() => {
    const error = this.visits.error() ?? this.late.error() ?? this.windows.error();
    return error ? problemOf(error) : null;
  });
  protected readonly isRead = computed(
    () =>
      this.visits.hasValue() &&
      this.windows.hasValue() &&
      (!this.isThisWeek() || this.late.hasValue()),
  );
  private readonly visitPages = computed(() =>
    this.visits.hasValue() ? [this.visits.value(), ...this.moreVisits()] : [],
  );
  private readonly windowPages = computed(() =>
    this.windows.hasValue() ? [this.windows.value(), ...this.moreWindows()] : [],
  );
  protected readonly days = computed(() => {
    const today = this.today();
    const rows = this.visitPages().flatMap((one) => one.rows);
    return daysOf(this.monday()).map((on: CalendarDate) => ({
      on,
      name: weekdayName(on),
      date: formatDate(on),
      isToday: on === today,
      lines: rows.filter(({ dueOn }) => dueOn === on).map((row) => visitLine(row, today)),
    }));
  });
  protected readonly hasVisits = computed(() => this.days().some(({ lines }) => lines.length > 0));
  protected readonly lateLines = computed(() =>
    this.isThisWeek() && this.late.hasValue()
      ? this.late.value().rows.map((row) => visitLine(row, this.today()))
      : [],
  );
  protected readonly windowLines = computed(() =>
    this.windowPages().flatMap((one) => one.rows.map((row) => reinjectionLine(row, this.today()))),
  );
  /** Where the next page begins; null on the last one. */
  protected readonly nextVisit = computed(() => this.visitPages().at(-1)?.nextCursor ?? null);
  protected readonly nextWindow = computed(() => this.windowPages().at(-1)?.nextCursor ?? null);

  protected go(weeks: number): void {
    const monday = weeks === 0 ? null : addDays(this.monday(), 7 * weeks);
    this.show({ week: monday === weekOf(undefined, this.today()) ? null : monday });
  }

  protected choose(scope: Scope): void {
    this.show({ scope });
  }

  protected retry(): void {
    this.visits.reload();
    this.late.reload();
    this.windows.reload();
  }

  protected async loadVisits(): Promise<void> {
    const cursor = this.nextVisit();
    const asked = this.inWeek();
    if (cursor === null) return;
    await this.tryMore(async () => {
      const next = await this.calls.visits({ ...asked, cursor });
      if (asked === this.inWeek()) this.moreVisits.update((pages) => [...pages, next]);
    });
  }

  protected async loadWindows(): Promise<void> {
    const cursor = this.nextWindow();
    const asked = this.openWindows();
    if (cursor === null) return;
    await this.tryMore(async () => {
      const next = await this.calls.reinjections({ ...asked, cursor });
      if (asked === this.openWindows()) this.moreWindows.update((pages) => [...pages, next]);
    });
  }

  private async tryMore(load: () => Promise<void>): Promise<void> {
    this.moreProblem.set(null);
    try {
      await load();
    } catch (error) {
      this.moreProblem.set(problemOf(error));
    }
  }

  private show(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
