import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import {
  mostVials,
  type DeliveryCorrection,
  type RecordRef,
  type StockLotRecord,
} from '@glabella/contracts';
import { showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
} from '@glabella/dashboard/ui';
import type { CalendarDate } from '@glabella/domain/values';
import { wholeNumber } from '../typed-number';

/** Which delivery, as it stands now; `correct` stores the next version. */
export interface DeliveryQuestion {
  readonly delivery: StockLotRecord['deliveries'][number]['versions'][number];
  readonly lotNumber: string;
  readonly today: CalendarDate;
  readonly correct: (body: DeliveryCorrection) => Promise<RecordRef>;
}

/** States a delivery as it really was. */
@Component({
  selector: 'glabella-correct-delivery-dialog',
  imports: [Control, DateField, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="'Correct a delivery of lot ' + question.lotNumber">
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Whole vials" hint="0 where none of it arrived.">
          <input glabellaControl inputmode="numeric" autocomplete="off" [formField]="form.vials" />
        </glabella-field>
        <glabella-field label="Supplier">
          <input glabellaControl autocomplete="off" [formField]="form.supplier" />
        </glabella-field>
        <glabella-field label="Received on">
          <glabella-date-field [latest]="question.today" [formField]="form.receivedOn" />
        </glabella-field>
        <glabella-field label="Reason" hint="Stays with this version, with your name and the time.">
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
        Correct
      </button>
    </glabella-dialog-frame>
  `,
})
export class CorrectDeliveryDialog {
  protected readonly question = inject<DeliveryQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);

  private readonly model = signal({
    vials: String(this.question.delivery.vials),
    supplier: this.question.delivery.supplier,
    receivedOn: this.question.delivery.receivedOn,
    reason: '',
  });
  protected readonly form = form(
    this.model,
    (path) => {
      maxLength(path.supplier, 120);
      maxLength(path.reason, 500);
      validate(path.vials, ({ value }) =>
        wholeNumber(value(), 0, mostVials) === null
          ? { kind: 'vials', message: `Whole vials, 0 to ${mostVials}.` }
          : null,
      );
      required(path.supplier, { message: 'Write who delivered.' });
      required(path.receivedOn, { message: 'Give the day.' });
      validate(path.reason, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write why.' } : null,
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { supplier, receivedOn, reason, ...typed } = this.model();
          const vials = wholeNumber(typed.vials, 0, mostVials);
          if (vials === null) return undefined;
          const body = { vials, supplier: supplier.trim(), receivedOn, reason: reason.trim() };
          try {
            this.ref.close(await this.question.correct(body));
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
