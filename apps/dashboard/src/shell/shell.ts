import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NavigationEnd,
  NavigationStart,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { clinicalRoles, rolesWords } from '@glabella/contracts';
import {
  ConnectionStatus,
  CosignatureCounts,
  CurrentUser,
  FollowUpCounts,
  SignInGate,
} from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import { filter, switchMap } from 'rxjs';
import { whenSettled } from '../navigation/when-settled';
import { SignOutGuard } from '../sign-out/sign-out-guard';
import { cosignatureMark } from './cosignature-mark';
import { CredentialNotice } from './credential-notice';
import { FactorNotice } from './factor-notice';
import { PatientFinder } from './patient-finder';
import { followUpMark } from './follow-up-mark';
import { cosignaturesPath, followUpsPath, places } from './places';
import { PrintedBy } from './printed-by';

/** The frame of every page for somebody signed in: navigation, search, notices, and the page itself. */
@Component({
  selector: 'glabella-shell',
  imports: [
    Banner,
    CredentialNotice,
    FactorNotice,
    PatientFinder,
    PrintedBy,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: { '(keydown.escape)': 'closeMenu()' },
})
export class Shell {
  private readonly user = inject(CurrentUser);
  private readonly gate = inject(SignInGate);
  protected readonly connection = inject(ConnectionStatus);
  protected readonly signOutGuard = inject(SignOutGuard);

  protected readonly isMenuOpen = signal(false);
  protected readonly me = this.user.me;
  protected readonly places = computed(() =>
    places.filter(({ roles }) => !roles || this.user.hasRole(...roles)),
  );
  protected readonly roleNames = computed(() => rolesWords(this.me()?.roles ?? []));

  protected readonly followUpsPath = followUpsPath;
  private readonly counts = inject(FollowUpCounts);
  protected readonly followUps = computed(() => followUpMark(this.counts.count()));

  protected readonly cosignaturesPath = cosignaturesPath;
  private readonly cosignatureCounts = inject(CosignatureCounts);
  protected readonly cosignatures = computed(() => cosignatureMark(this.cosignatureCounts.count()));

  constructor() {
    this.signOutGuard.start();
    const { events } = inject(Router);
    events
      .pipe(
        filter((event) => event instanceof NavigationStart),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.closeMenu());
    // The navigation that opens the shell ends after it is made; what the page itself asks for goes first.
    events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        switchMap(() => this.canAsk()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.askCounts());
  }

  /** Resolves when the page stands, and somebody is signed in at it. */
  private async canAsk(): Promise<void> {
    await whenSettled();
    if (this.gate.isLocked()) await this.gate.signedInAgain();
  }

  private askCounts(): void {
    void this.counts.ask();
    if (this.user.hasRole(...clinicalRoles)) void this.cosignatureCounts.ask();
  }

  protected toggleMenu(): void {
    this.isMenuOpen.update((open) => !open);
  }

  protected closeMenu(): void {
    this.isMenuOpen.set(false);
  }

  protected skipToPage(event: Event): void {
    event.preventDefault();
    const heading =
      document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }
}
