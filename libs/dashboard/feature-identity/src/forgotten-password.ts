import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { emailSchema } from '@glabella/contracts';
import { type ApiProblem, IdentityCalls, showRefusal } from '@glabella/dashboard/data-access';
import { Control, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { Doorway } from './doorway';

/** Asks for a one-time link. The page says the same whether the address is known or not. */
@Component({
  selector: 'glabella-forgotten-password',
  imports: [Control, Doorway, Field, FormField, FormProblem, FormRoot, RouterLink],
  template: `
    <glabella-doorway heading="Forgotten password">
      @if (isSent()) {
        <p role="status">
          If this address belongs to somebody here, a link to choose a new password is on its way.
          Where the practice has no mail server, ask an administrator for a link.
        </p>
      } @else {
        <form class="stack" [formRoot]="form">
          <glabella-field label="E-mail" hint="The address you sign in with.">
            <input
              glabellaControl
              type="email"
              autocomplete="username"
              inputmode="email"
              [formField]="form.email"
            />
          </glabella-field>
          <glabella-form-problem [problem]="problem()" />
          <button type="submit" class="btn primary">Ask for a link</button>
        </form>
      }
      <a routerLink="/sign-in">Back to sign-in</a>
    </glabella-doorway>
  `,
})
export class ForgottenPassword {
  private readonly calls = inject(IdentityCalls);

  protected readonly isSent = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal({ email: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      validate(path.email, ({ value }) =>
        emailSchema.safeParse(value().trim()).success ? null : { kind: 'email' },
      );
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            await this.calls.forgottenPassword(this.model().email.trim());
            this.isSent.set(true);
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
