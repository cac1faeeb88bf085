import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, validate } from '@angular/forms/signals';
import { Control } from '../field/control';
import { Field } from '../field/field';
import { DialogFrame } from './dialog-frame';

/** Something that may be done only with a reason that stays on the record. */
export interface ReasonQuestion {
  /** What is about to happen, as in "Void this PHQ-9?". */
  readonly heading: string;
  /** What it means for the record. */
  readonly text: string;
  /** The label of the text field; "Reason" without one. */
  readonly reasonLabel?: string;
  /** The verb on the button. */
  readonly confirmLabel: string;
  readonly tone?: 'normal' | 'danger';
  /** The longest reason the record takes, in characters; 500 without one. */
  readonly maxLength?: number;
}

/** Opened by `Dialogs.askReason`: a correction or voiding needs words, and spaces are not words. */
@Component({
  selector: 'glabella-reason-dialog',
  imports: [Control, DialogFrame, Field, FormField, FormRoot],
  template: `
    <glabella-dialog-frame [heading]="question.heading">
      <p class="prose">{{ question.text }}</p>
      <form [formRoot]="answer" [id]="formId">
        <glabella-field
          [label]="question.reasonLabel ?? 'Reason'"
          hint="Stays on the record with your name and the time."
        >
          <textarea glabellaControl rows="3" [formField]="answer.reason"></textarea>
        </glabella-field>
      </form>
      <button dialogActions type="button" class="btn" (click)="cancel()">Cancel</button>
      <button
        dialogActions
        type="submit"
        class="btn"
        [class]="question.tone === 'danger' ? 'danger' : 'primary'"
        [attr.form]="formId"
      >
        {{ question.confirmLabel }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion>(DIALOG_DATA);
  private readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly formId = `${this.ref.id}-form`;

  private readonly model = signal({ reason: '' });
  protected readonly answer = form(
    this.model,
    (path) => {
      validate(path.reason, ({ value }) =>
        value().trim() === '' ? { kind: 'required', message: 'Write the reason.' } : null,
      );
      maxLength(path.reason, this.question.maxLength ?? 500);
    },
    {
      submission: {
        action: async () => {
          this.ref.close(this.model().reason.trim());
          return undefined;
        },
        onInvalid: (tree) => tree.reason().focusBoundControl(),
      },
    },
  );

  protected cancel(): void {
    this.ref.close();
  }
}
