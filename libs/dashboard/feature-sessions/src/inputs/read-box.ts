import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Field, nextId } from '@glabella/dashboard/ui';
import type { Reading } from './reading';

/**
 * A text input for a value that is written in several ways (a number, a time, an expiry). What was typed stays as it is; a text
 * that is no value gives null and says what to write once the input was left. Inside a Field it is the field's control;
 * elsewhere it needs a `label`.
 */
@Component({
  selector: 'glabella-read-box',
  template: `
    <input
      #native
      type="text"
      class="input"
      autocomplete="off"
      [class.number]="isShort()"
      [attr.id]="field?.controlId"
      [attr.inputmode]="reading().inputMode"
      [attr.aria-label]="label()"
      [attr.aria-describedby]="field ? field.describedBy() : problem() && problemId"
      [attr.aria-invalid]="problem() !== null || null"
      [attr.placeholder]="placeholder()"
      [value]="text()"
      (input)="type(native.value)"
      (blur)="wasLeft.set(true)"
    />
    @if (!field && problem()) {
      <small [id]="problemId">{{ problem() }}</small>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    small {
      display: block;
      color: var(--alarm);
      font-size: var(--text-xs);
      font-weight: 560;
      line-height: 1.3;
    }
  `,
})
export class ReadBox<T> {
  readonly value = input.required<T | null>();
  readonly reading = input.required<Reading<T>>();
  /** The input's name where no Field stands around it. */
  readonly label = input<string>();
  readonly placeholder = input<string>();
  /** Whether the value is a few figures, aligned at the right. */
  readonly isShort = input(false);
  /** The value typed; null while the text is none. */
  readonly changed = output<T | null>();

  protected readonly field = inject(Field, { optional: true });
  protected readonly problemId = nextId('problem');
  protected readonly wasLeft = signal(false);
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');

  protected readonly text = linkedSignal<T | null, string>({
    source: this.value,
    // What was typed stays ("6.0" for 6) until the value changes from elsewhere.
    computation: (value, previous) =>
      previous && this.read(previous.value) === value ? previous.value : this.write(value),
  });

  /** What to write instead, once the input was left with a text that is no value. */
  protected readonly problem = computed(() => (this.wasLeft() ? this.fault() : null));

  /** Whether a text stands there that is no value: its value is null as that of an empty input is. */
  readonly isUnreadable = computed(() => this.fault() !== null);

  private readonly fault = computed(() => {
    const text = this.text();
    if (text.trim() === '') return null;
    const result = this.reading().read(text);
    return 'problem' in result ? result.problem : null;
  });

  constructor() {
    this.field?.labelInput();
    const errors = computed(() => {
      const message = this.problem();
      return message === null ? [] : [{ kind: 'unreadable', message }];
    });
    this.field?.watch(signal({ errors, touched: this.wasLeft }));
  }

  /** Says at once what is wrong, as if the input had been left. */
  showProblem(): void {
    this.wasLeft.set(true);
  }

  focus(options?: FocusOptions): void {
    this.native().nativeElement.focus(options);
  }

  protected type(text: string): void {
    this.text.set(text);
    const value = this.read(text);
    if (value !== this.value()) this.changed.emit(value);
  }

  private read(text: string): T | null {
    if (text.trim() === '') return null;
    const result = this.reading().read(text);
    return 'value' in result ? result.value : null;
  }

  private write(value: T | null): string {
    return value === null ? '' : this.reading().write(value);
  }
}
