import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { clinicalRoles, type Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';

interface PracticeArea {
  readonly label: string;
  readonly path: string;
  /** Who sees it; everybody without. */
  readonly roles?: readonly Role[];
}

const pages: readonly PracticeArea[] = [
  { label: 'Settings', path: '/practice/settings' },
  { label: 'People', path: '/practice/people', roles: ['administrator'] },
  { label: 'Credentials', path: '/practice/credentials', roles: ['administrator'] },
  { label: 'Your credentials', path: '/practice/my-credentials', roles: clinicalRoles },
  { label: 'Absences', path: '/practice/absences' },
  { label: 'Thresholds', path: '/practice/thresholds' },
  { label: 'Consent text', path: '/practice/consent-text' },
  { label: 'Protocols', path: '/practice/protocols' },
  { label: 'Products', path: '/practice/products' },
];

/** The heading of a page about the practice, and the way to its sisters. Buttons marked `pageActions` stand at its right. */
@Component({
  selector: 'glabella-practice-head',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <div class="page-head">
      <h1>{{ heading() }}</h1>
      <ng-content select="[pageActions]" />
    </div>
    <nav aria-label="Practice" class="no-print">
      @for (page of pages(); track page.path) {
        <a [routerLink]="page.path" routerLinkActive ariaCurrentWhenActive="page">{{
          page.label
        }}</a>
      }
    </nav>
  `,
  styles: `
    .page-head {
      margin-bottom: var(--space-2);
    }
    nav {
      display: flex;
      gap: var(--space-1);
      margin-bottom: var(--space-4);
      border-bottom: 1px solid var(--line);
      overflow-x: auto;
    }
    a {
      display: flex;
      align-items: center;
      min-height: var(--target);
      padding: 6px var(--space-3);
      border-bottom: 2px solid transparent;
      color: var(--ink-2);
      text-decoration: none;
      white-space: nowrap;
    }
    a:hover {
      color: var(--ink);
    }
    a:focus-visible {
      outline-offset: -2px;
    }
    a[aria-current] {
      border-color: var(--accent);
      color: var(--accent);
      font-weight: 600;
    }
    @media (forced-colors: active) {
      a:not([aria-current]) {
        border-bottom-style: none;
      }
    }
  `,
})
export class PracticeHead {
  private readonly user = inject(CurrentUser);

  readonly heading = input.required<string>();
  protected readonly pages = computed(() =>
    pages.filter(({ roles }) => !roles || this.user.hasRole(...roles)),
  );
}
