import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { Control, Field, Sources } from '@glabella/dashboard/ui';
import { enteredRange } from '@glabella/domain/instruments';
import type { Citation } from '@glabella/domain/values';
import type { EntryForm } from './entry-form';

/**
 * The total of a form that was scored elsewhere: typed, checked against the range of the instrument, and its band shown
 * at once with where the bands come from.
 */
@Component({
  selector: 'glabella-total-entry',
  imports: [Control, Field, Sources],
  template: `
    <p class="lead">{{ instrument().question }}</p>
    <div class="entry">
      <glabella-field [label]="label()" [hint]="hint()" [error]="error()">
        <input
          glabellaControl
          #typed
          autocomplete="off"
          inputmode="numeric"
          maxlength="4"
          [value]="form().entered()"
          (input)="form().entered.set(typed.value.trim())"
          (keydown.enter)="$event.preventDefault(); saveAsked.emit()"
        />
      </glabella-field>
      <p class="reading" aria-live="polite">
        @if (score(); as score) {
          <strong>{{ score.total }}</strong> of {{ instrument().range.max }}
          @if (score.band; as band) {
            <span class="band">{{ band.label }}</span>
            <span class="dim">{{ band.from }}–{{ band.to }}</span>
          }
        }
      </p>
    </div>
    <p class="dim">{{ instrument().copyright }}</p>
    <glabella-sources label="Sources of range, bands and rules" [sources]="sources()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .lead {
      font-weight: 560;
    }
    .entry {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-3) var(--space-5);
    }
    glabella-field {
      flex: 0 1 240px;
    }
    .input {
      font-size: var(--text-l);
      font-variant-numeric: tabular-nums;
    }
    .reading {
      min-height: 1.6em;
      font-size: var(--text-l);
    }
    .band {
      margin-left: var(--space-3);
    }
  `,
})
export class TotalEntry {
  readonly form = input.required<EntryForm>();
  /** Whether saving was tried without a total. */
  readonly isAsked = input(false);
  /** Enter was pressed. */
  readonly saveAsked = output<void>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly instrument = computed(() => this.form().instrument);
  private readonly range = computed(() => enteredRange(this.instrument()));
  protected readonly score = computed(() => {
    const score = this.form().score();
    return score?.status === 'total-only' ? score : null;
  });
  protected readonly label = computed(() => {
    const { entry } = this.instrument();
    return entry.kind === 'total' ? entry.label : '';
  });
  protected readonly hint = computed(() => {
    const { min, max } = this.range();
    const { entry } = this.instrument();
    const factor = entry.kind === 'total' ? entry.factor : 1;
    const times = factor === 1 ? '' : `, times ${factor}`;
    return `A whole number from ${min} to ${max}${times}. Enter saves.`;
  });
  /** A number that cannot be is said at once; a missing one once somebody tried to save. */
  protected readonly error = computed(() => {
    const { min, max } = this.range();
    const text = `Give a whole number from ${min} to ${max}.`;
    const isWrong = this.form().entered() !== '' && this.form().score() === null;
    return isWrong || (this.isAsked() && this.form().score() === null) ? text : null;
  });
  protected readonly sources = computed<readonly Citation[]>(() => this.instrument().sources);

  /** Puts the focus on the number. */
  focus(): void {
    this.host.nativeElement.querySelector('input')?.focus();
  }
}
