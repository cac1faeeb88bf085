import { Component, DOCUMENT, inject } from '@angular/core';
import { PageExit } from '@glabella/dashboard/data-access';
import { ErrorState, type ProblemText } from '@glabella/dashboard/ui';

/**
 * A page could not be opened: the server is away, or a newer release replaced the files of this one. It stands in the first
 * file, since nothing more can be fetched then.
 */
@Component({
  selector: 'glabella-unavailable',
  imports: [ErrorState],
  template: `
    <main class="narrow">
      <h1 class="page-head">Not available</h1>
      <glabella-error-state [problem]="problem" (retry)="reload()" />
    </main>
  `,
  styles: `
    main {
      margin: 12vh auto 0;
      padding: var(--space-4);
    }
  `,
})
export class Unavailable {
  private readonly exit = inject(PageExit);
  private readonly address = inject(DOCUMENT).location;

  protected readonly problem: ProblemText = {
    title: 'The page could not be opened',
    detail:
      'The server did not answer, or it was just updated. Try again; if it stays like this, tell your administrator.',
  };

  protected reload(): void {
    const { pathname, search } = this.address;
    this.exit.leaveFor(pathname + search);
  }
}
