import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CurrentUser, importBatchesResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
} from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { batchKindLabels, batchStatusWords } from './batch-words';

const number = new Intl.NumberFormat('en');

/** Every import of the practice: who, when, how much, and what became of it. */
@Component({
  selector: 'glabella-imports-page',
  imports: [Card, Chip, DataTable, EmptyState, ErrorState, LoadingState, RouterLink],
  templateUrl: './imports-page.html',
})
export class ImportsPage {
  private readonly user = inject(CurrentUser);

  protected readonly batches = importBatchesResource();
  protected readonly problemOf = problemOf;
  protected readonly rows = computed(() => {
    if (!this.batches.hasValue()) return null;
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    return this.batches.value().rows.map((batch) => ({
      id: batch.id,
      when: formatDateTime(batch.createdAt, timeZone),
      by: batch.createdBy.displayName,
      kind: batchKindLabels[batch.kind],
      rowCount: number.format(batch.rowCount),
      storedCount: number.format(batch.storedCount),
      unchangedCount: number.format(batch.unchangedCount),
      newPatientCount: number.format(batch.newPatientCount),
      status: batchStatusWords[batch.status],
    }));
  });
}
