import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  type StaffMember,
  type StaffUpdate,
  staffUpdateSchema,
  isClinical,
  leavesFollowUps,
} from '@glabella/contracts';
import {
  type ApiProblem,
  type FormRefusal,
  PracticeCalls,
  showRefusal,
} from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field, focusFirstError, FormProblem } from '@glabella/dashboard/ui';
import { RolesInput } from './roles-input';

/** Whom the dialog changes, and who could take over from them. */
export interface PersonDialogData {
  readonly person: StaffMember;
  readonly isSelf: boolean;
  readonly colleagues: readonly StaffMember[];
}

/**
 * Changes a person's name and roles, or disables them. The open follow-ups of whoever is then disabled or clinical no
 * longer go to somebody else by name.
 */
@Component({
  selector: 'glabella-person-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot, RolesInput],
  templateUrl: './person-dialog.html',
})
export class PersonDialog {
  private readonly calls = inject(PracticeCalls);
  private readonly ref = inject<DialogRef<true>>(DialogRef);
  protected readonly data = inject<PersonDialogData>(DIALOG_DATA);
  protected readonly formId = `${this.ref.id}-form`;

  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly before = {
    displayName: this.data.person.displayName,
    roles: this.data.person.roles,
    isDisabled: this.data.person.status === 'disabled',
  };
  private readonly model = signal({ ...this.before, followUpsTo: '' });
  protected readonly asksForSuccessor = computed(
    () => this.data.person.openFollowUps > 0 && leavesFollowUps(this.before, this.model()),
  );
  protected readonly successors = this.data.colleagues.filter(({ roles }) => isClinical(roles));

  protected readonly form = form(
    this.model,
    (path) => {
      validateStandardSchema<string, string>(path.displayName, staffUpdateSchema.shape.displayName);
      validateStandardSchema(path.roles, staffUpdateSchema.shape.roles);
      required(path.followUpsTo, {
        message: 'Choose who answers for the open follow-ups.',
        when: () => this.asksForSuccessor(),
      });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  protected cancel(): void {
    this.ref.close();
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    const { displayName, roles, isDisabled, followUpsTo } = this.model();
    const body: StaffUpdate = {
      displayName: displayName.trim(),
      roles,
      isDisabled,
      ...(this.asksForSuccessor() ? { followUpsTo } : {}),
    };
    try {
      await this.calls.updateStaff(this.data.person.id, body, this.data.person.version);
      this.ref.close(true);
      return undefined;
    } catch (error) {
      return showRefusal(error, this.form, this.problem);
    }
  }
}
