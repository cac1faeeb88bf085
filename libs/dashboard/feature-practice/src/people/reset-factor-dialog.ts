import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import type { StaffMember } from '@glabella/contracts';
import { type ApiProblem, PracticeCalls, showRefusal } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';

const empty = { password: '' };

/** Takes away the second factor of somebody who lost it, once one's own password is typed. */
@Component({
  selector: 'glabella-reset-factor-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot],
  template: `
    <glabella-dialog-frame heading="Reset the second factor">
      <form class="stack" [id]="formId" [formRoot]="form">
        <p>
          For <span class="strong">{{ person.displayName }}</span>, when the phone and the recovery
          codes are lost. Make sure that it is them who ask: call back on a number that you know.
        </p>
        <p class="soft">
          They are signed out everywhere, sign in with the password alone next time, and are told
          what happened. The trail keeps who did it.
        </p>
        <glabella-field label="Your password">
          <input
            glabellaControl
            type="password"
            autocomplete="current-password"
            [formField]="form.password"
          />
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="cancel()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn primary"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        Reset it
      </button>
    </glabella-dialog-frame>
  `,
})
export class ResetFactorDialog {
  private readonly calls = inject(PracticeCalls);
  private readonly ref = inject<DialogRef<StaffMember>>(DialogRef);
  protected readonly person = inject<StaffMember>(DIALOG_DATA);
  protected readonly formId = `${this.ref.id}-form`;

  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal(empty);
  protected readonly form = form(
    this.model,
    (path) => required(path.password, { message: 'Write your password.' }),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            const { password } = this.model();
            this.ref.close(await this.calls.resetSecondFactor(this.person.id, password));
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected cancel(): void {
    this.ref.close();
  }
}
