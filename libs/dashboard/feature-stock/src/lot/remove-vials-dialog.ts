import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import type { RecordRef, VialRemoval } from '@glabella/contracts';
import { showRefusal, Submission, type ApiProblem } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { vialsInWords } from '../stock/lot-words';
import { wholeNumber } from '../typed-number';

/** Which vials may leave: the unopened ones, or those of one opening. */
export interface RemovalQuestion {
  readonly lotNumber: string;
  readonly opening: number | null;
  readonly onHand: number;
  readonly remove: (body: VialRemoval, submission: Submission) => Promise<RecordRef>;
}

/** Takes vials out of the stock without a session, with the reason. */
@Component({
  selector: 'glabella-remove-vials-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="heading">
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Vials" [hint]="onHand + ' there.'">
          <input glabellaControl inputmode="numeric" autocomplete="off" [formField]="form.vials" />
        </glabella-field>
        <glabella-field
          label="Reason"
          hint="Expired, broken, past use-by: stays in the history of the lot, with your name."
        >
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn danger"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        {{ label }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class RemoveVialsDialog {
  private readonly question = inject<RemovalQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly label = this.question.opening === null ? 'Discard' : 'Waste';
  protected readonly heading =
    this.question.opening === null
      ? `Discard unopened vials of lot ${this.question.lotNumber}?`
      : `Waste opened vials of lot ${this.question.lotNumber}?`;
  protected readonly onHand = vialsInWords(this.question.onHand);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly submission = new Submission();

  private readonly model = signal({
    vials: this.question.opening === null ? '1' : String(this.question.onHand),
    reason: '',
  });
  protected readonly form = form(
    this.model,
    (path) => {
      maxLength(path.reason, 500);
      validate(path.vials, ({ value }) =>
        wholeNumber(value(), 1, this.question.onHand) === null
          ? { kind: 'vials', message: `Whole vials, 1 to ${this.question.onHand}.` }
          : null,
      );
      validate(path.reason, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write why.' } : null,
      );
      required(path.vials, { message: 'Write how many.' });
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { onHand, opening } = this.question;
          const vials = wholeNumber(this.model().vials, 1, onHand);
          if (vials === null) return undefined;
          const reason = this.model().reason.trim();
          try {
            const body = { vials, opening, reason };
            this.ref.close(await this.question.remove(body, this.submission));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );
}
