import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import {
  acknowledgingDispositions,
  closingDispositions,
  followUpAcknowledgementSchema,
  followUpClosingSchema,
  followUpDispositionLabels,
  type FollowUp,
  type FollowUpDisposition,
} from '@glabella/contracts';
import { FollowUpCalls, showRefusal, type ApiProblem } from '@glabella/dashboard/data-access';
import {
  Control,
  DialogFrame,
  Field,
  focusFirstError,
  FormProblem,
  PatientIdentity,
  type Identity,
} from '@glabella/dashboard/ui';
import { causeWords } from './follow-up-words';

/** Which step is taken with which follow-up of whom. */
export interface FollowUpStepData {
  readonly kind: 'acknowledge' | 'close';
  readonly followUp: FollowUp;
  readonly patient: Identity;
}

const words = {
  acknowledge: {
    heading: 'Acknowledge the item-9 follow-up',
    text: 'Say what was done so far. It stays open and visible until somebody closes it.',
    confirm: 'Acknowledge',
    noteLabel: 'Note',
    noteHint: 'What was said and agreed; optional.',
  },
  close: {
    heading: 'Close the item-9 follow-up',
    text: 'Closing says that somebody assessed the patient. It stands with your name and the time.',
    confirm: 'Close the follow-up',
    noteLabel: 'Assessment and plan',
    noteHint: 'What was assessed, what the plan is. Kept for good.',
  },
};

/** Acknowledges or closes a follow-up with disposition and note; answers it as it stands then. */
@Component({
  selector: 'glabella-follow-up-step',
  imports: [Control, DialogFrame, Field, FormField, FormProblem, FormRoot, PatientIdentity],
  template: `
    <glabella-dialog-frame [heading]="words.heading">
      <glabella-patient-identity [patient]="step.patient" />
      <p>{{ cause }}. {{ words.text }}</p>
      <form class="stack" [formRoot]="form" [id]="formId">
        <glabella-field label="What was done">
          <select glabellaControl [formField]="form.disposition">
            <option value="">Choose</option>
            @for (choice of choices; track choice.value) {
              <option [value]="choice.value">{{ choice.label }}</option>
            }
          </select>
        </glabella-field>
        <glabella-field [label]="words.noteLabel" [hint]="words.noteHint">
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
        {{ words.confirm }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class FollowUpStep {
  protected readonly step = inject<FollowUpStepData>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<FollowUp>>(DialogRef);
  private readonly calls = inject(FollowUpCalls);

  protected readonly words = words[this.step.kind];
  protected readonly cause = causeWords(this.step.followUp);
  protected readonly formId = `${this.ref.id}-form`;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly choices = (this.step.kind === 'close'
    ? closingDispositions
    : acknowledgingDispositions
  ).map((value) => ({ value, label: followUpDispositionLabels[value] }));

  private readonly model = signal<{ disposition: FollowUpDisposition | ''; note: string }>({
    disposition: '',
    note: '',
  });
  private readonly body = computed(() => {
    const { disposition, note } = this.model();
    return { disposition, note: note.trim() === '' ? null : note };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.disposition, { message: 'Say what was done.' });
      validate(path.note, ({ value }) => this.noteError(value().trim()));
    },
    {
      submission: {
        action: async (tree) => {
          this.problem.set(null);
          const { followUp, kind } = this.step;
          try {
            const changed =
              kind === 'close'
                ? await this.calls.close(
                    followUp.id,
                    followUpClosingSchema.parse(this.body()),
                    followUp.version,
                  )
                : await this.calls.acknowledge(
                    followUp.id,
                    followUpAcknowledgementSchema.parse(this.body()),
                    followUp.version,
                  );
            this.ref.close(changed);
            return undefined;
          } catch (error) {
            return showRefusal(error, tree, this.problem);
          }
        },
        onInvalid: focusFirstError,
      },
    },
  );

  private noteError(note: string) {
    const isClosing = this.step.kind === 'close';
    const longest = isClosing ? 4000 : 2000;
    if (isClosing && note === '') {
      return { kind: 'required', message: 'Write what was assessed and the plan.' };
    }
    if (note.length <= longest) return null;
    return { kind: 'maxLength', message: `Use at most ${longest} characters.` };
  }
}
