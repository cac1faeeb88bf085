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
  { label: 'Aftercare', path: '/practice/aftercare' },
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
    <nav aria-label="Practice" class="sister-pages no-print">
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
  `,
})
export class PracticeHead {
  private readonly user = inject(CurrentUser);

  readonly heading = input.required<string>();
  protected readonly pages = computed(() =>
    pages.filter(({ roles }) => !roles || this.user.hasRole(...roles)),
  );
}
