import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Medication, PatientRecord } from '@glabella/contracts';
import {
  CurrentUser,
  HistoryCalls,
  patientRecordResource,
  problemOf,
  type ApiProblem,
  type HistoryAddress,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Chip,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import {
  drugName,
  latestDose,
  medicationChanges,
  medicationSpan,
} from '@glabella/domain/treatment';
import { formatPartialDate } from '@glabella/domain/values';
import type { HistoryRecord } from '../entry/history-records';
import { frownRows } from './frown-rows';
import { lifeEventTable } from './life-event-rows';
import { RecordActions, type RecordAction } from './record-actions';
import { StagingPanel } from './staging-panel';
import { treatmentRows } from './treatment-rows';
import { VersionsDialog, type HistoryVersionsQuestion } from './versions-dialog';

/** A medication as the table shows it. */
interface MedicationRow {
  readonly medication: Medication;
  readonly title: string;
  readonly span: string;
  readonly dose: string;
  readonly changes: readonly string[];
  readonly standing: string;
  readonly isVoided: boolean;
}

function medicationRow(medication: Medication): MedicationRow {
  const isVoided = medication.status === 'voided';
  const isNow = medication.stoppedOn === null;
  return {
    medication,
    title: drugName(medication),
    span: medicationSpan(medication),
    dose: latestDose(medication),
    changes: medicationChanges(medication).map(
      ({ on, words }) => `${formatPartialDate(on)}: ${words}`,
    ),
    standing: isVoided ? 'voided' : isNow ? 'taken now' : 'stopped',
    isVoided,
  };
}

/** What a patient was and is treated with beside toxin, how resistant that makes the episode, whether the frown weakened, and what happened in life. */
@Component({
  selector: 'glabella-history-page',
  imports: [
    Banner,
    Card,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    FormProblem,
    LoadingState,
    PatientIdentity,
    RecordActions,
    RouterLink,
    StagingPanel,
  ],
  templateUrl: './history-page.html',
  styleUrl: './history-page.css',
})
export class HistoryPage {
  /** From the path. */
  readonly patientId = input.required<string>();

  private readonly calls = inject(HistoryCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly resource = patientRecordResource(() => this.patientId());
  /** The record as it was read last: it stands while it is read again after a change. */
  protected readonly record = linkedSignal<PatientRecord | undefined, PatientRecord | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (read, before) =>
      read ?? (before?.value?.patient.id === this.patientId() ? before.value : undefined),
  });
  protected readonly actionProblem = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const error = this.resource.error();
    return error ? problemOf(error) : null;
  });
  protected readonly mayAct = computed(() => this.user.hasRole('psychiatrist', 'clinician'));
  protected readonly identity = computed(() => identityOf(this.record()?.patient));
  protected readonly treatments = computed(() => {
    const record = this.record();
    return record ? treatmentRows(record) : [];
  });
  protected readonly medications = computed(() =>
    (this.record()?.medications ?? [])
      .map(medicationRow)
      .sort((a, b) => Number(a.isVoided) - Number(b.isVoided)),
  );
  protected readonly ratings = computed(() => {
    const record = this.record();
    return record ? frownRows(record) : [];
  });
  protected readonly lifeEvents = computed(() => {
    const record = this.record();
    return record ? lifeEventTable(record) : [];
  });

  constructor() {
    printsAbout(this.identity);
  }

  protected act(
    action: RecordAction,
    address: HistoryAddress,
    title: string,
    held: HistoryRecord,
  ): void {
    if (action === 'void') void this.voidRecord(address, title, held);
    else this.showVersions(address, title, held);
  }

  protected print(): void {
    window.print();
  }

  private showVersions(address: HistoryAddress, title: string, { id }: HistoryRecord): void {
    const record = this.record();
    if (!record) return;
    const question: HistoryVersionsQuestion = { address, id, title, record };
    this.dialogs.open(VersionsDialog, question, { width: 'wide' });
  }

  private async voidRecord(
    address: HistoryAddress,
    title: string,
    { id, version }: HistoryRecord,
  ): Promise<void> {
    const reason = await this.dialogs.askReason({
      heading: `Void “${title}”?`,
      text: 'It stays readable in the record, marked as voided, and counts no longer.',
      confirmLabel: 'Void',
      tone: 'danger',
    });
    if (reason === null) return;
    this.actionProblem.set(null);
    try {
      await this.calls.void(address, id, { reason }, version);
      this.toasts.show({ text: 'It is voided.' });
    } catch (error) {
      this.actionProblem.set(problemOf(error));
    }
    this.resource.reload();
  }
}
