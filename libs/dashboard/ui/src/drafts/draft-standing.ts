import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { formatDateTime } from '@glabella/domain/values';
import { Dialogs } from '../dialogs/dialogs';
import { Banner } from '../surfaces/banner';
import { focusOnwards } from './focus-onwards';

/** A form that is kept while it is half written, as far as somebody decides about it. */
export interface KeptDraft {
  /** When what came back was kept; null where nothing came back. */
  restoredAt(): string | null;
  /** When what was kept about an earlier version of the record was; null, or left out, where nothing was. */
  outdatedAt?(): string | null;
  /** Another tab changed the form, or used it up; null where none did. */
  conflict(): { readonly isGone: boolean } | null;
  /** How often somebody tried to record what has to be decided first. */
  asked(): number;
  /** Drops what was kept and empties the form. */
  discard(): unknown;
  /** Drops what was kept about an earlier version; what stands in the form stays. */
  dropOutdated?(): unknown;
  /** Goes on with this form. */
  keepMine(): unknown;
  /** Goes on with what another tab kept. */
  takeTheirs(): unknown;
}

/** What has to be known of a half-written form: that it came back, and that another tab changed it or used it up. */
@Component({
  selector: 'glabella-draft-standing',
  imports: [Banner],
  template: `
    @if (restored(); as at) {
      <glabella-banner tone="info">
        Your draft of {{ at }} is back. Nothing was recorded yet.
        <button bannerActions type="button" class="btn compact" (click)="discard()">
          Discard and start anew
        </button>
      </glabella-banner>
    }
    @if (outdated(); as at) {
      <glabella-banner tone="warn" live="alert">
        Your draft of {{ at }} was about an earlier version of this record: it is not put back.
        <button bannerActions type="button" class="btn compact" (click)="dropOutdated()">
          Drop it
        </button>
      </glabella-banner>
    }
    @if (kept().conflict(); as found) {
      <glabella-banner tone="warn" live="alert">
        @if (found.isGone) {
          This form was recorded or discarded meanwhile, most likely in another tab. Saved here as
          well, it is a second one.
        } @else {
          This form was changed in another tab. Both are still there: which one goes on?
        }
        <span bannerActions class="row tight">
          @if (found.isGone) {
            <button #choice type="button" class="btn compact" (click)="left.emit()">
              Leave it
            </button>
            <button type="button" class="btn compact" (click)="keepMine()">
              Go on with this one
            </button>
          } @else {
            <button #choice type="button" class="btn compact" (click)="keepMine()">This one</button>
            <button type="button" class="btn compact" (click)="takeTheirs()">The other one</button>
          }
        </span>
      </glabella-banner>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class DraftStanding {
  readonly kept = input.required<KeptDraft>();
  /** The practice's time zone. */
  readonly timeZone = input.required<string>();
  /** The form was used up: it is left as it is. */
  readonly left = output<void>();

  protected readonly restored = computed(() => this.words(this.kept().restoredAt()));
  protected readonly outdated = computed(() => this.words(this.kept().outdatedAt?.() ?? null));
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private readonly destroyed = inject(DestroyRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly choice = viewChild<ElementRef<HTMLButtonElement>>('choice');

  constructor() {
    // Who tried to record is led to what has to be said first.
    effect(() => {
      if (this.kept().asked() > 0) untracked(() => this.choice()?.nativeElement.focus());
    });
  }

  protected async discard(): Promise<void> {
    const isMeant = await this.dialogs.confirm({
      heading: 'Discard this draft?',
      text: 'What you wrote so far is dropped for good. Nothing of it was recorded.',
      confirmLabel: 'Discard',
      tone: 'danger',
    });
    if (isMeant) await this.goOnAfter(() => this.kept().discard());
  }

  protected dropOutdated(): Promise<void> {
    return this.goOnAfter(() => this.kept().dropOutdated?.());
  }

  protected keepMine(): Promise<void> {
    return this.goOnAfter(() => this.kept().keepMine());
  }

  protected takeTheirs(): Promise<void> {
    return this.goOnAfter(() => this.kept().takeTheirs());
  }

  /** The button that was pressed goes with its banner: the focus goes on to what is still to be chosen, or into the form. */
  private async goOnAfter(choose: () => unknown): Promise<void> {
    await choose();
    if (this.destroyed.destroyed) return;
    const goOn = (): void => {
      const choice = this.choice()?.nativeElement;
      if (choice) choice.focus();
      else focusOnwards(this.host.nativeElement);
    };
    afterNextRender(goOn, { injector: this.injector });
  }

  private words(at: string | null): string | null {
    return at && formatDateTime(at, this.timeZone());
  }
}
