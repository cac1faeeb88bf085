import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CurrentUser, problemOf, recallListResource } from '@glabella/dashboard/data-access';
import {
  Card,
  Chip,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingState,
} from '@glabella/dashboard/ui';
import { recallProgress } from '@glabella/domain/treatment';
import { formatDateTime } from '@glabella/domain/values';

/** Every recall of the practice: open ones first, each with how many are reached. */
@Component({
  selector: 'glabella-recall-list',
  imports: [Card, Chip, DataTable, EmptyState, ErrorState, LoadingState, RouterLink],
  template: `
    <div class="page-head">
      <div>
        <h1>Recalls</h1>
        <p class="soft">From a lot number to everybody who received it, until each is reached.</p>
      </div>
      <a class="btn primary no-print" routerLink="/recalls/lot">Look up a lot</a>
    </div>
    @if (problem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="recalls.reload()" />
    } @else if (!recalls.hasValue()) {
      <glabella-loading-state what="recalls" [rows]="4" />
    } @else if (rows().length === 0) {
      <glabella-empty-state
        heading="No lot was recalled"
        next="Look a lot up first: a recall starts from who received it."
      >
        <a class="btn" routerLink="/recalls/lot">Look up a lot</a>
      </glabella-empty-state>
    } @else {
      <glabella-card>
        <glabella-data-table label="Recalls">
          <table class="stacking">
            <thead>
              <tr>
                <th scope="col">Lot</th>
                <th scope="col">Reason</th>
                <th scope="col">On whose word</th>
                <th scope="col">Started</th>
                <th scope="col">Progress</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/recalls', row.id]">{{ row.lotNumber }}</a>
                    <small>{{ row.product }}</small>
                  </th>
                  <td data-label="Reason">{{ row.reason }}</td>
                  <td data-label="On whose word">
                    <span
                      >{{ row.authority }} <small>{{ row.reference }}</small></span
                    >
                  </td>
                  <td class="soft" data-label="Started">{{ row.started }}</td>
                  <td data-label="Progress">
                    <span>
                      <glabella-chip class="nowrap" [tone]="row.tone">{{
                        row.progress
                      }}</glabella-chip>
                      @if (row.isClosed) {
                        <glabella-chip>closed</glabella-chip>
                      }
                    </span>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </glabella-data-table>
      </glabella-card>
    }
  `,
  styleUrl: './recalls.css',
})
export class RecallListPage {
  private readonly user = inject(CurrentUser);
  protected readonly recalls = recallListResource();
  protected readonly problem = computed(() => {
    const error = this.recalls.error();
    return error ? problemOf(error) : null;
  });
  protected readonly rows = computed(() => {
    const timeZone = this.user.me()?.practice.timeZone ?? 'UTC';
    const recalls = this.recalls.hasValue() ? this.recalls.value().rows : [];
    return recalls.map((recall) => ({
      id: recall.id,
      lotNumber: recall.lotNumber,
      product: recall.productId ?? 'every product',
      reason: recall.reason,
      authority: recall.authority,
      reference: recall.reference ?? '',
      started: `${recall.startedBy.displayName}, ${formatDateTime(recall.startedAt, timeZone)}`,
      progress: recallProgress(recall.progress),
      tone:
        recall.progress.reached === recall.progress.patients
          ? ('good' as const)
          : ('warn' as const),
      isClosed: recall.isClosed,
    }));
  });
}
