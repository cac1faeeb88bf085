import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import type { RecallContact, RecordRef } from '@glabella/contracts';
import { showRefusal, Submission, type ApiProblem } from '@glabella/dashboard/data-access';
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
  recallMethodIds,
  recallMethodLabels,
  recallOutcomeIds,
  recallOutcomeLabels,
  type RecallMethodId,
  type RecallOutcomeId,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** Who was sought, and whether anything was noted of them before. */
export interface ContactQuestion {
  readonly patientId: string;
  readonly identity: Identity;
  readonly hasContacts: boolean;
  readonly today: CalendarDate;
  readonly contact: (body: RecallContact, submission: Submission) => Promise<RecordRef>;
}

const methods = recallMethodIds.map((value): Segment<RecallMethodId> => ({
  value,
  label: recallMethodLabels[value],
}));

/** Notes one attempt to reach a patient. What was noted before stays; a later entry can withdraw it. */
@Component({
  selector: 'glabella-contact-dialog',
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
    <glabella-dialog-frame heading="Record a contact">
      <glabella-patient-identity [patient]="question.identity" />
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="How">
          <glabella-segmented-control [options]="methods" [formField]="form.method" />
        </glabella-field>
        <glabella-field label="What came of it">
          <glabella-segmented-control [options]="outcomes" [formField]="form.outcome" />
        </glabella-field>
        <glabella-field label="On">
          <glabella-date-field [latest]="question.today" [formField]="form.contactedOn" />
        </glabella-field>
        <glabella-field label="Note" [note]="isWithdrawal() ? undefined : 'optional'">
          <textarea glabellaControl rows="2" [formField]="form.note"></textarea>
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
        Record
      </button>
    </glabella-dialog-frame>
  `,
})
export class ContactDialog {
  protected readonly question = inject<ContactQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly methods = methods;
  protected readonly outcomes = recallOutcomeIds
    .filter((id) => id !== 'withdrawn' || this.question.hasContacts)
    .map((value): Segment<RecallOutcomeId> => ({ value, label: recallOutcomeLabels[value] }));
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly submission = new Submission();

  private readonly model = signal<{
    readonly method: RecallMethodId | null;
    readonly outcome: RecallOutcomeId | null;
    readonly contactedOn: string;
    readonly note: string;
  }>({ method: null, outcome: null, contactedOn: this.question.today, note: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      maxLength(path.note, 1000);
      required(path.method, { message: 'Choose how.' });
      required(path.outcome, { message: 'Choose what came of it.' });
      required(path.contactedOn, { message: 'Give the day.' });
      validate(path.note, ({ value }) =>
        this.isWithdrawal() && value().trim() === ''
          ? { kind: 'required', message: 'Write what was wrong.' }
          : null,
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { method, outcome, contactedOn, note } = this.model();
          if (method === null || outcome === null) return undefined;
          const said = { method, outcome, contactedOn, note: note.trim() || null };
          try {
            const body = { patientId: this.question.patientId, ...said };
            this.ref.close(await this.question.contact(body, this.submission));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected isWithdrawal(): boolean {
    return this.model().outcome === 'withdrawn';
  }
}
