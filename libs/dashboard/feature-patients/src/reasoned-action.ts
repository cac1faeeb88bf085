import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { voidingSchema } from '@glabella/contracts';
import { showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';

/** Something that is done with a reason and may be refused: the dialog stays until it is done. */
export interface ReasonedStep {
  readonly heading: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly tone: 'normal' | 'danger';
  /** Does it; a rejection is shown in the dialog, and what was typed is kept. */
  readonly run: (reason: string) => Promise<unknown>;
}

/** Asks for a reason and does the step; answers true when it was done. */
@Component({
  selector: 'glabella-reasoned-action',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="step.heading">
      <p class="prose">{{ step.text }}</p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="Reason" hint="Stays on the record with your name and the time.">
          <textarea glabellaControl rows="3" [formField]="form.reason"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn"
        [class]="step.tone === 'danger' ? 'danger' : 'primary'"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        {{ step.confirmLabel }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class ReasonedAction {
  protected readonly step = inject<ReasonedStep>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal({ reason: '' });
  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, voidingSchema),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            await this.step.run(this.model().reason.trim());
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
          this.ref.close(true);
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );
}
