import { booleanAttribute, Component, input } from '@angular/core';
import { ErrorState, type ProblemText } from './error-state';

/** A list of which more can be read; data-access's GrowingList is one. */
export interface MoreToLoad {
  /** Null at the end. */
  readonly nextCursor: () => string | null;
  readonly isLoadingMore: () => boolean;
  /** Why the last try to read on failed; null otherwise. */
  readonly moreProblem: () => ProblemText | null;
  readonly loadMore: () => Promise<void>;
}

/** The foot of a list that goes on: why reading on failed, what is projected, and "Load more"; nothing at the end. */
@Component({
  selector: 'glabella-load-more',
  imports: [ErrorState],
  template: `
    @if (list().moreProblem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="list().loadMore()" />
    }
    @if (list().nextCursor() !== null) {
      <ng-content />
      <button
        type="button"
        class="btn"
        [class.compact]="isCompact()"
        [class.apart]="place() === 'apart'"
        [class.middle]="place() === 'middle'"
        [attr.aria-disabled]="list().isLoadingMore() || null"
        (click)="list().loadMore()"
      >
        {{ list().isLoadingMore() ? 'Loading' : 'Load more' }}
      </button>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .btn {
      justify-self: start;
    }
    .apart {
      margin-top: var(--space-3);
    }
    .middle {
      display: block;
      margin: var(--space-3) auto 0;
    }
  `,
})
export class LoadMore {
  readonly list = input.required<MoreToLoad>();
  readonly isCompact = input(false, { transform: booleanAttribute });
  /** Where the button stands: at the start of what holds it, which leaves the gap; there, but apart; in the middle. */
  readonly place = input<'start' | 'apart' | 'middle'>('start');
}
