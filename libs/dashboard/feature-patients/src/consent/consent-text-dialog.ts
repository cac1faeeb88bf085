import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { consentTextResource, problemOf } from '@glabella/dashboard/data-access';
import { ConsentTextView, DialogFrame, ErrorState, LoadingState } from '@glabella/dashboard/ui';
import { pointsAskedIn } from '@glabella/domain/treatment';

/** Which text somebody agreed to: its version, and the protocol whose points it has. */
export interface AgreedText {
  readonly version: number;
  readonly protocolId: string;
}

/** Shows the version of the text that somebody agreed to, as it was then, with the points of the treatment. */
@Component({
  selector: 'glabella-consent-text-dialog',
  imports: [ConsentTextView, DialogFrame, ErrorState, LoadingState],
  template: `
    <glabella-dialog-frame [heading]="'Consent text, version ' + agreed.version">
      @if (shown(); as text) {
        <glabella-consent-text-view [points]="text.points" [furtherText]="text.furtherText" />
      } @else if (text.error(); as error) {
        <glabella-error-state [problem]="problemOf(error)" (retry)="text.reload()" />
      } @else {
        <glabella-loading-state what="the text" [rows]="8" />
      }
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
})
export class ConsentTextDialog {
  protected readonly agreed = inject<AgreedText>(DIALOG_DATA);
  protected readonly ref = inject(DialogRef);
  protected readonly problemOf = problemOf;
  protected readonly text = consentTextResource();
  protected readonly shown = computed(() => {
    const versions = this.text.hasValue() ? this.text.value().versions : [];
    const found = versions.find(({ version }) => version === this.agreed.version);
    return found && { ...found, points: pointsAskedIn(found.points, this.agreed.protocolId) };
  });
}
