import { Component, computed, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { Patient } from '@glabella/contracts';
import {
  CurrentUser,
  NextVersion,
  PatientCalls,
  patientResource,
  problemOf,
  type FormDraftPlace,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ConflictPanel,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
  type ConflictRow,
} from '@glabella/dashboard/ui';
import { todayIn } from '@glabella/domain/values';
import { factsOf, patientConflict, type PatientEntry } from './patient-entry';
import { PatientForm, type PatientSaving } from './patient-form';

/** Corrects who a patient is: a new version, with a reason. */
@Component({
  selector: 'glabella-edit-patient',
  imports: [Card, ConflictPanel, ErrorState, LoadingState, PatientForm, PatientIdentity],
  template: `
    @if (patient.hasValue()) {
      <div class="page-head">
        <div>
          @if (identity(); as who) {
            <glabella-patient-identity [patient]="who" [today]="today" />
          }
          <h1>Correct the patient</h1>
        </div>
      </div>
      @if (conflict(); as rows) {
        <glabella-conflict-panel
          class="narrow"
          [rows]="rows"
          (keepYours)="nextVersion.keepMine()"
          (takeTheirs)="nextVersion.takeTheirs()"
        />
      }
      <glabella-card class="narrow">
        <glabella-patient-form
          saveLabel="Save the correction"
          [patient]="patient.value()"
          [keptAt]="keptAt()"
          [timeZone]="timeZone()"
          [today]="today"
          [save]="save"
          (cancelled)="leave()"
        />
      </glabella-card>
    } @else if (problem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="patient.reload()" />
    } @else {
      <glabella-loading-state what="the patient" [rows]="6" />
    }
  `,
  styles: `
    .narrow {
      max-width: 720px;
    }
    glabella-conflict-panel {
      margin-bottom: var(--space-4);
    }
  `,
})
export class EditPatient {
  /** From the path. */
  readonly patientId = input.required<string>();

  private readonly form = viewChild(PatientForm);
  private readonly calls = inject(PatientCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly today = this.user.today() ?? todayIn('UTC', new Date());
  protected readonly patient = patientResource(() => this.patientId());
  protected readonly nextVersion = new NextVersion<Patient>({
    opened: () => (this.patient.hasValue() ? this.patient.value() : null),
    read: (id) => this.calls.read(id),
    send: () => this.form()?.send(),
    discard: () => this.form()?.discard(),
    reload: () => this.patient.reload(),
  });
  /** Theirs beside what stands in the form now. */
  protected readonly conflict = computed((): readonly ConflictRow[] | null => {
    const theirs = this.nextVersion.theirs();
    const mine = theirs && this.form()?.complete();
    return theirs && mine ? patientConflict(mine, theirs) : null;
  });
  protected readonly timeZone = computed(() => this.user.practice()?.timeZone ?? 'UTC');
  protected readonly keptAt = computed((): FormDraftPlace | undefined => {
    if (!this.patient.hasValue()) return undefined;
    const { id, version } = this.patient.value();
    return { patientId: id, form: 'patient', subjectId: id, subjectVersion: version };
  });
  protected readonly problem = computed(() => {
    const error = this.patient.error();
    return error ? problemOf(error) : null;
  });
  protected readonly identity = computed(() =>
    identityOf(this.patient.hasValue() ? this.patient.value() : undefined),
  );

  constructor() {
    printsAbout(this.identity);
  }

  protected readonly save = ({ entry }: PatientSaving): Promise<void> =>
    this.nextVersion.save((version) => this.store(entry, version));

  private async store(entry: PatientEntry, version: number): Promise<void> {
    const body = { ...factsOf(entry), reason: entry.reason.trim() };
    await this.calls.correct(this.patientId(), body, version);
    this.form()?.markStored();
    this.toasts.show({ text: 'The correction is on record.' });
    await this.router.navigate(['/patients', this.patientId()]);
  }

  protected leave(): void {
    void this.router.navigate(['/patients', this.patientId()]);
  }
}
