import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import type { AdverseEvent, AdverseEventCorrection, RecordRef } from '@glabella/contracts';
import { showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  SegmentedControl,
  type Identity,
  type Segment,
} from '@glabella/dashboard/ui';
import {
  adverseEventOutcomeIds,
  adverseEventOutcomeLabels,
  adverseEventTitle,
  endFaults,
  isEndingOutcome,
  type AdverseEventOutcome,
} from '@glabella/domain/treatment';
import { isCalendarDate, type CalendarDate } from '@glabella/domain/values';
import { entryOf, recordingOf } from '../entry/event-entry';

/** Whose event goes on how; `correct` stores the next version. */
export interface OutcomeQuestion {
  readonly event: AdverseEvent;
  readonly patient: Identity;
  readonly today: CalendarDate;
  readonly correct: (body: AdverseEventCorrection) => Promise<RecordRef>;
}

interface OutcomeEntry {
  readonly outcome: AdverseEventOutcome | null;
  readonly endedOn: string;
  readonly reason: string;
}

// A death is serious as well: it is recorded with its criterion, in the whole form.
const outcomes = adverseEventOutcomeIds
  .filter((value) => value !== 'fatal')
  .map((value): Segment<AdverseEventOutcome> => ({
    value,
    label: adverseEventOutcomeLabels[value],
  }));

/** How an open event stands now: the next version with another outcome, everything else as it was. */
@Component({
  selector: 'glabella-outcome-dialog',
  imports: [
    Control,
    DateField,
    DialogFrame,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    PatientIdentity,
    SegmentedControl,
  ],
  template: `
    <glabella-dialog-frame [heading]="title + ': how does it stand now?'">
      <glabella-patient-identity [patient]="question.patient" />
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Outcome">
          <glabella-segmented-control [options]="outcomes" [formField]="form.outcome" />
        </glabella-field>
        @if (isOver()) {
          <glabella-field
            label="Over on"
            hint="The last day of it, or the day on which it was first found gone."
          >
            <glabella-date-field
              [earliest]="question.event.onsetOn"
              [latest]="question.today"
              [formField]="form.endedOn"
            />
          </glabella-field>
        }
        <glabella-field
          label="What was found"
          hint="Stays on the record as the reason of this version, with your name and the time."
        >
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn primary"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        Record the outcome
      </button>
    </glabella-dialog-frame>
  `,
})
export class OutcomeDialog {
  protected readonly question = inject<OutcomeQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly title = adverseEventTitle(this.question.event);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly outcomes = outcomes;
  protected readonly problem = signal<ApiProblem | null>(null);

  private readonly model = signal<OutcomeEntry>({ outcome: null, endedOn: '', reason: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.outcome, { message: 'Choose how it stands now.' });
      validate(path.endedOn, ({ value }) => this.endError(value()));
      validate(path.reason, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write what was found.' } : null,
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { outcome, endedOn, reason } = this.model();
          const entry = { ...entryOf(this.question.event, ''), outcome, endedOn };
          const recording = recordingOf(entry);
          if (!recording) return undefined;
          try {
            this.ref.close(await this.question.correct({ ...recording, reason: reason.trim() }));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected isOver(): boolean {
    const { outcome } = this.model();
    return outcome !== null && isEndingOutcome(outcome);
  }

  private endError(endedOn: string) {
    const { outcome } = this.model();
    if (outcome === null || !this.isOver()) return null;
    const { event, today } = this.question;
    const [fault] = endFaults(
      { onsetOn: event.onsetOn, outcome, endedOn: isCalendarDate(endedOn) ? endedOn : null },
      { today },
    );
    return fault ? { kind: fault.code, message: fault.message } : null;
  }
}
