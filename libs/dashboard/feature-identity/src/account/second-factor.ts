import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import type { TotpEnrolment } from '@glabella/contracts';
import {
  type ApiProblem,
  CurrentUser,
  IdentityCalls,
  problemOf,
  showRefusal,
} from '@glabella/dashboard/data-access';
import { Banner, Control, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { PasswordInput } from '../password-input';

const empty = { password: '', code: '' };

/** An authenticator app beside the password: switched on with its first code, off with another. */
@Component({
  selector: 'glabella-second-factor',
  imports: [Banner, Control, Field, FormField, FormProblem, FormRoot, PasswordInput],
  templateUrl: './second-factor.html',
  styles: `
    .secret {
      overflow-wrap: anywhere;
      font-size: var(--text-l);
      font-weight: 620;
      letter-spacing: 0.04em;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class SecondFactor {
  private readonly calls = inject(IdentityCalls);
  private readonly user = inject(CurrentUser);

  protected readonly isOn = computed(() => this.user.me()?.hasSecondFactor ?? false);
  protected readonly enrolment = signal<TotpEnrolment | null>(null);
  protected readonly recoveryCodes = signal<readonly string[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly asksForCode = signal(false);
  protected readonly groupedSecret = computed(() =>
    (this.enrolment()?.secret.match(/.{1,4}/g) ?? []).join(' '),
  );

  private readonly model = signal(empty);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.password, { message: 'Write your password.' });
      required(path.code, { message: 'Write the code that the app shows.' });
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            await (this.isOn() ? this.switchOff() : this.switchOn());
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
          tree().reset(empty);
          return undefined;
        },
        onInvalid: focusFirstError,
      },
    },
  );

  protected async begin(): Promise<void> {
    this.problem.set(null);
    try {
      this.enrolment.set(await this.calls.enrolSecondFactor());
      this.asksForCode.set(true);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  protected askForRemoval(): void {
    this.problem.set(null);
    this.asksForCode.set(true);
  }

  protected cancel(): void {
    this.problem.set(null);
    this.enrolment.set(null);
    this.asksForCode.set(false);
    this.form().reset(empty);
  }

  protected forgetCodes(): void {
    this.recoveryCodes.set(null);
  }

  private async switchOn(): Promise<void> {
    const { password, code } = this.model();
    const { codes } = await this.calls.confirmSecondFactor(password, code.trim());
    this.recoveryCodes.set(codes);
    await this.settle();
  }

  private async switchOff(): Promise<void> {
    const { password, code } = this.model();
    await this.calls.removeSecondFactor(password, code.trim());
    await this.settle();
  }

  private async settle(): Promise<void> {
    this.enrolment.set(null);
    this.asksForCode.set(false);
    await this.user.reload();
  }
}
