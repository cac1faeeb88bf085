import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import type { Medication, MedicationRecording, PatientRecord } from '@glabella/contracts';
import type { FormDraftPlace } from '@glabella/dashboard/data-access';
import { Control, Field, FormProblem } from '@glabella/dashboard/ui';
import { doseUnitIds } from '@glabella/domain/treatment';
import { DrugFields } from './drug-fields';
import { EntrySubmission } from './entry-submission';
import { checkedBy, partialDateWords } from './entry-values';
import {
  medicationEntryOf,
  medicationIssues,
  medicationOf,
  newMedication,
  newStep,
} from './medication-entry';

/** A drug taken beside the toxin: which, from when at which dose, and its end. */
@Component({
  selector: 'glabella-medication-form',
  imports: [Control, DrugFields, Field, FormField, FormProblem, FormRoot],
  templateUrl: './medication-form.html',
  styleUrl: './entry-form.css',
})
export class MedicationForm {
  readonly record = input.required<PatientRecord>();
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The medication to change; null for a new one. */
  readonly medication = input<Medication | null>(null);
  /** Stores it; a rejection is shown at the fields, and what was typed is kept. */
  readonly save =
    input.required<
      (
        medication: MedicationRecording,
        reason: string,
        draftVersion: number | undefined,
      ) => Promise<unknown>
    >();
  readonly cancelled = output<void>();

  protected readonly units = doseUnitIds;
  readonly submission = new EntrySubmission({
    recording: () => medicationOf(this.model()),
    reason: () => this.model().reason,
    save: () => this.save(),
  });
  protected readonly problem = this.submission.problem;

  protected readonly model = linkedSignal(() => {
    const medication = this.medication();
    return medication ? medicationEntryOf(medication) : newMedication;
  });
  protected readonly stepHints = computed(() =>
    this.model().steps.map(({ on }) => partialDateWords(on)),
  );
  protected readonly stopHint = computed(() => partialDateWords(this.model().stoppedOn));

  protected readonly form = form(
    this.model,
    (path) =>
      validateStandardSchema(
        path,
        checkedBy(this.model, () =>
          medicationIssues(
            this.model(),
            { today: this.record().today, birthDate: this.record().patient.birthDate },
            this.medication() !== null,
          ),
        ),
      ),
    { submission: this.submission.options },
  );

  constructor() {
    this.submission.keep(this.keptAt, this.model, this.form);
  }

  protected addStep(): void {
    this.form.steps().value.update((steps) => [...steps, newStep]);
    this.form.steps().markAsDirty();
  }

  protected removeStep(at: number): void {
    this.form.steps().value.update((steps) => steps.filter((_, index) => index !== at));
    this.form.steps().markAsDirty();
  }
}
