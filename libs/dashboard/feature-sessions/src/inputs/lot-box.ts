import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { SessionContext } from '@glabella/contracts';
import { Field, nextId } from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';

/** A lot that the practice has on hand, or used lately where it keeps no stock here. */
export type RecentLot = SessionContext['recentLots'][number] & {
  /** How much is on hand, in words; none where no stock is kept here. */
  readonly onHand?: string;
  /** When its vials were opened ahead, an ISO instant; null for whole ones, undefined where no stock is kept here. */
  readonly reconstitutedAt?: string | null;
  /** Whether a recall of it is open. */
  readonly isRecalled?: boolean;
  /** Whether its opened vials are past their use-by. */
  readonly isPastUseBy?: boolean;
};

/**
 * The number of a lot: any text, or one of the lots on hand or used lately, picked by arrow keys and Enter. Lives inside a Field.
 */
@Component({
  selector: 'glabella-lot-box',
  template: `
    <input
      #native
      type="text"
      class="input"
      role="combobox"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="60"
      aria-autocomplete="list"
      data-first-focus
      [id]="field.controlId"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-controls]="listId"
      [attr.aria-activedescendant]="activeId()"
      [attr.aria-describedby]="field.describedBy()"
      [value]="value() ?? ''"
      (input)="type(native.value)"
      (keydown)="handleKey($event)"
      (click)="isAsked.set(true)"
      (blur)="close()"
    />
    <ul
      role="listbox"
      [attr.aria-label]="listLabel()"
      [id]="listId"
      [hidden]="!isOpen()"
      (mousedown)="$event.preventDefault()"
    >
      @for (
        lot of matching();
        track lot.productId + lot.lotNumber + (lot.reconstitutedAt ?? '');
        let at = $index
      ) {
        <!-- The options are reached through the input, which holds the focus and takes the keys. -->
        <!-- eslint-disable-next-line @angular-eslint/template/click-events-have-key-events, @angular-eslint/template/interactive-supports-focus -->
        <li
          role="option"
          [id]="listId + '-' + at"
          [class.active]="at === active()"
          [attr.aria-selected]="at === active()"
          (click)="choose(lot)"
        >
          <strong>{{ lot.lotNumber }}</strong>
          <small
            >use through {{ words(lot.lotExpiresOn) }} · {{ lot.vialUnits }} U
            @if (lot.onHand) {
              · {{ lot.onHand }}
            }
            @if (lot.isPastUseBy) {
              · past use-by
            }
          </small>
          @if (lot.isRecalled) {
            <strong class="recalled">recalled: do not use</strong>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './lot-box.css',
})
export class LotBox {
  readonly value = input.required<string | null>();
  readonly lots = input.required<readonly RecentLot[]>();
  readonly listLabel = input('Lots used lately');
  /** The number as typed; null while empty. */
  readonly typed = output<string | null>();
  /** One of the lots was picked. */
  readonly chosen = output<RecentLot>();

  protected readonly field = inject(Field);
  protected readonly listId = nextId('lots');
  protected readonly isAsked = signal(false);
  protected readonly active = signal(-1);
  protected readonly words = formatDate;
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');
  /** Typed or scanned, and not yet compared with the lots. */
  private isNew = false;

  protected readonly matching = computed(() => {
    const typed = (this.value() ?? '').trim().toLowerCase();
    const lots = this.lots();
    const isOneOfThem = lots.some(({ lotNumber }) => lotNumber.toLowerCase() === typed);
    if (typed === '' || isOneOfThem) return lots;
    return lots.filter(({ lotNumber }) => lotNumber.toLowerCase().includes(typed));
  });
  protected readonly isOpen = computed(() => this.isAsked() && this.matching().length > 0);
  protected readonly activeId = computed(() =>
    this.isOpen() && this.active() >= 0 ? `${this.listId}-${this.active()}` : null,
  );

  constructor() {
    this.field.labelInput();
  }

  focus(options?: FocusOptions): void {
    this.native().nativeElement.focus(options);
  }

  protected type(text: string): void {
    this.isAsked.set(true);
    this.active.set(-1);
    this.isNew = true;
    this.typed.emit(text === '' ? null : text);
  }

  protected choose(lot: RecentLot): void {
    this.close();
    this.isNew = false;
    this.chosen.emit(lot);
  }

  protected close(): void {
    this.isAsked.set(false);
    this.active.set(-1);
  }

  protected handleKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && this.isOpen()) {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter') {
      // The form goes on to its next part with the same key.
      const lot = this.picked();
      if (lot) this.choose(lot);
    }
  }

  private move(step: 1 | -1): void {
    this.isAsked.set(true);
    const count = this.matching().length;
    if (count === 0) return;
    this.active.update((at) => (at < 0 && step < 0 ? count - 1 : (at + step + count) % count));
  }

  /**
   * The lot under the arrow, else the one whose number was typed or scanned in full; of several its vials that may still be
   * used.
   */
  private picked(): RecentLot | undefined {
    const active = this.isOpen() ? this.matching()[this.active()] : undefined;
    if (active || !this.isNew) return active;
    const typed = (this.value() ?? '').trim().toLowerCase();
    const named = this.lots().filter(({ lotNumber }) => lotNumber.toLowerCase() === typed);
    return named.find(({ isPastUseBy }) => !isPastUseBy) ?? named[0];
  }
}
