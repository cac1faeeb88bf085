import { Component, input } from '@angular/core';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';

const pages = [
  { label: 'Report', path: '/outcomes' },
  { label: 'Saved reports', path: '/outcomes/saved' },
] as const;

/** One page is the current one, whatever it was asked for. */
const thisPage: IsActiveMatchOptions = {
  paths: 'exact',
  queryParams: 'ignored',
  matrixParams: 'ignored',
  fragment: 'ignored',
};

/**
 * The heading of a page of outcomes with what it speaks of, and the way to its sister. Buttons marked `pageActions` stand at
 * its right.
 */
@Component({
  selector: 'glabella-outcomes-head',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <div class="page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <ng-content />
      </div>
      <div class="actions">
        <ng-content select="[pageActions]" />
      </div>
    </div>
    <nav aria-label="Outcomes" class="sister-pages no-print">
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
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    @media print {
      .page-head {
        margin: 0;
      }
    }
  `,
})
export class OutcomesHead {
  readonly heading = input.required<string>();
  protected readonly pages = pages;
  protected readonly thisPage = thisPage;
}
