import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import type { OneTimeLink } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { Control, DialogFrame, Field } from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';

/** A one-time link just made: sent by e-mail, or shown here once to be handed over. */
@Component({
  selector: 'glabella-link-dialog',
  imports: [Control, DialogFrame, Field],
  template: `
    <glabella-dialog-frame [heading]="link.url ? 'Hand this link over' : 'The link is sent'">
      @if (link.url; as url) {
        <p>
          No mail server is set up, so the link is shown here, once. Give it to the person on a way
          you trust: whoever opens it first chooses the password.
        </p>
        <glabella-field label="One-time link" [hint]="'Works until ' + until + '.'">
          <input glabellaControl #address readonly [value]="url" (focus)="address.select()" />
        </glabella-field>
      } @else {
        <p>An e-mail with a one-time link is on its way. It works until {{ until }}.</p>
      }
      @if (link.url; as url) {
        <button dialogActions type="button" class="btn primary" (click)="copy(url)">
          {{ copied() }}
        </button>
      }
      <button dialogActions type="button" class="btn" (click)="close()">Done</button>
    </glabella-dialog-frame>
  `,
})
export class LinkDialog {
  private readonly clipboard = inject(Clipboard);
  private readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly link = inject<OneTimeLink>(DIALOG_DATA);

  protected readonly copied = signal('Copy the link');
  protected readonly until = formatDateTime(
    this.link.expiresAt,
    inject(CurrentUser).practice()?.timeZone ?? 'UTC',
  );

  protected copy(url: string): void {
    this.copied.set(this.clipboard.copy(url) ? 'Copied' : 'Select it and copy it by hand');
  }

  protected close(): void {
    this.ref.close();
  }
}
