import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { idSchema, type AuditEventView, type AuditFileQuery } from '@glabella/contracts';
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
  LoadingState,
  type Tone,
} from '@glabella/dashboard/ui';
import { formatDateTime, isCalendarDate, type CsvFormat } from '@glabella/domain/values';
import { actionWords, detailWords } from './audit-words';

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
  protected readonly actionWords = actionWords;
  protected readonly detailWords = detailWords;

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

  protected clear(): void {
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  protected older(cursor: string): void {
    this.cursors.update((opened) => [...opened, cursor]);
  }

  protected newer(): void {
    this.cursors.update((opened) => opened.slice(0, -1));
  }
}
