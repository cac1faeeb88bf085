import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '@glabella/dashboard/ui';

/** An address that leads nowhere. */
@Component({
  selector: 'glabella-not-found',
  imports: [EmptyState, RouterLink],
  template: `
    <h1 class="page-head">Page not found</h1>
    <glabella-empty-state
      heading="There is no page at this address"
      next="It may have been moved, or the link was cut short."
    >
      <a class="btn primary" routerLink="/patients">Go to the patients</a>
    </glabella-empty-state>
  `,
})
export class NotFound {}
