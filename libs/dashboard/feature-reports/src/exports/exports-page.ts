import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import type { DataExport, ExportKind } from '@glabella/contracts';
import {
  apiBase,
  type ApiProblem,
  apiPath,
  careSiteChoices,
  CurrentUser,
  dataExportsResource,
  diagnosisFilterChoices,
  ExportCalls,
  practiceResource,
  problemOf,
  protocolChoices,
  protocolsResource,
  Submission,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
} from '@glabella/dashboard/ui';
import { ReportsHead } from '../reports-head';
import { ExportForm, type WantedExport } from './export-form';
import { ExportHistory } from './export-history';
import { RunningExport } from './running-export';

/** How often an export on its way is asked how far it is, in milliseconds. */
export const lookPauseMs = 700;

/** Exports of the practice's record: what to export, how far it is, and who exported what before. */
@Component({
  selector: 'glabella-exports-page',
  imports: [
    Card,
    EmptyState,
    ErrorState,
    ExportForm,
    ExportHistory,
    FormProblem,
    LoadingState,
    ReportsHead,
    RunningExport,
  ],
  template: `
    <glabella-reports-head heading="Reports" />
    <div class="parts">
      <glabella-card heading="Export the record">
        <div class="stack">
          <glabella-export-form
            [kinds]="kinds()"
            [protocols]="protocols()"
            [diagnoses]="diagnoses()"
            [careSites]="careSites()"
            [isBusy]="isPreparing()"
            (wanted)="download($event)"
          />
          <glabella-form-problem [problem]="problem()" />
        </div>
      </glabella-card>
      @if (current(); as shown) {
        <glabella-card heading="This export">
          <glabella-running-export [shown]="shown" (cancelled)="cancel(shown.id)" />
        </glabella-card>
      }
      <glabella-card heading="Past exports">
        @if (known(); as rows) {
          @if (rows.length === 0) {
            <glabella-empty-state
              heading="Nothing exported yet"
              next="Every export will stand here with who, when and what was in it. The files themselves are kept nowhere."
            />
          } @else {
            <glabella-export-history
              [exports]="rows"
              [protocols]="protocols()"
              [careSites]="careSites()"
              (cancelled)="cancel($event)"
            />
          }
        } @else if (history.error(); as error) {
          <glabella-error-state [problem]="problemOf(error)" (retry)="history.reload()" />
        } @else {
          <glabella-loading-state what="past exports" [rows]="4" />
        }
      </glabella-card>
    </div>
  `,
  styles: `
    .parts,
    .stack {
      display: grid;
      gap: var(--space-4);
    }
    .parts {
      max-width: 1080px;
    }
  `,
})
export class ExportsPage {
  private readonly calls = inject(ExportCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly user = inject(CurrentUser);
  private readonly document = inject(DOCUMENT);
  private readonly submission = new Submission();

  protected readonly history = dataExportsResource();
  private readonly allProtocols = protocolsResource();
  protected readonly protocols = protocolChoices(this.allProtocols);
  protected readonly diagnoses = diagnosisFilterChoices(this.allProtocols);
  protected readonly careSites = careSiteChoices(practiceResource());
  /** As last read; a lost connection does not take it off the page. */
  protected readonly known = linkedSignal<
    readonly DataExport[] | null,
    readonly DataExport[] | null
  >({
    source: () => (this.history.hasValue() ? this.history.value().rows : null),
    computation: (rows, before) => rows ?? before?.value ?? null,
  });
  protected readonly kinds = computed((): ExportKind[] =>
    this.user.hasRole('administrator') ? ['identified', 'pseudonymised'] : ['pseudonymised'],
  );
  private readonly begun = signal<DataExport | null>(null);
  /** The export that was begun on this page, as the history knows it now. */
  protected readonly current = computed(() => {
    const begun = this.begun();
    return this.known()?.find(({ id }) => id === begun?.id) ?? begun;
  });
  protected readonly isPreparing = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly problemOf = problemOf;

  constructor() {
    effect((onCleanup) => {
      const isAnyOnItsWay = this.known()?.some(({ status }) =>
        ['prepared', 'running'].includes(status),
      );
      if (!isAnyOnItsWay || this.history.isLoading()) return;
      const timer = setTimeout(() => this.history.reload(), lookPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async download({ kind, request }: WantedExport): Promise<void> {
    this.problem.set(null);
    this.isPreparing.set(true);
    try {
      const prepared = await this.calls.prepare(kind, request, this.submission);
      this.begun.set(prepared);
      this.save(prepared.id);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isPreparing.set(false);
      this.history.reload();
    }
  }

  protected async cancel(id: string): Promise<void> {
    const isSure = await this.dialogs.confirm({
      heading: 'Cancel this export?',
      text: 'The download breaks off. What was saved until then is of no use and may be deleted.',
      confirmLabel: 'Cancel the export',
      cancelLabel: 'Go on exporting',
      tone: 'danger',
    });
    if (!isSure) return;
    this.problem.set(null);
    try {
      await this.calls.cancel(id);
    } catch (error) {
      // It may have ended in the meantime: the history shows how.
      this.problem.set(problemOf(error));
    }
    this.history.reload();
  }

  /** The browser saves the file to disk while it is written: nothing of it is held by this page. */
  private save(id: string): void {
    const link = this.document.createElement('a');
    link.href = apiBase + apiPath`exports/${id}/file`;
    link.download = '';
    this.document.body.append(link);
    link.click();
    link.remove();
  }
}
