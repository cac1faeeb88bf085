import { Component, computed, inject, input, output } from '@angular/core';
import type { OutcomeQuestion } from '@glabella/contracts';
import { CurrentUser, savedReportsResource } from '@glabella/dashboard/data-access';
import { Dialogs, Toasts } from '@glabella/dashboard/ui';
import { daysOfPeriod } from '@glabella/domain/outcomes';
import type { CalendarDate } from '@glabella/domain/values';
import { SavedReportDialog, type KeptReport, type SavingQuestion } from './saved-report-dialog';
import { asksDaysOf, differs } from './saved-report-question';

/** Which saved report the page shows, whether it still asks the same, and the ways to keep what it asks now. */
@Component({
  selector: 'glabella-open-report',
  template: `
    @if (open(); as report) {
      <p class="named">
        <span class="strong">{{ report.name }}</span>
        @if (isChanged()) {
          <span class="soft">, changed since it was saved</span>
        }
      </p>
    } @else if (isGone()) {
      <p class="soft no-print">The saved report is not there any more; its days and filters are.</p>
    }
    <div class="buttons no-print">
      @if (isOwn() && isChanged()) {
        <button type="button" class="btn" (click)="keep(true)">Save the changes</button>
      }
      <button type="button" class="btn" (click)="keep(false)">
        {{ open() ? 'Save as a new report' : 'Save this report' }}
      </button>
    </div>
  `,
  styles: `
    :host,
    .buttons {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
    }
    .named {
      margin: 0;
    }
  `,
})
export class OpenReport {
  /** The id of the saved report that was opened; undefined for none. */
  readonly reportId = input.required<string | undefined>();
  readonly question = input.required<OutcomeQuestion>();
  /** The filters in words. */
  readonly filters = input.required<string>();
  readonly today = input.required<CalendarDate>();
  /** What to write into the address. */
  readonly changed = output<Readonly<Record<string, string | null>>>();

  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);
  private readonly reports = savedReportsResource(() => this.reportId() !== undefined);

  private readonly read = computed(() =>
    this.reports.hasValue() ? this.reports.value().rows : null,
  );
  protected readonly open = computed(
    () => this.read()?.find(({ id }) => id === this.reportId()) ?? null,
  );
  protected readonly isGone = computed(
    () => this.reportId() !== undefined && this.read() !== null && this.open() === null,
  );
  protected readonly isOwn = computed(() => this.open()?.owner.id === this.user.staffId());
  protected readonly isChanged = computed(() => {
    const report = this.open();
    return report !== null && differs(this.question(), report, this.today());
  });

  protected async keep(isChange: boolean): Promise<void> {
    const saving: SavingQuestion = {
      heading: isChange ? 'Save the changes' : 'Save this report',
      question: this.question(),
      filters: this.filters(),
      today: this.today(),
      changes: isChange ? this.open() : null,
      opened: this.open(),
    };
    const saved = await this.dialogs.ask<KeptReport>(SavedReportDialog, saving);
    if (saved === null) return;
    this.toasts.show({ text: 'The report is saved.' });
    // The page asks the days that were kept: otherwise the report would differ from what was just saved.
    const { from, to } = daysOfPeriod(saved.period, this.today());
    const isAsked = asksDaysOf(this.question(), saved.period, this.today());
    this.changed.emit({ report: saved.id, ...(isAsked ? {} : { from, to }) });
    this.reports.reload();
  }
}
