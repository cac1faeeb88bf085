import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NavigationStart,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { roleLabels } from '@glabella/contracts';
import { ConnectionStatus, CurrentUser } from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import { filter } from 'rxjs';
import { SignOutGuard } from '../sign-out/sign-out-guard';
import { FactorNotice } from './factor-notice';
import { PatientFinder } from './patient-finder';
import { places } from './places';
import { PrintedBy } from './printed-by';

/** The frame of every page for somebody signed in: navigation, search, notices, and the page itself. */
@Component({
  selector: 'glabella-shell',
  imports: [
    Banner,
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
  protected readonly connection = inject(ConnectionStatus);
  protected readonly signOutGuard = inject(SignOutGuard);

  protected readonly isMenuOpen = signal(false);
  protected readonly me = this.user.me;
  protected readonly places = computed(() =>
    places.filter(({ roles }) => !roles || this.user.hasRole(...roles)),
  );
  protected readonly roleNames = computed(() =>
    (this.me()?.roles ?? []).map((role) => roleLabels[role]).join(', '),
  );

  constructor() {
    this.signOutGuard.start();
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationStart),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.closeMenu());
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
