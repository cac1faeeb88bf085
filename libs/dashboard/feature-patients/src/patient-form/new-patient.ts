import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { CurrentUser, PatientCalls, Submission } from '@glabella/dashboard/data-access';
import { Card, Toasts } from '@glabella/dashboard/ui';
import { todayIn } from '@glabella/domain/values';
import { factsOf } from './patient-entry';
import { PatientForm, type PatientSaving } from './patient-form';

/** Enters a patient. */
@Component({
  selector: 'glabella-new-patient',
  imports: [Card, PatientForm],
  template: `
    <div class="page-head"><h1>New patient</h1></div>
    <glabella-card class="narrow">
      <glabella-patient-form
        saveLabel="Add the patient"
        [today]="today"
        [save]="save"
        (cancelled)="leave()"
      />
    </glabella-card>
  `,
  styles: `
    .narrow {
      max-width: 720px;
    }
  `,
})
export class NewPatient {
  private readonly calls = inject(PatientCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);
  private readonly submission = new Submission();

  protected readonly today = this.user.today() ?? todayIn('UTC', new Date());

  protected readonly save = async ({ entry, isKnownDuplicate }: PatientSaving): Promise<void> => {
    const { id } = await this.calls.create(
      { ...factsOf(entry), isKnownDuplicate },
      this.submission,
    );
    this.toasts.show({ text: 'The patient is on record. Next: start a course.' });
    await this.router.navigate(['/patients', id]);
  };

  protected leave(): void {
    void this.router.navigate(['/patients']);
  }
}
