import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { RecordForm } from '@glabella/dashboard/assessment-entry';

/** The page that records a new form of a patient, and goes back to the patient afterwards. */
@Component({
  selector: 'glabella-record-assessment',
  imports: [RecordForm, RouterLink],
  template: `
    <glabella-record-form
      [patientId]="patientId()"
      [instrument]="instrument()"
      (recorded)="goBack()"
      (discarded)="goBack()"
    >
      <a leaving class="btn primary" [routerLink]="['/patients', patientId()]">
        Back to the patient
      </a>
    </glabella-record-form>
  `,
})
export class RecordAssessment {
  /** From the path. */
  readonly patientId = input.required<string>();
  /** From the query; the PHQ-9 without one. */
  readonly instrument = input<string>();

  private readonly router = inject(Router);

  protected goBack(): void {
    void this.router.navigate(['/patients', this.patientId()]);
  }
}
