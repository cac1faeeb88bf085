import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import type { LifeEvent, LifeEventRecording, PatientRecord } from '@glabella/contracts';
import type { FormDraftPlace } from '@glabella/dashboard/data-access';
import { Control, Field, FormProblem, Sources } from '@glabella/dashboard/ui';
import {
  lifeEventKinds,
  lifeEventLabels,
  lifeEventMeanings,
  lifeEventSource,
} from '@glabella/domain/treatment';
import { capital } from '@glabella/domain/values';
import { EntrySubmission } from './entry-submission';
import { checkedBy, partialDateWords } from './entry-values';
import { lifeEventEntryOf, lifeEventIssues, lifeEventOf, newLifeEvent } from './life-event-entry';

/** Something in a patient's life that the chart names beside the scores: what, when, in a few words. */
@Component({
  selector: 'glabella-life-event-form',
  imports: [Control, Field, FormField, FormProblem, FormRoot, Sources],
  template: `
    <form class="stack" [formRoot]="form">
      <glabella-field label="What it was" [hint]="meaning()">
        <select data-first-focus glabellaControl [formField]="form.kind">
          <option value="">Choose</option>
          @for (kind of kinds; track kind.id) {
            <option [value]="kind.id">{{ kind.label }}</option>
          }
        </select>
      </glabella-field>
      <glabella-sources label="Source of the list" [sources]="sources" />
      <glabella-field label="When" [hint]="dateHint()">
        <input glabellaControl autocomplete="off" [formField]="form.happenedOn" />
      </glabella-field>
      <glabella-field
        label="Note"
        [note]="model().kind === 'other' ? undefined : 'optional'"
        hint="A few words; whoever sees the chart can read them. Nothing is computed from them."
      >
        <input glabellaControl [formField]="form.note" />
      </glabella-field>
      @if (event()) {
        <glabella-field
          label="Reason of this version"
          hint="Stays on the record with your name and the time; the version before stays readable."
        >
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
      }
      <glabella-form-problem [problem]="problem()" />
      <div class="row tight">
        <button
          type="submit"
          class="btn primary"
          [attr.aria-disabled]="form().submitting() || null"
        >
          {{ event() ? 'Save the correction' : 'Record the life event' }}
        </button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class LifeEventForm {
  readonly record = input.required<PatientRecord>();
  /** Where the form is kept while it is half written. */
  readonly keptAt = input.required<FormDraftPlace>();
  /** The life event to correct; null for a new one. */
  readonly event = input<LifeEvent | null>(null);
  /** Stores it; a rejection is shown at the fields, and what was typed is kept. */
  readonly save =
    input.required<
      (
        event: LifeEventRecording,
        reason: string,
        draftVersion: number | undefined,
      ) => Promise<unknown>
    >();
  readonly cancelled = output<void>();

  protected readonly sources = [lifeEventSource];
  protected readonly kinds = lifeEventKinds.map((id) => ({
    id,
    label: capital(lifeEventLabels[id]),
  }));
  readonly submission = new EntrySubmission({
    recording: () => lifeEventOf(this.model()),
    reason: () => this.model().reason,
    save: () => this.save(),
  });
  protected readonly problem = this.submission.problem;

  protected readonly model = linkedSignal(() => {
    const event = this.event();
    return event ? lifeEventEntryOf(event) : newLifeEvent;
  });
  protected readonly meaning = computed(() => {
    const { kind } = this.model();
    return kind === '' ? undefined : capital(`${lifeEventMeanings[kind]}.`);
  });
  protected readonly dateHint = computed(() => partialDateWords(this.model().happenedOn));

  protected readonly form = form(
    this.model,
    (path) =>
      validateStandardSchema(
        path,
        checkedBy(this.model, () =>
          lifeEventIssues(
            this.model(),
            { today: this.record().today, birthDate: this.record().patient.birthDate },
            this.event() !== null,
          ),
        ),
      ),
    { submission: this.submission.options },
  );

  constructor() {
    this.submission.keep(this.keptAt, this.model, this.form);
  }
}
