import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DueVisitQuery } from '@glabella/contracts';
import {
  CurrentUser,
  DueCalls,
  dueReinjectionsResource,
  dueVisitsResource,
  growingList,
  readPage,
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
import { longestVisitLateDays } from '@glabella/domain/outcomes';
import { addDays, type CalendarDate, formatDate, todayIn } from '@glabella/domain/values';
import { DueList } from './due-list';
import { reinjectionLine, visitLine } from './due-rows';
import { daysOf, weekdayName, weekOf } from './week';

type Scope = 'mine' | 'practice';

const scopeSegments: readonly Segment<Scope>[] = [
  { value: 'mine', label: 'Mine' },
  { value: 'practice', label: 'Practice' },
];

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
  /** The practice's day as the latest answer has it: a page may stay open past midnight. */
  private readonly answeredOn = signal<CalendarDate | null>(null);
  protected readonly today = computed(
    () => this.answeredOn() ?? this.user.today() ?? todayIn('UTC', new Date()),
  );
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
  protected readonly visitList = growingList(readPage(this.visits), (cursor) =>
    this.calls.visits({ ...this.inWeek(), cursor }),
  );
  private readonly beforeWeek = computed<DueVisitQuery>(() => ({
    from: addDays(this.monday(), -longestVisitLateDays),
    to: addDays(this.monday(), -1),
    scope: this.whose(),
    only: 'open',
    limit: page,
  }));
  /** What is overdue from the weeks before and can still be recorded; of the present week alone. */
  protected readonly late = dueVisitsResource(() =>
    this.isThisWeek() ? this.beforeWeek() : undefined,
  );
  protected readonly lateList = growingList(readPage(this.late), (cursor) =>
    this.calls.visits({ ...this.beforeWeek(), cursor }),
  );
  private readonly openWindows = computed(() => ({
    until: addDays(this.monday(), 6),
    scope: this.whose(),
    limit: page,
  }));
  protected readonly windows = dueReinjectionsResource(() => this.openWindows());
  protected readonly windowList = growingList(readPage(this.windows), (cursor) =>
    this.calls.reinjections({ ...this.openWindows(), cursor }),
  );
  protected readonly moreProblem = computed(
    () =>
      this.visitList.moreProblem() ?? this.lateList.moreProblem() ?? this.windowList.moreProblem(),
  );

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
  protected readonly days = computed(() => {
    const today = this.today();
    const rows = this.visitList.pages().flatMap((one) => one.rows);
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
    this.lateList.pages().flatMap(({ rows }) => rows.map((row) => visitLine(row, this.today()))),
  );
  protected readonly windowLines = computed(() =>
    this.windowList
      .pages()
      .flatMap(({ rows }) => rows.map((row) => reinjectionLine(row, this.today()))),
  );

  constructor() {
    // A week that began meanwhile is asked for: what is asked follows from today.
    effect(() => {
      if (this.visits.hasValue()) this.answeredOn.set(this.visits.value().today);
    });
  }

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

  private show(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
