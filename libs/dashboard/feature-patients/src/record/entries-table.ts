import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Assessment, FollowUp, PatientRecord } from '@glabella/contracts';
import { AssessmentTrailCalls } from '@glabella/dashboard/data-access';
import { Chip, DataTable, Dialogs, Toasts, type Identity } from '@glabella/dashboard/ui';
import { ReasonedAction, type ReasonedStep } from '../reasoned-action';
import { entriesNewestFirst } from './course-standing';
import { EntryHistory, type EntryHistoryData } from './entry-history';
import { entryRow, type EntryRow } from './entry-row';
import { FollowUpDialog, type FollowUpDialogData } from './follow-up-dialog';
import { MoveEntry, type MoveEntryData } from './move-entry';
import { safetyMark } from './safety-mark';

/** How many entries stand before "Show all". */
export const shownFirst = 12;

/** Every entry of the record, voided ones marked, with what may be done about each. */
@Component({
  selector: 'glabella-entries-table',
  imports: [Chip, DataTable, RouterLink],
  templateUrl: './entries-table.html',
  styleUrl: './entries-table.css',
})
export class EntriesTable {
  readonly record = input.required<PatientRecord>();
  readonly patient = input.required<Identity>();
  readonly mayAct = input.required<boolean>();
  /** An entry was voided or moved: the record has to be read again. */
  readonly changed = output<void>();

  private readonly dialogs = inject(Dialogs);
  private readonly calls = inject(AssessmentTrailCalls);
  private readonly toasts = inject(Toasts);

  protected readonly isLong = signal(false);
  private readonly all = computed(() => {
    const { followUps, timeZone } = this.record();
    const followUpOf = new Map(followUps.map((one) => [one.assessmentId, one]));
    return entriesNewestFirst(this.record()).map((entry) => {
      const row = entryRow(entry, timeZone);
      return { ...row, mark: safetyMark(row, followUpOf.get(entry.id) ?? null, timeZone) };
    });
  });
  protected readonly rows = computed(() =>
    this.isLong() ? this.all() : this.all().slice(0, shownFirst),
  );
  protected readonly hiddenCount = computed(() => this.all().length - this.rows().length);

  protected nameOf({ instrument, date }: EntryRow): string {
    return `${instrument} of ${date}`;
  }

  protected async voidEntry(row: EntryRow): Promise<void> {
    const { id, version } = row.assessment;
    const step: ReasonedStep = {
      heading: `Void the ${this.nameOf(row)}?`,
      text: 'It stays readable in the record, marked as voided, and counts no longer.',
      confirmLabel: 'Void',
      tone: 'danger',
      run: (reason) => this.calls.void(id, { reason }, version),
    };
    if (!(await this.dialogs.ask<boolean>(ReasonedAction, step))) return;
    this.toasts.show({ text: `The ${this.nameOf(row)} is voided.` });
    this.changed.emit();
  }

  protected async moveEntry(row: EntryRow): Promise<void> {
    const question: MoveEntryData = {
      assessment: row.assessment,
      entry: this.nameOf(row),
      from: this.patient(),
    };
    if (!(await this.dialogs.ask<boolean>(MoveEntry, question))) return;
    this.toasts.show({ text: `The ${this.nameOf(row)} was moved.` });
    this.changed.emit();
  }

  protected showHistory(row: EntryRow): void {
    const question: EntryHistoryData = {
      assessmentId: row.assessment.id,
      entry: this.nameOf(row),
      timeZone: this.record().timeZone,
    };
    this.dialogs.open(EntryHistory, question, { width: 'wide' });
  }

  protected showFollowUp(row: EntryRow, followUp: FollowUp): void {
    const question: FollowUpDialogData = {
      followUp,
      entry: this.nameOf(row),
      timeZone: this.record().timeZone,
    };
    this.dialogs.open(FollowUpDialog, question);
  }

  protected correctionOf({ id, patientId }: Assessment): string[] {
    return ['/patients', patientId, 'assessments', id, 'correct'];
  }
}
