import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  auditActionWords,
  idSchema,
  type AuditEventView,
  type AuditFileQuery,
} from '@glabella/contracts';
import {
  auditFileAddress,
  auditResource,
  CurrentUser,
  problemOf,
  staffResource,
} from '@glabella/dashboard/data-access';
import {
  Chip,
  Control,
  CsvDownload,
  DataTable,
  DateField,
  EmptyState,
  ErrorState,
  Field,
  lastKnown,
  LoadingState,
  type Tone,
} from '@glabella/dashboard/ui';
import { formatDateTime, isCalendarDate, type CsvFormat } from '@glabella/domain/values';
import { detailWords, subjectWords, type NameOf } from './audit-words';

type Outcome = AuditEventView['outcome'];

const outcomes: Readonly<Record<Outcome, { label: string; tone: Tone }>> = {
  done: { label: 'Done', tone: 'neutral' },
  refused: { label: 'Refused', tone: 'warn' },
  failed: { label: 'Failed', tone: 'warn' },
};

const isOutcome = (text: string | undefined): text is Outcome =>
  text !== undefined && text in outcomes;

/** The practice's audit trail: who did what to which record, when, from where. The filters stand in the address. */
@Component({
  selector: 'glabella-audit-page',
  imports: [
    Chip,
    Control,
    CsvDownload,
    DataTable,
    DateField,
    EmptyState,
    ErrorState,
    Field,
    LoadingState,
    RouterLink,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  private readonly router = inject(Router);
  private readonly timeZone = inject(CurrentUser).practice()?.timeZone ?? 'UTC';

  readonly from = input<string>();
  readonly to = input<string>();
  readonly outcome = input<string>();
  /** Who did it: the id of somebody of the practice. */
  readonly actorId = input<string>();

  protected readonly outcomes = outcomes;
  protected readonly outcomeList = Object.entries(outcomes);
  protected readonly problemOf = problemOf;
  protected readonly actionWords = auditActionWords;
  protected readonly detailWords = detailWords;
  protected readonly subjectWords = subjectWords;

  private readonly filters = computed((): Omit<AuditFileQuery, 'format'> => {
    const [from, to, outcome] = [this.from(), this.to(), this.outcome()];
    const actorId = idSchema.safeParse(this.actorId()).data;
    return {
      ...(from && isCalendarDate(from) ? { from } : {}),
      ...(to && isCalendarDate(to) ? { to } : {}),
      ...(actorId ? { actorId } : {}),
      ...(isOutcome(outcome) ? { outcome } : {}),
    };
  });
  /** Everybody who works or worked here: what somebody did who left is asked for, too. */
  protected readonly staff = staffResource();
  protected readonly chosenPerson = computed(() => this.filters().actorId);
  protected readonly people = computed(() => {
    const chosen = this.chosenPerson();
    const listed = (this.staff.hasValue() ? this.staff.value().rows : []).map(
      ({ id, displayName, status }) => ({
        id,
        label: status === 'disabled' ? `${displayName} (disabled)` : displayName,
      }),
    );
    // A filter that is in force is shown, whoever it names.
    if (chosen === undefined || listed.some(({ id }) => id === chosen)) return listed;
    return [...listed, { id: chosen, label: 'Somebody who is not listed' }];
  });
  /** People by name, whoever left included. */
  protected readonly nameOf = computed((): NameOf => {
    const rows = this.staff.hasValue() ? this.staff.value().rows : [];
    const names = new Map(rows.map(({ id, displayName }) => [id, displayName]));
    return (id) => names.get(id) ?? null;
  });
  /** The event whose several patients are listed. */
  protected readonly opened = signal<string | null>(null);
  protected readonly isFiltered = computed(() => Object.keys(this.filters()).length > 0);
  /** The pages opened one after another; other filters begin at the first. */
  private readonly cursors = linkedSignal<unknown, readonly string[]>({
    source: this.filters,
    computation: () => [],
  });
  protected readonly pageNumber = computed(() => this.cursors().length + 1);
  protected readonly events = auditResource(() => ({
    ...this.filters(),
    cursor: this.cursors().at(-1),
    limit: 50,
  }));
  protected readonly nextCursor = computed(() =>
    this.events.hasValue() && !this.events.isLoading() ? this.events.value().nextCursor : null,
  );
  protected readonly mayTurnBack = computed(
    () => this.pageNumber() > 1 && !this.events.isLoading(),
  );
  /** Whether there are pages to turn; while one is read, whether there were. */
  protected readonly isPaged = lastKnown(() => {
    if (this.pageNumber() > 1) return true;
    return this.events.hasValue() ? this.events.value().rows.length > 0 : null;
  });
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly fileAddress = computed(() => {
    const filters = this.filters();
    return (format: CsvFormat) => auditFileAddress({ ...filters, format });
  });

  protected at(instant: string): string {
    return formatDateTime(instant, this.timeZone);
  }

  protected filter(change: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** The button goes with what it clears: whoever pressed it goes on from the heading. */
  protected clear(): void {
    this.heading()?.nativeElement.focus();
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  protected toggle(eventId: string): void {
    this.opened.update((opened) => (opened === eventId ? null : eventId));
  }

  protected older(): void {
    const cursor = this.nextCursor();
    if (cursor !== null) this.cursors.update((opened) => [...opened, cursor]);
  }

  protected newer(): void {
    if (this.mayTurnBack()) this.cursors.update((opened) => opened.slice(0, -1));
  }
}
