import {
  afterNextRender,
  booleanAttribute,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { isFocusLost } from '../drafts/focus-onwards';
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
      <glabella-error-state [problem]="failed" (retry)="retry()" />
    }
    @if (list().nextCursor() !== null) {
      <ng-content />
      <button
        #more
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
        class="dim no-print"
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
  private readonly more = viewChild<ElementRef<HTMLElement>>('more');
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);

  /** What was pressed goes with what failed: the focus waits on the button below. */
  protected async retry(): Promise<void> {
    this.more()?.nativeElement.focus({ preventScroll: true });
    await this.loadMore();
  }

  /** The button takes the focus along when it goes at the end. Who has gone on to something else meanwhile stays there. */
  protected async loadMore(): Promise<void> {
    const wasHere = this.isHere();
    await this.list().loadMore();
    if (this.destroyed.destroyed || this.list().nextCursor() !== null) return;
    if (!wasHere || !(this.isHere() || isFocusLost(document))) return;
    this.isAtEnd.set(true);
    // Without scrolling: what was read begins where the button was.
    afterNextRender(() => this.end()?.nativeElement.focus({ preventScroll: true }), {
      injector: this.injector,
    });
  }

  private isHere(): boolean {
    return this.host.nativeElement.contains(document.activeElement);
  }
}
