import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { consentTextResource, problemOf } from '@glabella/dashboard/data-access';
import { ConsentTextView, DialogFrame, ErrorState, LoadingState } from '@glabella/dashboard/ui';

/** Shows the version of the text that somebody agreed to, as it was then. */
@Component({
  selector: 'glabella-consent-text-dialog',
  imports: [ConsentTextView, DialogFrame, ErrorState, LoadingState],
  template: `
    <glabella-dialog-frame [heading]="'Consent text, version ' + version">
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
  protected readonly version = inject<number>(DIALOG_DATA);
  protected readonly ref = inject(DialogRef);
  protected readonly problemOf = problemOf;
  protected readonly text = consentTextResource();
  protected readonly shown = computed(() => {
    const versions = this.text.hasValue() ? this.text.value().versions : [];
    return versions.find(({ version }) => version === this.version);
  });
}
