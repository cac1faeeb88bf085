import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import {
  type ApiProblem,
  CurrentUser,
  IdentityCalls,
  showRefusal,
} from '@glabella/dashboard/data-access';
import { Field, focusFirstError, FormProblem, Toasts } from '@glabella/dashboard/ui';
import { asNewPassword, newPasswordHint } from '../new-password';
import { PasswordInput } from '../password-input';

const empty = { currentPassword: '', newPassword: '' };

/** Changes the password, given the present one. */
@Component({
  selector: 'glabella-change-password',
  imports: [Field, FormField, FormProblem, FormRoot, PasswordInput],
  template: `
    <form class="stack" [formRoot]="form">
      <input
        type="text"
        class="visually-hidden"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        readonly
        [value]="email"
      />
      <glabella-field label="Present password">
        <glabella-password-input [formField]="form.currentPassword" />
      </glabella-field>
      <glabella-field label="New password" [hint]="passwordHint">
        <glabella-password-input autocomplete="new-password" [formField]="form.newPassword" />
      </glabella-field>
      <glabella-form-problem [problem]="problem()" />
      <div><button type="submit" class="btn">Change the password</button></div>
    </form>
  `,
})
export class ChangePassword {
  private readonly calls = inject(IdentityCalls);
  private readonly toasts = inject(Toasts);

  protected readonly email = inject(CurrentUser).me()?.email ?? '';
  protected readonly passwordHint = newPasswordHint;
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal(empty);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.currentPassword, { message: 'Write your present password.' });
      asNewPassword(path.newPassword);
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            await this.calls.changePassword(this.model());
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
          tree().reset(empty);
          this.toasts.show({ text: 'Your password is changed.' });
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );
}
