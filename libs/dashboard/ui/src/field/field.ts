import { Component, computed, input, signal, type Signal } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';
import { nextId } from './next-id';
import { fieldErrorText } from './field-error-text';

/** What a field needs to know of the signal-forms state behind its control. */
export interface ControlState {
  readonly errors: Signal<readonly ValidationError[]>;
  readonly touched: Signal<boolean>;
}

/**
 * A label, the control it names, a hint and the error, tied together for screen readers. The control is a native element
 * marked `glabellaControl`, or one of this library's (SegmentedControl, DateField); with `[formField]` on it the error
 * comes by itself once the control was left or the form submitted.
 *
 * @example <glabella-field label="E-mail"><input glabellaControl type="email" [formField]="f.email" /></glabella-field>
 */
@Component({
  selector: 'glabella-field',
  template: `
    <div class="head">
      @if (labelsInput()) {
        <label [id]="labelId" [attr.for]="controlId">{{ label() }}</label>
      } @else {
        <span class="label" [id]="labelId">{{ label() }}</span>
      }
      @if (note()) {
        <span class="note">{{ note() }}</span>
      }
    </div>
    <ng-content />
    @if (hint()) {
      <p class="hint" [id]="hintId">{{ hint() }}</p>
    }
    @if (errorText(); as text) {
      <p class="error" [id]="errorId">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .head {
      display: flex;
      justify-content: space-between;
      gap: var(--space-2);
      margin-bottom: 4px;
      font-size: var(--text-s);
    }
    label,
    .label {
      color: var(--ink-2);
      font-weight: 560;
    }
    .note,
    .hint {
      color: var(--ink-3);
    }
    .hint,
    .error {
      margin-top: 4px;
      font-size: var(--text-s);
    }
    .error {
      color: var(--alarm);
      font-weight: 560;
    }
    .error::before {
      content: '▲ ';
      font-size: 0.7em;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  /** A word at the label's right, such as "optional" or a unit. */
  readonly note = input<string>();
  /** A sentence under the control, read out with it. */
  readonly hint = input<string>();
  /** An error that does not come from the form, such as one the server found; it stands first. */
  readonly error = input<string | null>();

  /** The id that the control takes. */
  readonly controlId = nextId('field');
  readonly labelId = `${this.controlId}-label`;
  protected readonly hintId = `${this.controlId}-hint`;
  protected readonly errorId = `${this.controlId}-error`;

  protected readonly labelsInput = signal(false);
  private readonly control = signal<Signal<ControlState> | null>(null);

  protected readonly errorText = computed(() => {
    const given = this.error();
    if (given) return given;
    const state = this.control()?.();
    const [first] = state?.touched() ? state.errors() : [];
    return first ? fieldErrorText(first) : null;
  });

  /** Whether an error stands under the control. */
  readonly invalid = computed(() => this.errorText() !== null);
  /** The ids that describe the control, for `aria-describedby`. */
  readonly describedBy = computed(
    () =>
      [this.hint() ? this.hintId : '', this.invalid() ? this.errorId : ''].join(' ').trim() || null,
  );

  /** Called by a control that is one input: the label then names it, and pressing the label focuses it. */
  labelInput(): void {
    this.labelsInput.set(true);
  }

  /** Called by the control inside, with the state of its form field. */
  watch(state: Signal<ControlState>): void {
    this.control.set(state);
  }
}
