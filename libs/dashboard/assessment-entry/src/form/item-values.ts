import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { Chip, Control, Field, SegmentedControl, Sources } from '@glabella/dashboard/ui';
import { itemOptions, offersAnswer } from '@glabella/domain/instruments';
import { type EntryForm, wholeNumber } from './entry-form';

/**
 * Questions that stand each for itself: a number on its own scale, or one of a few answers. Nothing is added up; what is
 * left out stays a gap.
 */
@Component({
  selector: 'glabella-item-values',
  imports: [Chip, Control, Field, SegmentedControl, Sources],
  template: `
    <p class="lead">
      {{ instrument().question }}
      @if (instrument().isNotValidated) {
        <glabella-chip tone="warn">not validated</glabella-chip>
      }
    </p>
    @for (row of rows(); track row.code; let index = $index) {
      <glabella-field
        [label]="row.text"
        [hint]="row.ends"
        [error]="row.error ?? (isAsked() ? 'Answer at least one of the questions.' : null)"
      >
        @if (row.options.length > 0) {
          <glabella-segmented-control
            openLabel="No answer"
            [options]="row.options"
            [value]="row.answer"
            (valueChange)="answer(index, $event)"
            (keydown.enter)="$event.preventDefault(); saveAsked.emit()"
          />
        } @else {
          <input
            glabellaControl
            #typed
            class="number"
            autocomplete="off"
            inputmode="numeric"
            maxlength="4"
            [value]="row.typed"
            (input)="type(index, typed.value)"
            (keydown.enter)="$event.preventDefault(); goOn(index)"
          />
        }
      </glabella-field>
    }
    <p class="dim">{{ instrument().copyright }}</p>
    <glabella-sources label="Where these questions come from" [sources]="instrument().sources" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    .lead {
      font-weight: 560;
    }
    .number {
      max-width: 120px;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ItemValues {
  readonly form = input.required<EntryForm>();
  /** Whether saving was tried with nothing answered. */
  readonly isAsked = input(false);
  /** Enter was pressed after the last question. */
  readonly saveAsked = output<void>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly instrument = computed(() => this.form().instrument);
  protected readonly rows = computed(() =>
    this.instrument().items.map((item, index) => {
      const answer = this.form().answers()[index] ?? null;
      const wrong = this.form().wrongNumbers()[index];
      const { scale } = item;
      return {
        code: item.code,
        text: item.text,
        ends: scale?.ends ?? '',
        options: itemOptions(this.instrument(), item),
        answer,
        typed: wrong ?? (answer === null ? '' : String(answer)),
        error:
          wrong === undefined || scale === undefined
            ? null
            : `Give a whole number from ${scale.min} to ${scale.max}.`,
      };
    }),
  );

  /** Puts the focus on a question, counted from 0. */
  focusItem(index: number): void {
    const field = this.host.nativeElement.querySelectorAll('glabella-field')[index];
    field?.querySelector('input')?.focus();
  }

  protected answer(index: number, answer: number | null): void {
    this.form().answers.update((answers) =>
      answers.map((old, at) => (at === index ? answer : old)),
    );
  }

  /** Takes what was typed; a number that the question does not take is no answer, and stands there with an error. */
  protected type(index: number, text: string): void {
    const item = this.instrument().items[index];
    if (!item) return;
    const typed = text.trim();
    const number = wholeNumber.test(typed) ? Number(typed) : null;
    const isOffered = number !== null && offersAnswer(this.instrument(), item, number);
    this.form().markWrong(index, typed === '' || isOffered ? null : typed);
    this.answer(index, isOffered ? number : null);
  }

  /** To the next question, or to saving after the last. */
  protected goOn(index: number): void {
    if (index === this.instrument().items.length - 1) this.saveAsked.emit();
    else this.focusItem(index + 1);
  }
}
