import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import {
  acknowledgingDispositions,
  followUpAcknowledgementSchema,
  followUpDispositionLabels,
  type FollowUp,
  type FollowUpDisposition,
} from '@glabella/contracts';
import {
  FollowUpCalls,
  problemOf,
  showRefusal,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Control,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
} from '@glabella/dashboard/ui';
import { causeWords } from './follow-up-words';
import { Meanwhile, Overtaking, type FollowUpStepData } from './meanwhile';

/** Acknowledges a follow-up with disposition and note; answers it as it stands then. */
@Component({
  selector: 'glabella-follow-up-step',
  imports: [
    Control,
    DialogFrame,
    Field,
    FormField,
    FormProblem,
    FormRoot,
    Meanwhile,
    PatientIdentity,
  ],
  template: `
    <glabella-dialog-frame heading="Acknowledge the follow-up">
      <glabella-patient-identity [patient]="step.patient" />
      <p>
        {{ cause() }}. Say what was done so far. It stays open and visible until somebody closes it.
      </p>
      @if (overtaking.happened()) {
        <glabella-meanwhile [followUp]="step.followUp()" [timeZone]="step.timeZone" />
      }
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="What was done">
          <select glabellaControl [formField]="form.disposition">
            <option value="">Choose</option>
            @for (choice of choices; track choice.value) {
              <option [value]="choice.value">{{ choice.label }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field label="Note" hint="What was said and agreed; optional.">
          <textarea glabellaControl rows="4" [formField]="form.note"></textarea>
        </glabella-field>
        <glabella-form-problem [problem]="problem()" />
      </form>
      <button dialogActions type="button" class="btn" (click)="ref.close()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn primary"
        [attr.form]="formId"
        [attr.aria-disabled]="form().submitting() || null"
      >
        Acknowledge
      </button>
    </glabella-dialog-frame>
  `,
})
export class FollowUpStep {
  protected readonly step = inject<FollowUpStepData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<FollowUp>>(DialogRef);
  private readonly calls = inject(FollowUpCalls);

  protected readonly overtaking = new Overtaking(this.step);
  protected readonly cause = computed(() => causeWords(this.step.followUp()));
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly choices = acknowledgingDispositions.map((value) => ({
    value,
    label: followUpDispositionLabels[value],
  }));

  private readonly model = signal<{ disposition: FollowUpDisposition | ''; note: string }>({
    disposition: '',
    note: '',
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.disposition, { message: 'Say what was done.' });
      maxLength(path.note, 2000);
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { id, version } = this.step.followUp();
          const { disposition, note } = this.model();
          const body = { disposition, note: note.trim() === '' ? null : note };
          try {
            const checked = followUpAcknowledgementSchema.parse(body);
            this.ref.close(await this.calls.acknowledge(id, checked, version));
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
