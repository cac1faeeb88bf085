import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { setupRequestSchema } from '@glabella/contracts';
import {
  type ApiProblem,
  CurrentUser,
  IdentityCalls,
  showRefusal,
} from '@glabella/dashboard/data-access';
import {
  Control,
  EmptyState,
  Field,
  focusFirstError,
  FormProblem,
  LoadingState,
  timeZoneChoices,
} from '@glabella/dashboard/ui';
import { Doorway } from './doorway';
import { newPasswordHint } from './new-password';
import { PasswordInput } from './password-input';

/** The first practice of an installation, and its administrator. */
@Component({
  selector: 'glabella-set-up',
  imports: [
    Control,
    Doorway,
    EmptyState,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    LoadingState,
    PasswordInput,
  ],
  templateUrl: './set-up.html',
})
export class SetUp {
  private readonly calls = inject(IdentityCalls);
  private readonly user = inject(CurrentUser);
  private readonly router = inject(Router);

  protected readonly state = signal<'asking' | 'needed' | 'done'>('asking');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly passwordHint = newPasswordHint;
  private readonly ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly timeZones = timeZoneChoices(this.ownTimeZone);

  private readonly model = signal({
    practiceName: '',
    timeZone: this.ownTimeZone,
    phone: '',
    displayName: '',
    email: '',
    password: '',
  });
  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, setupRequestSchema),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            this.user.accept(await this.calls.setUp(setupRequestSchema.parse(this.model())));
            await this.router.navigateByUrl('/', { replaceUrl: true });
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  constructor() {
    void this.ask();
  }

  protected async ask(): Promise<void> {
    try {
      this.state.set((await this.calls.setupState()).isSetupNeeded ? 'needed' : 'done');
    } catch {
      // The form may be filled meanwhile; the server says when it is saved.
      this.state.set('needed');
    }
  }
}
