import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { disabled, form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { emailSchema, type Me, signInRefusals } from '@glabella/contracts';
import { type ApiProblem, CurrentUser, problemOf } from '@glabella/dashboard/data-access';
import { Control, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { PasswordInput } from './password-input';

/** E-mail and password, then the code where the person has an authenticator. A refusal never says which part was wrong. */
@Component({
  selector: 'glabella-sign-in-form',
  imports: [Control, Field, FormField, FormProblem, FormRoot, PasswordInput],
  template: `
    <form class="stack" [formRoot]="form">
      <glabella-field label="E-mail">
        <input
          glabellaControl
          type="email"
          autocomplete="username"
          inputmode="email"
          [formField]="form.email"
        />
      </glabella-field>
      <glabella-field label="Password">
        <glabella-password-input [formField]="form.password" />
      </glabella-field>
      @if (wantsCode()) {
        <glabella-field
          label="Code"
          hint="Six digits from your authenticator app, or a recovery code."
        >
          <input
            glabellaControl
            type="text"
            autocomplete="one-time-code"
            autocapitalize="off"
            spellcheck="false"
            [formField]="form.code"
          />
        </glabella-field>
      }
      <glabella-form-problem [problem]="problem()" />
      <button type="submit" class="btn primary" [attr.aria-disabled]="form().submitting() || null">
        {{ form().submitting() ? 'Signing in' : 'Sign in' }}
      </button>
    </form>
  `,
})
export class SignInForm {
  private readonly user = inject(CurrentUser);

  /** The address of the one who must sign in again, which then cannot be changed. */
  readonly fixedEmail = input('');
  readonly signedIn = output<Me>();

  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = linkedSignal(() => ({
    email: this.fixedEmail(),
    password: '',
    code: '',
  }));
  private readonly email = computed(() => this.model().email.trim());
  /** Whether the server asked for the code of whoever has this address; of another one nothing is known yet. */
  protected readonly wantsCode = linkedSignal({ source: this.email, computation: () => false });
  protected readonly form = form(
    this.model,
    (path) => {
      disabled(path.email, { when: () => this.fixedEmail() !== '' });
      required(path.email, { message: 'Write your e-mail address.' });
      validate(path.email, ({ value }) =>
        emailSchema.safeParse(value().trim()).success ? null : { kind: 'email' },
      );
      required(path.password, { message: 'Write your password.' });
      required(path.code, { message: 'Write the code.', when: () => this.wantsCode() });
    },
    { submission: { action: () => this.enter(), onInvalid: focusFirstError } },
  );

  private async enter(): Promise<undefined> {
    this.problem.set(null);
    const { password, code } = this.model();
    const secondFactor = this.wantsCode() ? { secondFactor: code.trim() } : {};
    try {
      this.signedIn.emit(
        await this.user.signIn({ email: this.email(), password, ...secondFactor }),
      );
    } catch (error) {
      this.refuse(problemOf(error));
    }
    return undefined;
  }

  private refuse(problem: ApiProblem): void {
    if (problem.code === signInRefusals.secondFactorNeeded && !this.wantsCode()) {
      this.wantsCode.set(true);
      // The first submission marked every field as left; this one is new to the person, and holds nobody else's code.
      this.form.code().reset('');
      setTimeout(() => this.form.code().focusBoundControl());
      return;
    }
    this.problem.set(problem);
    const field = this.wantsCode() ? 'code' : 'password';
    this.model.update((typed) => ({ ...typed, [field]: '' }));
    this.form[field]().reset();
    this.form[field]().focusBoundControl();
  }
}
