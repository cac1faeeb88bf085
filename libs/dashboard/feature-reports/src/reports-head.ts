import { Component, input } from '@angular/core';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';

const pages = [
  { label: 'Exports', path: '/reports' },
  { label: 'Lists', path: '/reports/lists' },
] as const;

/** One page is the current one, whatever it was asked for. */
const thisPage: IsActiveMatchOptions = {
  paths: 'exact',
  queryParams: 'ignored',
  matrixParams: 'ignored',
  fragment: 'ignored',
};

/** The heading of a page of reports, and the way to its sister. Buttons marked `pageActions` stand at its right. */
@Component({
  selector: 'glabella-reports-head',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <div class="page-head">
      <h1>{{ heading() }}</h1>
      <ng-content select="[pageActions]" />
    </div>
    <nav aria-label="Reports" class="sister-pages no-print">
      @for (page of pages; track page.path) {
        <a
          [routerLink]="page.path"
          routerLinkActive
          [routerLinkActiveOptions]="thisPage"
          ariaCurrentWhenActive="page"
          >{{ page.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    .page-head {
      margin-bottom: var(--space-2);
    }
  `,
})
export class ReportsHead {
  readonly heading = input.required<string>();
  protected readonly pages = pages;
  protected readonly thisPage = thisPage;
}
