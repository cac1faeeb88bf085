import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { clinicalRoles } from '@glabella/contracts';
import {
  credentialOverviewResource,
  CurrentUser,
  ownSigningResource,
} from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import { filter, map, startWith } from 'rxjs';
import { administratorsNotice, ownNotice } from './credential-words';

/** The pages where a day begins. */
const homes: readonly string[] = ['/caseload', '/patients'];

/**
 * Where the day begins: that one's own credential ends soon or is missing, and for administrators whose does and what
 * waits to be verified.
 */
@Component({
  selector: 'glabella-credential-notice',
  imports: [Banner, RouterLink],
  template: `
    @if (own(); as text) {
      <glabella-banner tone="warn">
        {{ text }}
        <a bannerActions class="btn compact" routerLink="/practice/my-credentials"
          >Your credentials</a
        >
      </glabella-banner>
    }
    @if (others(); as text) {
      <glabella-banner tone="warn">
        {{ text }}
        <a bannerActions class="btn compact" routerLink="/practice/credentials">Credentials</a>
      </glabella-banner>
    }
  `,
  styles: `
    glabella-banner {
      margin-bottom: var(--space-4);
    }
  `,
})
export class CredentialNotice {
  private readonly user = inject(CurrentUser);
  private readonly router = inject(Router);

  private readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.router.url.split(/[?#]/)[0] ?? ''),
    ),
    { initialValue: '' },
  );
  private readonly isHome = computed(() => homes.includes(this.path()));
  private readonly signing = ownSigningResource(
    () => this.isHome() && this.user.hasRole(...clinicalRoles),
  );
  private readonly overview = credentialOverviewResource(
    () => this.isHome() && this.user.hasRole('administrator'),
  );

  protected readonly own = computed(() =>
    this.isHome() && this.signing.hasValue() ? ownNotice(this.signing.value()) : null,
  );
  protected readonly others = computed(() =>
    this.isHome() && this.overview.hasValue()
      ? administratorsNotice(this.overview.value(), this.user.me()?.staffId ?? '')
      : null,
  );
}
