import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import type { LotCorrection, RecordRef, StockLot } from '@glabella/contracts';
import { showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { doseLimits, lotExpiryProblem } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';
import { expiryOf } from '../stock/receive-delivery';
import { decimalNumber } from '../typed-number';

/** Which lot, as its label is stored now; `correct` stores the next version. */
export interface LabelQuestion {
  readonly lot: StockLot;
  readonly correct: (body: LotCorrection) => Promise<RecordRef>;
}

/** States the label of a lot as it really is. */
@Component({
  selector: 'glabella-correct-lot-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="'Correct the label of lot ' + question.lot.lotNumber">
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Lot number" hint="Only while no vial has left.">
          <input glabellaControl autocomplete="off" [formField]="form.lotNumber" />
        </glabella-field>
        <glabella-field label="Expiry" hint="As on the label: 2027-08, Aug 2027.">
          <input glabellaControl autocomplete="off" [formField]="form.expiresOn" />
        </glabella-field>
        <glabella-field label="Units per vial" note="U" hint="Only while no vial has left.">
          <input
            glabellaControl
            inputmode="decimal"
            autocomplete="off"
            [formField]="form.vialUnits"
          />
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
export class CorrectLotDialog {
  protected readonly question = inject<LabelQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);

  private readonly model = signal({
    lotNumber: this.question.lot.lotNumber,
    expiresOn: formatDate(this.question.lot.expiresOn),
    vialUnits: String(this.question.lot.vialUnits),
    reason: '',
  });
  protected readonly form = form(
    this.model,
    (path) => {
      maxLength(path.lotNumber, 60);
      maxLength(path.reason, 500);
      required(path.lotNumber, { message: 'Read the lot number from the label.' });
      validate(path.expiresOn, ({ value }) =>
        expiryOf(value()) === null ? { kind: 'expiry', message: lotExpiryProblem } : null,
      );
      validate(path.vialUnits, ({ value }) => {
        const { min, max } = doseLimits.vialUnits;
        const isWrong = decimalNumber(value(), doseLimits.vialUnits) === null;
        return isWrong ? { kind: 'vial', message: `Write ${min} to ${max} U.` } : null;
      });
      validate(path.reason, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write why.' } : null,
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { lotNumber, reason, ...typed } = this.model();
          const expiresOn = expiryOf(typed.expiresOn);
          const vialUnits = decimalNumber(typed.vialUnits, doseLimits.vialUnits);
          if (expiresOn === null || vialUnits === null) return undefined;
          const label = { lotNumber: lotNumber.trim(), expiresOn, vialUnits };
          try {
            this.ref.close(await this.question.correct({ ...label, reason: reason.trim() }));
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
