import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  submit,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  type StaffMember,
  type StaffUpdate,
  staffUpdateSchema,
  isClinical,
  leavesFollowUps,
  rolesWords,
} from '@glabella/contracts';
import {
  type ApiProblem,
  type FormRefusal,
  PracticeCalls,
  problemOf,
  showRefusal,
} from '@glabella/dashboard/data-access';
import {
  ConflictPanel,
  type ConflictRow,
  Control,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
} from '@glabella/dashboard/ui';
import { goingAlong, returning } from './handed-over';
import { RolesInput } from './roles-input';

/** Whom the dialog changes, and who could take over from them. */
export interface PersonDialogData {
  readonly person: StaffMember;
  readonly isSelf: boolean;
  readonly colleagues: readonly StaffMember[];
}

/**
 * Changes a person's name and roles, or disables them. The open follow-ups of whoever is then disabled or clinical no
 * longer go to somebody else by name. When somebody else saved first, both stand side by side.
 */
@Component({
  selector: 'glabella-person-dialog',
  imports: [
    ConflictPanel,
    Control,
    DialogFrame,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    RolesInput,
  ],
  templateUrl: './person-dialog.html',
})
export class PersonDialog {
  private readonly calls = inject(PracticeCalls);
  private readonly ref = inject<DialogRef<true>>(DialogRef);
  protected readonly data = inject<PersonDialogData>(DIALOG_DATA);
  protected readonly formId = `${this.ref.id}-form`;

  protected readonly problem = signal<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<StaffMember | null>(null);
  /** The person whom the change is made to; another version once somebody was faster. */
  private readonly base = signal(this.data.person);
  private readonly model = signal(entryOf(this.data.person));
  /** As last read, or as the server said when it refused. */
  private readonly openFollowUps = linkedSignal(() => this.base().openFollowUps);
  private readonly leaves = computed(() => leavesFollowUps(entryOf(this.base()), this.model()));
  protected readonly asksForSuccessor = computed(() => this.openFollowUps() > 0 && this.leaves());
  protected readonly goingAlong = computed(() =>
    goingAlong(this.openFollowUps(), this.base().handedReasons),
  );
  /** Said where reasons are taken from the person and nobody takes them over; else null. */
  protected readonly returning = computed(() => {
    const { handedReasons } = this.base();
    return handedReasons > 0 && this.leaves() ? returning(handedReasons) : null;
  });
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

  protected conflictRows(theirs: StaffMember): ConflictRow[] {
    const [mine, other] = [this.model(), entryOf(theirs)];
    return [
      { label: 'Name', yours: mine.displayName, theirs: other.displayName },
      { label: 'Roles', yours: rolesWords(mine.roles), theirs: rolesWords(other.roles) },
      { label: 'Disabled', yours: yesOrNo(mine.isDisabled), theirs: yesOrNo(other.isDisabled) },
    ];
  }

  protected async keepMine(theirs: StaffMember): Promise<void> {
    this.base.set(theirs);
    this.theirs.set(null);
    await submit(this.form);
  }

  protected takeTheirs(theirs: StaffMember): void {
    this.base.set(theirs);
    this.theirs.set(null);
    this.problem.set(null);
    this.form().reset(entryOf(theirs));
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
      await this.calls.updateStaff(this.data.person.id, body, this.base().version);
      this.ref.close(true);
      return undefined;
    } catch (error) {
      await this.learnFrom(problemOf(error));
      return showRefusal(error, this.form, this.problem);
    }
  }

  /** What the list behind the dialog did not know yet: another version, or follow-ups opened meanwhile. */
  private async learnFrom({ isConflict, code, fields }: ApiProblem): Promise<void> {
    if (isConflict) this.theirs.set(await this.calls.person(this.data.person.id).catch(() => null));
    if (code === 'staff.has_open_follow_ups') {
      this.openFollowUps.set(Number(fields['openFollowUps'] ?? 1));
    }
  }
}

function entryOf({ displayName, roles, status }: StaffMember) {
  return { displayName, roles, isDisabled: status === 'disabled', followUpsTo: '' };
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
