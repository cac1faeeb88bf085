import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import type { RecordRef, StockLot, VialOpening } from '@glabella/contracts';
import { showRefusal, Submission, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DateField,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
} from '@glabella/dashboard/ui';
import { doseLimits, findProduct } from '@glabella/domain/treatment';
import { instantOnDay, timeOfDayIn, type CalendarDate } from '@glabella/domain/values';
import { decimalNumber, wholeNumber } from '../typed-number';

/** Which lot is opened, and the present in the practice. */
export interface OpeningQuestion {
  readonly lot: StockLot;
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly now: string;
  readonly open: (body: VialOpening, submission: Submission) => Promise<RecordRef>;
}

/** Notes vials that are reconstituted ahead of a session: the label's clock runs from the time that stands here. */
@Component({
  selector: 'glabella-open-vials-dialog',
  imports: [Control, DateField, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="'Open vials of lot ' + question.lot.lotNumber">
      <p class="soft">
        A session that states the same time of reconstitution takes these vials; others open their
        own.
      </p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Vials" [hint]="question.lot.unopened + ' unopened on hand.'">
          <input glabellaControl inputmode="numeric" autocomplete="off" [formField]="form.vials" />
        </glabella-field>
        <glabella-field label="Diluent, mL per vial">
          <input
            glabellaControl
            inputmode="decimal"
            autocomplete="off"
            [formField]="form.diluent"
          />
        </glabella-field>
        <glabella-field label="Reconstituted on">
          <glabella-date-field [latest]="question.today" [formField]="form.day" />
        </glabella-field>
        <glabella-field label="Reconstituted at" hint="24-hour clock, such as 13:40.">
          <input glabellaControl type="time" [formField]="form.time" />
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
        Open
      </button>
    </glabella-dialog-frame>
  `,
})
export class OpenVialsDialog {
  protected readonly question = inject<OpeningQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<RecordRef>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly submission = new Submission();

  private readonly model = signal({
    vials: '1',
    diluent: usualDiluent(this.question.lot),
    day: this.question.today,
    time: timeOfDayIn(this.question.timeZone, this.question.now),
  });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.vials, ({ value }) =>
        this.vials(value()) === null
          ? { kind: 'vials', message: `Whole vials, 1 to ${this.mostVials()}.` }
          : null,
      );
      validate(path.diluent, ({ value }) => {
        const { min, max } = doseLimits.diluentMl;
        const isWrong = decimalNumber(value(), doseLimits.diluentMl) === null;
        return isWrong ? { kind: 'diluent', message: `Write ${min} to ${max} mL.` } : null;
      });
      required(path.day, { message: 'Give the day.' });
      required(path.time, { message: 'Give the time.' });
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const body = this.opening();
          if (!body) return undefined;
          try {
            this.ref.close(await this.question.open(body, this.submission));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  private mostVials(): number {
    return Math.min(this.question.lot.unopened, doseLimits.vialsOpened.max);
  }

  private vials(typed: string): number | null {
    return wholeNumber(typed, 1, this.mostVials());
  }

  private opening(): VialOpening | null {
    const { vials: typed, diluent, day, time } = this.model();
    const vials = this.vials(typed);
    const diluentMl = decimalNumber(diluent, doseLimits.diluentMl);
    const reconstitutedAt = instantOnDay(this.question.timeZone, day, time);
    if (vials === null || diluentMl === null || reconstitutedAt === null) return null;
    return { vials, diluentMl, reconstitutedAt };
  }
}

/** The label's first dilution for this vial; empty where it has none. */
function usualDiluent({ productId, vialUnits }: StockLot): string {
  const dilutions = findProduct(productId)?.labelledDilutions ?? [];
  const usual = dilutions.find((dilution) => dilution.vialUnits === vialUnits);
  return usual ? String(usual.diluentMl) : '';
}
