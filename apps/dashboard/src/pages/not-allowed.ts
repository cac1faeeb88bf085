import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '@glabella/dashboard/ui';

/** A page that the person's roles do not open. */
@Component({
  selector: 'glabella-not-allowed',
  imports: [EmptyState, RouterLink],
  template: `
    <h1 class="page-head">Not allowed</h1>
    <glabella-empty-state
      heading="Your roles do not open this page"
      next="An administrator of the practice can change your roles."
    >
      <a class="btn primary" routerLink="/patients">Go to the patients</a>
    </glabella-empty-state>
  `,
})
export class NotAllowed {}
