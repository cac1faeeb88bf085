import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import type { FollowUp } from '@glabella/contracts';
import { DialogFrame } from '@glabella/dashboard/ui';
import { FollowUpHistory } from './follow-up-history';

/** Whose follow-up is read. */
export interface FollowUpDialogData {
  readonly followUp: FollowUp;
  /** As in 'PHQ-9 of 2 Nov 2026'. */
  readonly entry: string;
  readonly timeZone: string;
}

/** What was done about item 9 or the missing total of one entry, open or closed: to be read, not to be changed. */
@Component({
  selector: 'glabella-follow-up-dialog',
  imports: [DialogFrame, FollowUpHistory],
  template: `
    <glabella-dialog-frame [heading]="heading">
      <glabella-follow-up-history [followUp]="question.followUp" [timeZone]="question.timeZone" />
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
})
export class FollowUpDialog {
  protected readonly question = inject<FollowUpDialogData>(DIALOG_DATA);
  protected readonly heading = `${
    this.question.followUp.cause === 'no-total' ? 'Follow-up' : 'Item 9'
  } of the ${this.question.entry}`;
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
}
