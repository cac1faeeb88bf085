import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { LinkInspection } from '@glabella/contracts';
import {
  type ApiProblem,
  CurrentUser,
  IdentityCalls,
  problemOf,
  showRefusal,
} from '@glabella/dashboard/data-access';
import {
  ErrorState,
  Field,
  focusFirstError,
  FormProblem,
  LoadingState,
} from '@glabella/dashboard/ui';
import { Doorway } from './doorway';
import { asNewPassword, newPasswordHint } from './new-password';
import { PasswordInput } from './password-input';

/** An invitation or a new password: the link's secret is read from the fragment and taken out of the address at once. */
@Component({
  selector: 'glabella-one-time-link',
  imports: [
    Doorway,
    ErrorState,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    LoadingState,
    PasswordInput,
  ],
  templateUrl: './one-time-link.html',
})
export class OneTimeLink {
  private readonly calls = inject(IdentityCalls);
  private readonly user = inject(CurrentUser);
  private readonly router = inject(Router);
  private readonly token: string;

  protected readonly link = signal<LinkInspection | null>(null);
  protected readonly linkProblem = signal<ApiProblem | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly passwordHint = newPasswordHint;
  protected readonly heading = computed(() =>
    this.link()?.purpose === 'password-reset' ? 'Choose a new password' : 'Choose your password',
  );

  private readonly model = signal({ password: '' });
  protected readonly form = form(this.model, (path) => asNewPassword(path.password), {
    submission: {
      action: async (tree) => {
        this.problem.set(null);
        try {
          await this.calls.redeemLink({ token: this.token, password: this.model().password });
          this.user.forget();
          await this.router.navigate(['/sign-in'], { queryParams: { passwordSet: '' } });
          return undefined;
        } catch (error) {
          return showRefusal(error, tree, this.problem);
        }
      },
      onInvalid: focusFirstError,
    },
  });

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    this.token = view?.location.hash.replace(/^#/, '') ?? '';
    view?.history.replaceState(view.history.state, '', view.location.pathname);
    void this.inspect();
  }

  protected async inspect(): Promise<void> {
    this.linkProblem.set(null);
    try {
      this.link.set(await this.calls.inspectLink(this.token));
    } catch (error) {
      this.linkProblem.set(problemOf(error));
    }
  }
}
