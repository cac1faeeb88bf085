import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { DialogFrame, VersionTable, type VersionColumn } from '@glabella/dashboard/ui';

/** Every version of a credential side by side: who entered, corrected, verified or withdrew it, when and why. */
@Component({
  selector: 'glabella-credential-history',
  imports: [DialogFrame, VersionTable],
  template: `
    <glabella-dialog-frame heading="Versions of the credential">
      <glabella-version-table [versions]="versions" />
      <button dialogActions type="button" class="btn" (click)="ref.close()">Close</button>
    </glabella-dialog-frame>
  `,
})
export class CredentialHistory {
  protected readonly versions = inject<readonly VersionColumn[]>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
}
