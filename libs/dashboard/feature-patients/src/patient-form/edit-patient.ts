import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import {
  CurrentUser,
  PatientCalls,
  patientResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  type Identity,
} from '@glabella/dashboard/ui';
import { todayIn } from '@glabella/domain/values';
import { factsOf } from './patient-entry';
import { PatientForm, type PatientSaving } from './patient-form';

/** Corrects who a patient is: a new version, with a reason. */
@Component({
  selector: 'glabella-edit-patient',
  imports: [Card, ErrorState, LoadingState, PatientForm, PatientIdentity],
  template: `
    @if (patient.hasValue()) {
      <div class="page-head">
        <div>
          <glabella-patient-identity [patient]="identity()" [today]="today" />
          <h1>Correct the patient</h1>
        </div>
      </div>
      <glabella-card class="narrow">
        <glabella-patient-form
          saveLabel="Save the correction"
          [patient]="patient.value()"
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
  `,
})
export class EditPatient {
  /** From the path. */
  readonly patientId = input.required<string>();

  private readonly calls = inject(PatientCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly today = this.user.today() ?? todayIn('UTC', new Date());
  protected readonly patient = patientResource(() => this.patientId());
  protected readonly problem = computed(() => {
    const error = this.patient.error();
    return error ? problemOf(error) : null;
  });
  protected readonly identity = computed<Identity>(() => {
    const { givenName, familyName, birthDate, mrn } = this.patient.hasValue()
      ? this.patient.value()
      : { givenName: '', familyName: '', birthDate: this.today, mrn: '' };
    return { name: `${givenName} ${familyName}`, birthDate, mrn };
  });

  protected readonly save = async ({ entry }: PatientSaving): Promise<void> => {
    const version = this.patient.hasValue() ? this.patient.value().version : 0;
    await this.calls.correct(
      this.patientId(),
      { ...factsOf(entry), reason: entry.reason.trim() },
      version,
    );
    this.toasts.show({ text: 'The correction is on record.' });
    await this.router.navigate(['/patients', this.patientId()]);
  };

  protected leave(): void {
    void this.router.navigate(['/patients', this.patientId()]);
  }
}
