import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LotPatientPage, RecordRef } from '@glabella/contracts';
import {
  CurrentUser,
  lotPatientsResource,
  problemOf,
  RecallCalls,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Card,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
} from '@glabella/dashboard/ui';
import { LotSessions } from './lot-sessions';
import { patientsInWords, patientWords } from './patient-words';
import { StartRecallDialog, type RecallQuestion } from './start-recall-dialog';

/** From a lot number, typed or pasted, to every patient, session, dose and last contact. */
@Component({
  selector: 'glabella-lot-lookup',
  imports: [Card, DataTable, EmptyState, ErrorState, LoadingState, LotSessions, RouterLink],
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
  private readonly pages = linkedSignal<LotPatientPage[]>(() =>
    this.first.hasValue() ? [this.first.value()] : [],
  );
  protected readonly isLoadingMore = signal(false);
  protected readonly moreProblem = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const error = this.first.error();
    return error ? problemOf(error) : null;
  });
  protected readonly nextCursor = computed(() => this.pages().at(-1)?.nextCursor ?? null);
  protected readonly rows = computed(() =>
    this.pages().flatMap(({ rows }) =>
      rows.map((row) => ({ ...patientWords(row), sessions: row.sessions })),
    ),
  );
  protected readonly countText = computed(() =>
    this.first.hasValue() ? patientsInWords(this.rows().length, this.nextCursor() !== null) : '',
  );
  protected readonly mayStart = computed(() => this.user.hasRole('psychiatrist', 'administrator'));

  protected search(typed: string): void {
    const lot = typed.trim() || null;
    void this.router.navigate([], { queryParams: { lot }, replaceUrl: true });
  }

  protected print(): void {
    window.print();
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

  protected async loadMore(): Promise<void> {
    const [cursor, lot] = [this.nextCursor(), this.asked()];
    if (cursor === null || lot === undefined || this.isLoadingMore()) return;
    this.isLoadingMore.set(true);
    this.moreProblem.set(null);
    try {
      const next = await this.calls.lotPatientsFrom(cursor, lot);
      if (lot === this.asked()) this.pages.update((pages) => [...pages, next]);
    } catch (error) {
      this.moreProblem.set(problemOf(error));
    } finally {
      this.isLoadingMore.set(false);
    }
  }
}
