import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mostListedImports } from '@glabella/contracts';
import { CurrentUser, importBatchesResource, problemOf } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
} from '@glabella/dashboard/ui';
import { formatDateTime, formatNumber } from '@glabella/domain/values';
import { batchKindLabels, batchStatusWords } from './batch-words';

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
  protected readonly most = mostListedImports;
  protected readonly rows = computed(() => {
    if (!this.batches.hasValue()) return null;
    const timeZone = this.user.practice()?.timeZone ?? 'UTC';
    return this.batches.value().rows.map((batch) => ({
      id: batch.id,
      when: formatDateTime(batch.createdAt, timeZone),
      by: batch.createdBy.displayName,
      kind: batchKindLabels[batch.kind],
      rowCount: formatNumber(batch.rowCount),
      storedCount: formatNumber(batch.storedCount),
      unchangedCount: formatNumber(batch.unchangedCount),
      newPatientCount: formatNumber(batch.newPatientCount),
      status: batchStatusWords[batch.status],
    }));
  });
}
