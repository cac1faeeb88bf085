import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { formatDate, isCalendarDate } from '@glabella/domain/values';
import { Field } from './field';

/** A year is typed digit by digit, and 2026 is 0002, 0020 and 0202 before: no date of a practice lies so early. */
const EARLIEST = '1900-01-01';

/** What stands in the browser's input; '' while it is empty, or a date or its year is half typed. */
function statedIn({ value }: HTMLInputElement): string {
  return value < EARLIEST ? '' : value;
}

/**
 * A calendar date: the browser's own date input, its value a string 'YYYY-MM-DD' or '' while empty or incomplete. The date
 * stands in words beside it, since the input shows the order of day and month of each machine. Lives inside a Field.
 */
@Component({
  selector: 'glabella-date-field',
  template: `
    <input
      #native
      class="input"
      type="date"
      [id]="field.controlId"
      [min]="earliest()"
      [max]="latest()"
      [disabled]="disabled()"
      [required]="required()"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="field.invalid() || null"
      (input)="value.set(statedIn(native))"
      (blur)="touch.emit()"
    />
    @if (words(); as text) {
      <span class="words">{{ text }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px var(--space-3);
    }
    .input {
      flex: 0 1 168px;
      min-width: 0;
    }
    .words {
      color: var(--ink-2);
      white-space: nowrap;
    }
  `,
})
export class DateField implements FormValueControl<string> {
  /** 'YYYY-MM-DD', or '' when no whole date stands there. */
  readonly value = model('');
  /** The first date that may be chosen, 'YYYY-MM-DD'. */
  readonly earliest = input('');
  /** The last date that may be chosen, 'YYYY-MM-DD'. */
  readonly latest = input('');
  readonly disabled = input(false);
  readonly required = input(false);
  readonly touch = output<void>();

  protected readonly field = inject(Field);
  protected readonly statedIn = statedIn;
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');

  protected readonly words = computed(() => {
    const value = this.value();
    return isCalendarDate(value) ? formatDate(value) : null;
  });

  constructor() {
    // While a date is half typed the input's value is '' already: writing that again would wipe what stands there.
    effect(() => {
      const value = this.value();
      const { nativeElement } = this.native();
      if (statedIn(nativeElement) !== value) nativeElement.value = value;
    });
    this.field.labelInput();
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field.watch(formField.state);
  }

  focus(options?: FocusOptions): void {
    this.native().nativeElement.focus(options);
  }
}
