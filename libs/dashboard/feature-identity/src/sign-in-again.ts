import { Component, inject } from '@angular/core';
import { CurrentUser, PageExit } from '@glabella/dashboard/data-access';
import { DialogFrame } from '@glabella/dashboard/ui';
import { SignInForm } from './sign-in-form';

/** Covers a page whose session has ended. The same person's password brings it back as it was. */
@Component({
  selector: 'glabella-sign-in-again',
  imports: [DialogFrame, SignInForm],
  template: `
    <glabella-dialog-frame heading="Signed out">
      <p>
        Your page is kept behind this window. Sign in to go on where you were; nothing you wrote is
        lost.
      </p>
      <glabella-sign-in-form [fixedEmail]="email" />
      <button dialogActions type="button" class="btn quiet" (click)="leave()">
        Leave the page, sign in as somebody else
      </button>
    </glabella-dialog-frame>
  `,
})
export class SignInAgain {
  private readonly exit = inject(PageExit);
  protected readonly email = inject(CurrentUser).me()?.email ?? '';

  protected leave(): void {
    this.exit.leaveFor('/sign-in');
  }
}
