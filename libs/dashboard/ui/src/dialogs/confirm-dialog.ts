import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { DialogFrame } from './dialog-frame';

/** A question that is answered with yes or no. */
export interface Confirmation {
  /** The question, as in "Sign out of this device?". */
  readonly heading: string;
  /** What will happen and whether it can be undone. */
  readonly text: string;
  /** The verb on the button, as in "Sign out". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  /** `danger` paints the button red: something is lost or stops. */
  readonly tone?: 'normal' | 'danger';
}

/** Opened by `Dialogs.confirm`. Cancel comes first, so Enter by mistake changes nothing. */
@Component({
  selector: 'glabella-confirm-dialog',
  imports: [DialogFrame],
  template: `
    <glabella-dialog-frame [heading]="question.heading">
      <p class="prose">{{ question.text }}</p>
      <button dialogActions type="button" class="btn" (click)="close(false)">
        {{ question.cancelLabel ?? 'Cancel' }}
      </button>
      <button
        dialogActions
        type="button"
        class="btn"
        [class]="question.tone === 'danger' ? 'danger' : 'primary'"
        (click)="close(true)"
      >
        {{ question.confirmLabel }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Confirmation>(DIALOG_DATA);
  private readonly ref = inject<DialogRef<boolean>>(DialogRef);

  protected close(answer: boolean): void {
    this.ref.close(answer);
  }
}
