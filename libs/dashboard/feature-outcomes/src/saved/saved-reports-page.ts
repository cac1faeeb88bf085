import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SavedReport } from '@glabella/contracts';
import {
  type ApiProblem,
  CurrentUser,
  problemOf,
  SavedReportCalls,
  savedReportsResource,
} from '@glabella/dashboard/data-access';
import {
  Card,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
  Toasts,
} from '@glabella/dashboard/ui';
import { periodLabel } from '@glabella/domain/outcomes';
import { formatDateTime } from '@glabella/domain/values';
import { OutcomesHead } from '../outcomes-head';
import { questionNames } from '../page/question-names';
import { periodWords } from '../page/question-words';
import { SavedReportDialog, type KeptReport, type SavingQuestion } from './saved-report-dialog';
import { openingAddress, questionOf } from './saved-report-question';

/** The outcome reports that somebody keeps under a name: one's own and those that others share. */
@Component({
  selector: 'glabella-saved-reports-page',
  imports: [
    Card,
    DataTable,
    EmptyState,
    ErrorState,
    FormProblem,
    LoadingState,
    OutcomesHead,
    RouterLink,
  ],
  template: `
    <glabella-outcomes-head heading="Saved reports" />
    <glabella-card heading="Yours, and those that colleagues share">
      <glabella-form-problem [problem]="problem()" />
      @if (reading.error(); as error) {
        <glabella-error-state [problem]="problemOf(error)" (retry)="reading.reload()" />
      } @else if (!read()) {
        <glabella-loading-state what="saved reports" [rows]="4" />
      } @else if (rows().length === 0) {
        <glabella-empty-state
          heading="No saved report yet"
          next="Choose days and filters on the report and press Save this report: it then opens from here."
        >
          <a class="btn" routerLink="/outcomes">Open the report</a>
        </glabella-empty-state>
      } @else {
        <glabella-data-table label="Saved reports">
          <table class="stacking">
            <thead>
              <tr>
                <th scope="col">Report</th>
                <th scope="col">Days</th>
                <th scope="col">Filters</th>
                <th scope="col">Of</th>
                <th scope="col">Saved</th>
                <th scope="col"><span class="visually-hidden">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.report.id) {
                <tr>
                  <th scope="row">
                    <a routerLink="/outcomes" [queryParams]="row.address">{{ row.report.name }}</a>
                  </th>
                  <td data-label="Days">
                    <div>
                      {{ row.period }}
                      <span class="soft small">{{ row.days }}</span>
                    </div>
                  </td>
                  <td data-label="Filters">{{ row.filters }}</td>
                  <td data-label="Of">
                    <div>
                      {{ row.of }}
                      <span class="soft small">{{ row.seenBy }}</span>
                    </div>
                  </td>
                  <td data-label="Saved" class="nowrap">{{ row.saved }}</td>
                  <td class="actions no-print">
                    @if (row.isOwn) {
                      <button type="button" class="btn compact" (click)="change(row.report)">
                        Change<span class="visually-hidden"> {{ row.report.name }}</span>
                      </button>
                    }
                    @if (row.mayDelete) {
                      <button type="button" class="btn compact" (click)="retire(row.report)">
                        Delete<span class="visually-hidden"> {{ row.report.name }}</span>
                      </button>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </glabella-data-table>
      }
    </glabella-card>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-3);
    }
    th,
    td {
      vertical-align: top;
    }
    tbody th {
      font-weight: 560;
    }
    .small {
      display: block;
      font-size: var(--text-s);
    }
    .actions {
      white-space: nowrap;
    }
    .actions .btn + .btn {
      margin-left: var(--space-2);
    }
  `,
})
export class SavedReportsPage {
  private readonly user = inject(CurrentUser);
  private readonly calls = inject(SavedReportCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly names = questionNames();

  protected readonly reading = savedReportsResource();
  protected readonly problemOf = problemOf;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly read = computed(() =>
    this.reading.hasValue() ? this.reading.value() : undefined,
  );
  protected readonly rows = computed(() => {
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    return (this.read()?.rows ?? []).map((report) => {
      const isOwn = report.owner.id === this.user.staffId();
      return {
        report,
        address: openingAddress(report),
        period: periodLabel(report.period),
        days: periodWords(report.days),
        filters: this.names.words(questionOf(report)),
        of: isOwn ? 'You' : report.owner.displayName,
        seenBy: report.isShared ? 'shared with the practice' : 'seen by you alone',
        saved: formatDateTime(report.savedAt, timeZone),
        isOwn,
        mayDelete: isOwn || this.user.hasRole('administrator'),
      };
    });
  });

  protected async change(report: SavedReport): Promise<void> {
    const question = questionOf(report);
    const saving: SavingQuestion = {
      heading: 'Change the saved report',
      question,
      filters: this.names.words(question),
      today: this.read()?.today ?? report.days.to,
      changes: report,
      opened: report,
    };
    const saved = await this.dialogs.ask<KeptReport>(SavedReportDialog, saving);
    if (saved) this.toasts.show({ text: 'The report is changed.' });
    this.reading.reload();
  }

  protected async retire({ id, version, name }: SavedReport): Promise<void> {
    const isSure = await this.dialogs.confirm({
      heading: 'Delete this saved report?',
      text: `${name} leaves every list. No figure and no record changes.`,
      confirmLabel: 'Delete',
      tone: 'danger',
    });
    if (!isSure) return;
    this.problem.set(null);
    try {
      await this.calls.retire(id, version);
      this.toasts.show({ text: 'The report is deleted.' });
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.reading.reload();
  }
}
