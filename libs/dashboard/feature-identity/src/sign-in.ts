import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CurrentUser, IdentityCalls } from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import { Doorway } from './doorway';
import { SignInForm } from './sign-in-form';

/** The way in. Leads on to the page that was asked for, and to the set-up where no practice exists yet. */
@Component({
  selector: 'glabella-sign-in',
  imports: [Banner, Doorway, RouterLink, SignInForm],
  template: `
    <glabella-doorway heading="Sign in">
      @if (passwordSet() !== undefined) {
        <glabella-banner live="status">Your password is set. Sign in with it.</glabella-banner>
      }
      <glabella-sign-in-form (signedIn)="goOn()" />
      <a routerLink="/forgotten-password">Forgotten your password?</a>
    </glabella-doorway>
  `,
})
export class SignIn {
  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  /** The page to open afterwards, a path of this dashboard. */
  readonly next = input<string>();
  /** Present after a one-time link was used. */
  readonly passwordSet = input<string>();

  constructor() {
    void this.lookAround(inject(IdentityCalls));
  }

  protected goOn(): void {
    const next = this.next() ?? '';
    const isOurs = next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/sign-in');
    void this.router.navigateByUrl(isOurs ? next : '/', { replaceUrl: true });
  }

  /** Somebody signed in already, or nobody can yet: both belong elsewhere. Without an answer the form stays. */
  private async lookAround(calls: IdentityCalls): Promise<void> {
    try {
      if (await this.user.load()) this.goOn();
      else if ((await calls.setupState()).isSetupNeeded) await this.router.navigate(['/set-up']);
    } catch {
      // Signing in says by itself what is wrong with the server.
    }
  }
}
