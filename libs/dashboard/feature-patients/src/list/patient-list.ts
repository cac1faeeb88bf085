import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PatientPage, PatientRow } from '@glabella/contracts';
import {
  CurrentUser,
  growingList,
  PatientCalls,
  patientSearchResource,
  practiceNumbers,
  problemOf,
  readPage,
} from '@glabella/dashboard/data-access';
import {
  Chip,
  EmptyState,
  ErrorState,
  LoadingState,
  LoadMore,
  SegmentedControl,
  Sparkline,
  listRow,
} from '@glabella/dashboard/ui';
import { todayIn } from '@glabella/domain/values';
import {
  inAddress,
  isNarrowed,
  listQueryOf,
  listSegments,
  searchOf,
  type ListQuery,
} from './list-query';

/** How long typing rests before the search is sent, in milliseconds. */
export const typingPauseMs = 200;

/**
 * The patients of the practice: searched as one types, narrowed and ordered by the address, walked by j and k. What is typed is
 * patient data: it is sent in the body of a POST and stands in no address.
 */
@Component({
  selector: 'glabella-patient-list',
  imports: [
    Chip,
    EmptyState,
    ErrorState,
    LoadingState,
    LoadMore,
    RouterLink,
    SegmentedControl,
    Sparkline,
  ],
  templateUrl: './patient-list.html',
  styleUrl: './patient-list.css',
  host: { '(keydown)': 'walk($event)' },
})
export class PatientList {
  /** From the query. */
  readonly scope = input<string>();
  /** From the query. */
  readonly state = input<string>();
  /** From the query. */
  readonly sort = input<string>();

  private readonly calls = inject(PatientCalls);
  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');

  protected readonly segments = listSegments;
  protected readonly query = computed(() =>
    listQueryOf({ scope: this.scope(), state: this.state(), sort: this.sort() }),
  );
  protected readonly typed = signal('');
  private readonly asked = signal('');

  protected readonly page = patientSearchResource(() => searchOf(this.query(), this.asked()));
  /** The page that was read last: it stands until the next one is there, so that nothing flickers. */
  private readonly firstPage = linkedSignal<PatientPage | undefined, PatientPage | undefined>({
    source: readPage(this.page),
    computation: (read, before) => read ?? before?.value,
  });
  protected readonly list = growingList(this.firstPage, (cursor) =>
    this.calls.search(searchOf(this.query(), this.asked(), cursor)),
  );

  protected readonly mayEnter = computed(() => this.user.hasRole('psychiatrist', 'clinician'));
  private readonly numbers = practiceNumbers(() => this.isRead());
  protected readonly rows = computed(() => {
    const today = this.user.today() ?? todayIn('UTC', new Date());
    const found: PatientRow[] = this.list.pages().flatMap(({ rows }) => rows);
    return found.map((patient) => listRow(patient, today, this.numbers()));
  });
  protected readonly isRead = computed(() => this.firstPage() !== undefined);
  protected readonly isNarrowed = computed(() => isNarrowed(this.query(), this.asked()));
  protected readonly hasMore = computed(() => this.list.nextCursor() !== null);
  protected readonly problem = computed(() => {
    const error = this.page.error();
    return error ? problemOf(error) : null;
  });
  protected readonly countText = computed(() => {
    if (!this.isRead()) return '';
    const count = this.rows().length;
    const more = this.hasMore() ? ', more below' : '';
    return `${count} ${count === 1 ? 'patient' : 'patients'}${more}`;
  });

  constructor() {
    effect((onCleanup) => {
      const text = this.typed().trim();
      const timer = setTimeout(() => this.asked.set(text), text === '' ? 0 : typingPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected change(change: Partial<ListQuery>): void {
    void this.router.navigate([], {
      queryParams: inAddress(change),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected clearFilters(): void {
    this.typed.set('');
    this.asked.set('');
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
    this.search().nativeElement.focus();
  }

  /**
   * The keys j and k walk along the names while the focus is in the list; Enter opens the one in focus, as a link does. The
   * arrow leads there from the search. Elsewhere a single letter does nothing (WCAG 2.2, 2.1.4).
   */
  protected walk(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    const isSearch = at === this.search().nativeElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isSearch && at.closest('table') === null) return;
    const isDown = isSearch ? event.key === 'ArrowDown' : event.key === 'j';
    const isUp = !isSearch && event.key === 'k';
    if (!isDown && !isUp) return;
    const names = [...this.host.nativeElement.querySelectorAll<HTMLElement>('a.name')];
    const now = names.findIndex((name) => name === document.activeElement);
    const next = isDown ? Math.min(now + 1, names.length - 1) : Math.max(now - 1, 0);
    if (names.length === 0) return;
    event.preventDefault();
    names[next]?.focus();
  }
}
