import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { type FollowUp, isClinical } from '@glabella/contracts';
import {
  colleaguesToChoose,
  FollowUpCalls,
  problemOf,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DialogFrame,
  ErrorState,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
} from '@glabella/dashboard/ui';
import { Meanwhile, Overtaking, type FollowUpStepData } from './meanwhile';

/** Hands an open follow-up to a colleague, who answers for it from then on. */
@Component({
  selector: 'glabella-hand-over',
  imports: [
    Control,
    DialogFrame,
    ErrorState,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    Meanwhile,
    PatientIdentity,
  ],
  template: `
    <glabella-dialog-frame heading="Hand the follow-up over">
      <glabella-patient-identity [patient]="step.patient" />
      <p>{{ step.followUp().owner.displayName }} answers for it now. The deadline stays.</p>
      @if (overtaking.happened()) {
        <glabella-meanwhile [followUp]="step.followUp()" [timeZone]="step.timeZone" />
      }
      <form class="stack" [formRoot]="form" [id]="formId">
        @if (colleagues.problem(); as failed) {
          <glabella-error-state [problem]="failed" (retry)="colleagues.retry()" />
        }
        <glabella-field label="Colleague">
          <select glabellaControl [formField]="form.ownerId">
            <option value="">Choose</option>
            @for (colleague of colleagues.people(); track colleague.id) {
              <option [value]="colleague.id">{{ colleague.displayName }}</option>
            }
          </select>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button dialogActions type="submit" class="btn primary" [attr.form]="formId">
        Hand over
      </button>
    </glabella-dialog-frame>
  `,
})
export class HandOver {
  protected readonly step = inject<FollowUpStepData>(DIALOG_DATA);
  protected readonly overtaking = new Overtaking(this.step);
  protected readonly ref = inject<DialogRef<FollowUp>>(DialogRef);
  private readonly calls = inject(FollowUpCalls);

  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly colleagues = colleaguesToChoose(
    ({ id, roles }) => id !== this.step.followUp().owner.id && isClinical(roles),
  );
  private readonly model = signal({ ownerId: '' });
  protected readonly form = form(
    this.model,
    (path) => required(path.ownerId, { message: 'Choose a colleague.' }),
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { id, version } = this.step.followUp();
          try {
            this.ref.close(await this.calls.assign(id, this.model(), version));
            return undefined;
          } catch (error) {
            this.overtaking.note(problemOf(error));
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );
}
