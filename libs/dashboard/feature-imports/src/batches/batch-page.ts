import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportBatch } from '@glabella/contracts';
import {
  type ApiProblem,
  CurrentUser,
  ImportCalls,
  importBatchResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  Dialogs,
  ErrorState,
  FormProblem,
  LoadingState,
  RowProgress,
  Toasts,
} from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { Counts } from '../counts';
import { ProblemList } from '../problem-list';
import { batchCounts, batchKindLabels, batchSentence, batchStatusWords } from './batch-words';

/** How often a running import is asked how far it is, in milliseconds. */
export const progressPauseMs = 700;

/** One import: how far it is, what came of it, and the ways to take it back. */
@Component({
  selector: 'glabella-batch-page',
  imports: [
    Card,
    Chip,
    Counts,
    ErrorState,
    FormProblem,
    LoadingState,
    ProblemList,
    RouterLink,
    RowProgress,
  ],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.css',
})
export class BatchPage {
  private readonly calls = inject(ImportCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  readonly batchId = input.required<string>();

  protected readonly read = importBatchResource(this.batchId);
  /** As last read, or as the last change answered. */
  protected readonly batch = linkedSignal(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly problemOf = problemOf;

  protected readonly counts = computed(() => {
    const batch = this.batch();
    return batch ? batchCounts(batch) : [];
  });

  constructor() {
    effect((onCleanup) => {
      if (this.batch()?.status !== 'running' || this.read.isLoading()) return;
      const timer = setTimeout(() => this.read.reload(), progressPauseMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected statusOf(batch: ImportBatch) {
    return batchStatusWords[batch.status];
  }

  protected kindOf(batch: ImportBatch): string {
    return batchKindLabels[batch.kind];
  }

  protected sentenceOf(batch: ImportBatch): string {
    return batchSentence(batch);
  }

  protected startedText({ createdBy, finishedAt }: ImportBatch): string {
    const ended = finishedAt ? `, ended ${this.time(finishedAt)}` : '';
    return `Started by ${createdBy.displayName}${ended}.`;
  }

  protected time(instant: string): string {
    return formatDateTime(instant, this.user.practice()?.timeZone ?? 'UTC');
  }

  protected async stopImport(): Promise<void> {
    const isSure = await this.dialogs.confirm({
      heading: 'Stop this import?',
      text: 'Nothing of the file will be stored. It can be imported again at any time.',
      confirmLabel: 'Stop the import',
      cancelLabel: 'Go on importing',
      tone: 'danger',
    });
    if (isSure) await this.change(() => this.calls.cancel(this.batchId()));
  }

  protected async voidImport(): Promise<void> {
    const reason = await this.dialogs.askReason({
      heading: 'Void this import?',
      text:
        'Every assessment it stored is marked as void and leaves charts and lists. ' +
        'It stays readable in each record’s history; patients it created stay.',
      confirmLabel: 'Void the import',
      tone: 'danger',
    });
    if (reason === null) return;
    const isDone = await this.change(() => this.calls.void(this.batchId(), { reason }));
    if (isDone) this.toasts.show({ text: 'The import is voided.' });
  }

  private async change(call: () => Promise<ImportBatch>): Promise<boolean> {
    this.problem.set(null);
    try {
      this.batch.set(await call());
      return true;
    } catch (error) {
      this.problem.set(problemOf(error));
      // It may have ended in the meantime: show how.
      this.read.reload();
      return false;
    }
  }
}
