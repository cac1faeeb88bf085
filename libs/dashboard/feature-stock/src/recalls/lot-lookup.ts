import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RecordRef } from '@glabella/contracts';
import {
  CurrentUser,
  growingList,
  readPage,
  lotPatientsResource,
  problemOf,
  RecallCalls,
} from '@glabella/dashboard/data-access';
import {
  Card,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
  LoadMore,
  PrintedCount,
  printsAll,
} from '@glabella/dashboard/ui';
import { LotSessions } from './lot-sessions';
import { patientsInWords, patientWords } from './patient-words';
import { StartRecallDialog, type RecallQuestion } from './start-recall-dialog';

/** From a lot number, typed or pasted, to every patient, session, dose and last contact. */
@Component({
  selector: 'glabella-lot-lookup',
  imports: [
    Card,
    DataTable,
    EmptyState,
    ErrorState,
    LoadingState,
    LoadMore,
    LotSessions,
    PrintedCount,
    RouterLink,
  ],
  templateUrl: './lot-lookup.html',
  styleUrl: './recalls.css',
})
export class LotLookup {
  /** From the query: a lot number, which is no patient data. */
  readonly lot = input<string>();

  private readonly calls = inject(RecallCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  protected readonly asked = computed(() => this.lot()?.trim().slice(0, 60) || undefined);
  protected readonly first = lotPatientsResource(() => this.asked());
  protected readonly list = growingList(readPage(this.first), (cursor) =>
    this.calls.lotPatientsFrom(cursor, this.asked() ?? ''),
  );
  protected readonly problem = computed(() => {
    const error = this.first.error();
    return error ? problemOf(error) : null;
  });
  protected readonly hasMore = computed(() => this.list.nextCursor() !== null);
  protected readonly print = printsAll(this.list);
  protected readonly rows = computed(() =>
    this.list
      .pages()
      .flatMap(({ rows }) => rows.map((row) => ({ ...patientWords(row), sessions: row.sessions }))),
  );
  protected readonly count = computed(() => patientsInWords(this.rows().length));
  protected readonly mayStart = computed(() => this.user.hasRole('psychiatrist', 'administrator'));

  protected search(typed: string): void {
    const lot = typed.trim() || null;
    void this.router.navigate([], { queryParams: { lot }, replaceUrl: true });
  }

  protected async startRecall(): Promise<void> {
    const lotNumber = this.asked();
    if (lotNumber === undefined) return;
    const question: RecallQuestion = {
      lotNumber,
      start: (body, submission) => this.calls.start(body, submission),
    };
    const started = await this.dialogs.ask<RecordRef>(StartRecallDialog, question);
    if (started) await this.router.navigate(['/recalls', started.id]);
  }
}
