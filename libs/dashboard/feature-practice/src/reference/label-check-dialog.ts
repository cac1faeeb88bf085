import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validate } from '@angular/forms/signals';
import type { ProductActivation, ProductActivationList } from '@glabella/contracts';
import {
  ProductCalls,
  showRefusal,
  type ApiProblem,
  type FormRefusal,
} from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import {
  findProduct,
  labelCheckIds,
  labelChecks,
  useByFault,
  type LabelCheckId,
} from '@glabella/domain/treatment';

/** Which product is checked, by its name and as it stands. */
export interface LabelCheckQuestion {
  readonly name: string;
  readonly activation: ProductActivation;
}

type Entry = Readonly<Record<LabelCheckId, { readonly read: string; readonly where: string }>> & {
  /** As typed. */
  readonly useWithinHours: string;
};

/** Asks for every check of a product's label: what was read, and where. Answers the products as they stand then. */
@Component({
  selector: 'glabella-label-check-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="'Label check of ' + question.name">
      <p class="prose soft">
        From its current label, in your own words. It stands on the record with your name and the
        time, and from then on sessions can be signed with this product. Units are converted from no
        other product.
      </p>
      <form class="stack" [formRoot]="form" [id]="formId">
        @for (check of checks; track check.id) {
          <fieldset class="stack tight">
            <legend>{{ check.label }}</legend>
            @if (check.id === 'dilution-use-by' && isPowder) {
              <glabella-field
                label="Use within, hours"
                hint="From reconstitution, as the label says: a vial past it is not signed for before the injection."
              >
                <input
                  glabellaControl
                  inputmode="numeric"
                  autocomplete="off"
                  [formField]="form.useWithinHours"
                />
              </glabella-field>
            }
            <glabella-field [label]="'Read: ' + check.label" [hint]="check.asks">
              <textarea glabellaControl rows="2" [formField]="form[check.id].read"></textarea>
            </glabella-field>
            <glabella-field [label]="'Where: ' + check.label" hint="Document, its date, section.">
              <input glabellaControl autocomplete="off" [formField]="form[check.id].where" />
            </glabella-field>
          </fieldset>
        }
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
        Activate
      </button>
    </glabella-dialog-frame>
  `,
  styles: `
    legend {
      font-weight: 600;
    }
  `,
})
export class LabelCheckDialog {
  protected readonly question = inject<LabelCheckQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<ProductActivationList>>(DialogRef);
  private readonly calls = inject(ProductCalls);

  private readonly product = findProduct(this.question.activation.productId);
  protected readonly isPowder = this.product?.form === 'powder';
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly checks = labelChecks;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal<Entry>({
    ...Object.fromEntries(labelCheckIds.map((id) => [id, { read: '', where: '' }])),
    useWithinHours: '',
  } as Entry);

  protected readonly form = form(
    this.model,
    (path) => {
      for (const id of labelCheckIds) {
        validate(path[id].read, ({ value }) => missing(value(), 'Write what the label says.'));
        validate(path[id].where, ({ value }) => missing(value(), 'Write where you read it.'));
      }
      validate(path.useWithinHours, ({ value }) => {
        const message = this.product && useByFault(this.product, hoursOf(value()));
        return message ? { kind: 'hours', message } : null;
      });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    const entry = this.model();
    const checks = labelCheckIds.map((id) => ({
      id,
      read: entry[id].read.trim(),
      where: entry[id].where.trim(),
    }));
    const { productId, version } = this.question.activation;
    try {
      const useWithinHours = hoursOf(entry.useWithinHours);
      const body = { isActive: true, checks, useWithinHours, reason: null };
      this.ref.close(await this.calls.change(productId, body, version));
    } catch (error) {
      return showRefusal(error, this.form, this.problem);
    }
    return undefined;
  }
}

function missing(text: string, message: string) {
  return text.trim() === '' ? { kind: 'required', message } : null;
}

/** A number as typed; null for nothing, and one that no label has for anything else. */
function hoursOf(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  return /^\d{1,4}$/.test(written) ? Number(written) : 0;
}
