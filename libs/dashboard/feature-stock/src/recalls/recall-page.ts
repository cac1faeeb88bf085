import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RecallPatientPage, RecallRecord, RecordRef } from '@glabella/contracts';
import {
  CurrentUser,
  growingList,
  readPage,
  problemOf,
  RecallCalls,
  recallExportAddress,
  recallPatientsResource,
  recallResource,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Chip,
  CsvDownload,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
  LoadMore,
  PrintedCount,
  printsAll,
  Toasts,
  identityOf,
} from '@glabella/dashboard/ui';
import {
  recallMethodLabels,
  recallOutcomeLabels,
  recallProgress,
} from '@glabella/domain/treatment';
import { formatDate, formatDateTime, type CsvFormat } from '@glabella/domain/values';
import { ContactDialog, type ContactQuestion } from './contact-dialog';
import { LotSessions } from './lot-sessions';
import { patientsInWords, patientWords } from './patient-words';

type RecallPatient = RecallPatientPage['rows'][number];

const stepWords = { started: 'Started', closed: 'Closed', reopened: 'Taken up again' } as const;

/** A recall: how far it has come, and every patient with the attempts to reach them. */
@Component({
  selector: 'glabella-recall-page',
  imports: [
    Banner,
    Card,
    Chip,
    CsvDownload,
    DataTable,
    EmptyState,
    ErrorState,
    FormProblem,
    LoadingState,
    LoadMore,
    LotSessions,
    PrintedCount,
    RouterLink,
  ],
  templateUrl: './recall-page.html',
  styleUrl: './recalls.css',
})
export class RecallPage {
  /** From the path. */
  readonly recallId = input.required<string>();

  private readonly calls = inject(RecallCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly resource = recallResource(() => this.recallId());
  /** The recall as it was read last: it stands while it is read again after a change. */
  protected readonly record = linkedSignal<RecallRecord | undefined, RecallRecord | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (read, before) =>
      read ?? (before?.value?.recall.id === this.recallId() ? before.value : undefined),
  });
  protected readonly first = recallPatientsResource(() => this.recallId());
  protected readonly list = growingList(readPage(this.first), (cursor) =>
    this.calls.patientsFrom(cursor, this.recallId()),
  );
  protected readonly actionProblem = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });
  protected readonly patientsProblem = computed(() => {
    const error = this.first.error();
    return error ? problemOf(error) : null;
  });
  protected readonly hasMore = computed(() => this.list.nextCursor() !== null);
  protected readonly print = printsAll(this.list);
  protected readonly isRead = computed(() => this.list.pages().length > 0);
  protected readonly mayStand = computed(() => this.user.hasRole('psychiatrist', 'administrator'));
  protected readonly file = computed(() => {
    const id = this.recallId();
    return (format: CsvFormat) => recallExportAddress(id, { format });
  });
  private readonly timeZone = computed(() => this.user.me()?.practice.timeZone ?? 'UTC');

  protected readonly progress = computed(() => {
    const progress = this.record()?.recall.progress;
    return progress
      ? {
          ...progress,
          words: recallProgress(progress),
          isDone: progress.reached === progress.patients,
        }
      : null;
  });
  protected readonly steps = computed(() =>
    (this.record()?.steps ?? []).map(({ kind, reason, author, recordedAt }) => ({
      what: stepWords[kind],
      reason,
      by: `${author.displayName}, ${formatDateTime(recordedAt, this.timeZone())}`,
    })),
  );
  protected readonly rows = computed(() =>
    this.list.pages().flatMap(({ rows }) => rows.map((row) => this.rowOf(row))),
  );
  protected readonly count = computed(() => patientsInWords(this.rows().length));

  protected async recordContact(row: RecallPatient): Promise<void> {
    const { patient } = row;
    const question: ContactQuestion = {
      patientId: patient.id,
      identity: identityOf(patient),
      hasContacts: row.contacts.length > 0,
      today: this.user.me()?.practice.today ?? '',
      contact: (body, submission) => this.calls.contact(this.recallId(), body, submission),
    };
    if (!(await this.dialogs.ask<RecordRef>(ContactDialog, question))) return;
    this.toasts.show({ text: 'The contact is on record.' });
    this.reload();
  }

  protected async stand(isClosed: boolean): Promise<void> {
    const recall = this.record()?.recall;
    if (!recall) return;
    const reason = await this.dialogs.askReason({
      heading: isClosed ? 'Close this recall?' : 'Take this recall up again?',
      text: isClosed
        ? `${recallProgress(recall.progress)}. It stays readable with everything that was noted.`
        : 'Contacts can be recorded again.',
      confirmLabel: isClosed ? 'Close' : 'Take up again',
    });
    if (reason === null) return;
    this.actionProblem.set(null);
    try {
      await this.calls.stand(recall.id, { isClosed, reason }, recall.version);
    } catch (error) {
      this.actionProblem.set(problemOf(error));
    }
    this.reload();
  }

  protected reload(): void {
    this.resource.reload();
    this.first.reload();
  }

  private rowOf(row: RecallPatient) {
    return {
      ...patientWords(row),
      row,
      sessions: row.sessions,
      isToReach: row.isToReach,
      isReached: row.isReached,
      contacts: row.contacts.map((contact) => ({
        ordinal: contact.ordinal,
        what: `${recallOutcomeLabels[contact.outcome]} (${recallMethodLabels[contact.method].toLowerCase()})`,
        on: formatDate(contact.contactedOn),
        note: contact.note ?? '',
        by: `${contact.author.displayName}, ${formatDateTime(contact.recordedAt, this.timeZone())}`,
      })),
    };
  }
}
