import { Component, DOCUMENT, inject } from '@angular/core';
import { PageExit } from '@glabella/dashboard/data-access';

/**
 * A page could not be opened: the server is away, or a newer release replaced the files of this one. It stands in the first
 * file, since nothing more can be fetched then, and therefore brings no other part along.
 */
@Component({
  selector: 'glabella-unavailable',
  template: `
    <main class="narrow">
      <h1 class="page-head">Not available</h1>
      <div class="failed" role="alert">
        <p class="strong">The page could not be opened</p>
        <p class="soft">
          The server did not answer, or it was just updated. Try again; if it stays like this, tell
          your administrator.
        </p>
        <div>
          <button type="button" class="btn" (click)="reload()">Try again</button>
        </div>
      </div>
    </main>
  `,
  styles: `
    main {
      margin: 12vh auto 0;
      padding: var(--space-4);
    }
    .failed {
      display: grid;
      gap: var(--space-2);
      padding: var(--space-4);
      border-left: 4px solid var(--warn);
      border-radius: var(--radius-s);
      background: var(--surface);
    }
    .strong {
      font-size: var(--text-l);
    }
  `,
})
export class Unavailable {
  private readonly exit = inject(PageExit);
  private readonly address = inject(DOCUMENT).location;

  protected reload(): void {
    const { pathname, search } = this.address;
    this.exit.leaveFor(pathname + search);
  }
}
