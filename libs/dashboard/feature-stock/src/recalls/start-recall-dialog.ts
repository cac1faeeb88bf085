import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, validate } from '@angular/forms/signals';
import type { RecallStart, RecordRef } from '@glabella/contracts';
import { showRefusal, Submission, type ApiProblem } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { products, type ProductId } from '@glabella/domain/treatment';

/** Which lot is recalled; `start` stores it. */
export interface RecallQuestion {
  readonly lotNumber: string;
  readonly start: (body: RecallStart, submission: Submission) => Promise<RecordRef>;
}

const missing = (message: string) => (value: string) =>
  value.trim() === '' ? { kind: 'required', message } : null;

/** Begins a recall: which product, why, on whose word. */
@Component({
  selector: 'glabella-start-recall-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="'Start a recall of lot ' + question.lotNumber">
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Product">
          <select glabellaControl [formField]="form.productId">
            <option value="">Every product with this lot number</option>
            @for (product of products; track product.id) {
              <option [value]="product.id">{{ product.name }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="Reason">
          <textarea glabellaControl rows="2" [formField]="form.reason"></textarea>
        </glabella-field>
        <glabella-field label="Who asks for it" hint="The authority or the manufacturer.">
          <input glabellaControl [formField]="form.authority" />
        </glabella-field>
        <glabella-field label="Their reference" note="optional">
          <input glabellaControl [formField]="form.reference" />
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
        Start the recall
      </button>
    </glabella-dialog-frame>
  `,
})
export class StartRecallDialog {
  protected readonly question = inject<RecallQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly products = products;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly submission = new Submission();

  private readonly model = signal({ productId: '', reason: '', authority: '', reference: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      maxLength(path.reason, 1000);
      maxLength(path.authority, 200);
      maxLength(path.reference, 100);
      validate(path.reason, ({ value }) => missing('Write why.')(value()));
      validate(path.authority, ({ value }) => missing('Write on whose word.')(value()));
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { productId, reason, authority, reference } = this.model();
          const body: RecallStart = {
            lotNumber: this.question.lotNumber,
            productId: productId === '' ? null : (productId as ProductId),
            reason: reason.trim(),
            authority: authority.trim(),
            reference: reference.trim() || null,
          };
          try {
            this.ref.close(await this.question.start(body, this.submission));
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
