import {
  afterNextRender,
  booleanAttribute,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
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

/**
 * The foot of a list that goes on: why reading on failed, what is projected, and "Load more"; nothing at the end. Who pressed the
 * button for the last time stays there, where it says so.
 */
@Component({
  selector: 'glabella-load-more',
  imports: [ErrorState],
  template: `
    @if (list().moreProblem(); as failed) {
      <glabella-error-state [problem]="failed" (retry)="loadMore()" />
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
        (click)="loadMore()"
      >
        {{ list().isLoadingMore() ? 'Loading' : 'Load more' }}
      </button>
    } @else if (isAtEnd()) {
      <p
        #end
        class="dim"
        tabindex="-1"
        [class.apart]="place() === 'apart'"
        [class.middle]="place() === 'middle'"
        (blur)="isAtEnd.set(false)"
      >
        Everything is shown.
      </p>
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
    p.middle {
      width: fit-content;
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

  protected readonly isAtEnd = signal(false);
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');
  private readonly injector = inject(Injector);

  protected async loadMore(): Promise<void> {
    await this.list().loadMore();
    if (this.list().nextCursor() !== null) return;
    this.isAtEnd.set(true);
    afterNextRender(() => this.holdFocus(), { injector: this.injector });
  }

  /** The button took the focus along when it went. Who has gone on to something else meanwhile stays there. */
  private holdFocus(): void {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) this.end()?.nativeElement.focus();
    else this.isAtEnd.set(false);
  }
}
