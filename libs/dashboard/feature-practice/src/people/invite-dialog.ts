import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type OneTimeLink, type Role, staffInvitationSchema } from '@glabella/contracts';
import {
  type ApiProblem,
  PracticeCalls,
  showRefusal,
  Submission,
} from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { RolesInput } from './roles-input';

/** Invites somebody: name, e-mail, roles. Answers the one-time link. */
@Component({
  selector: 'glabella-invite-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot, RolesInput],
  template: `
    <glabella-dialog-frame heading="Invite somebody">
      <form class="stack" [id]="formId" [formRoot]="form">
        <glabella-field label="Name" hint="As it stands on records.">
          <input glabellaControl autocomplete="off" [formField]="form.displayName" />
        </glabella-field>
        <glabella-field label="E-mail" hint="The person signs in with it.">
          <input glabellaControl type="email" autocomplete="off" [formField]="form.email" />
        </glabella-field>
        <glabella-field label="Roles">
          <glabella-roles-input [formField]="form.roles" />
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
        Invite
      </button>
    </glabella-dialog-frame>
  `,
})
export class InviteDialog {
  private readonly calls = inject(PracticeCalls);
  private readonly ref = inject<DialogRef<OneTimeLink>>(DialogRef);
  private readonly submission = new Submission();
  protected readonly formId = `${this.ref.id}-form`;

  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly model = signal({ displayName: '', email: '', roles: [] as Role[] });
  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, staffInvitationSchema),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          try {
            const body = staffInvitationSchema.parse(this.model());
            this.ref.close(await this.calls.invite(body, this.submission));
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
