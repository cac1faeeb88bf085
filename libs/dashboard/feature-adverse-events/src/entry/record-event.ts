import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { AdverseEventRecording } from '@glabella/contracts';
import {
  AdverseEventCalls,
  colleaguesResource,
  CurrentUser,
  patientRecordResource,
  problemOf,
  Submission,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Card,
  EmptyState,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import { adverseEventTitle } from '@glabella/domain/treatment';
import { compareDates } from '@glabella/domain/values';
import { newEntry } from './event-entry';
import { EventForm } from './event-form';
import { judgeAtScreen, judgesOf } from './judges';

/** A new adverse event of a patient: the session that it is recorded from is chosen, else the last one. */
@Component({
  selector: 'glabella-record-event',
  imports: [Card, EmptyState, ErrorState, EventForm, LoadingState, PatientIdentity, RouterLink],
  template: `
    @if (start(); as start) {
      <div class="page-head">
        <div>
          <glabella-patient-identity [patient]="start.identity" [today]="start.record.today" />
          <h1>Record an adverse event</h1>
        </div>
      </div>
      <glabella-card>
        <glabella-event-form
          [keptAt]="keptAt()"
          [timeZone]="start.record.timeZone"
          [entry]="start.entry"
          [today]="start.record.today"
          [birthDate]="start.record.patient.birthDate"
          [sessions]="start.sessions"
          [judges]="start.judges"
          [reportingBody]="start.record.reportingBody"
          [safetyText]="start.record.safety.text"
          saveLabel="Record the event"
          [save]="save"
          (cancelled)="leave()"
        />
      </glabella-card>
    } @else if (problem(); as failed) {
      @if (failed.isNotFound) {
        <glabella-empty-state
          heading="No such patient"
          next="The link may be wrong, or belong to another practice."
        >
          <a class="btn primary" routerLink="/patients">Patients</a>
        </glabella-empty-state>
      } @else {
        <glabella-error-state [problem]="failed" (retry)="retry()" />
      }
    } @else {
      <glabella-loading-state what="the patient" [rows]="10" />
    }
  `,
  styles: `
    glabella-card {
      max-width: 960px;
    }
  `,
})
export class RecordEvent {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the query: the session from whose page this was opened. */
  readonly session = input<string>();

  private readonly calls = inject(AdverseEventCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);
  private readonly submission = new Submission();

  private readonly form = viewChild(EventForm);
  protected readonly keptAt = computed<FormDraftPlace>(() => ({
    patientId: this.patientId(),
    form: 'adverse-event',
    subjectId: this.patientId(),
  }));

  private readonly record = patientRecordResource(() => this.patientId());
  private readonly colleagues = colleaguesResource();

  protected readonly problem = computed(() => {
    const error = this.record.error() ?? this.colleagues.error();
    return error ? problemOf(error) : null;
  });
  /** What the form begins with, once everything was read; it stays while something is typed. */
  protected readonly start = linkedSignal(() => {
    if (!this.record.hasValue() || !this.colleagues.hasValue()) return null;
    const record = this.record.value();
    const sessions = record.sessions
      .filter(({ status }) => status === 'signed')
      .toSorted((a, b) => compareDates(a.performedOn, b.performedOn));
    const asked = sessions.find(({ id }) => id === this.session());
    const judges = judgesOf(this.colleagues.value().rows, null);
    const judgedById = judgeAtScreen(this.user.staffId(), judges);
    return {
      record,
      sessions,
      judges,
      identity: identityOf(record.patient),
      entry: newEntry((asked ?? sessions.at(-1))?.id ?? '', judgedById),
    };
  });

  constructor() {
    printsAbout(() => this.start()?.identity);
  }

  protected readonly save = async (
    event: AdverseEventRecording,
    _: string,
    draftVersion: number | undefined,
  ): Promise<void> => {
    await this.calls.record(this.patientId(), event, draftVersion, this.submission);
    this.form()?.markStored();
    this.toasts.show({ text: `${adverseEventTitle(event)} is on record.` });
    await this.router.navigate(['/patients', this.patientId()]);
  };

  protected retry(): void {
    this.record.reload();
    this.colleagues.reload();
  }

  protected leave(): void {
    void this.router.navigate(['/patients', this.patientId()]);
  }
}
