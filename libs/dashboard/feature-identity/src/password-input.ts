import {
  Component,
  ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FORM_FIELD, type FormValueControl } from '@angular/forms/signals';
import { Field } from '@glabella/dashboard/ui';

/** A password, shown as dots or, at a press, as text; paste and password managers work. Lives inside a Field. */
@Component({
  selector: 'glabella-password-input',
  template: `
    <input
      #native
      class="input"
      autocapitalize="off"
      spellcheck="false"
      [id]="field.controlId"
      [type]="isShown() ? 'text' : 'password'"
      [attr.autocomplete]="autocomplete()"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="field.invalid() || null"
      [value]="value()"
      [disabled]="disabled()"
      (input)="value.set(native.value)"
      (blur)="touch.emit()"
    />
    <button
      type="button"
      class="btn quiet compact"
      [attr.aria-pressed]="isShown()"
      [attr.aria-controls]="field.controlId"
      (click)="isShown.set(!isShown())"
    >
      <span class="visually-hidden">Show password</span>
      <span aria-hidden="true">{{ isShown() ? 'Hide' : 'Show' }}</span>
    </button>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    input {
      padding-right: 72px;
    }
    button {
      position: absolute;
      top: 50%;
      right: 4px;
      translate: 0 -50%;
    }
  `,
})
export class PasswordInput implements FormValueControl<string> {
  readonly value = model('');
  /** `current-password` or `new-password`, for password managers. */
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  readonly disabled = input(false);
  readonly touch = output<void>();

  protected readonly isShown = signal(false);
  protected readonly field = inject(Field);
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');

  constructor() {
    this.field.labelInput();
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field.watch(formField.state);
  }

  focus(options?: FocusOptions): void {
    this.native().nativeElement.focus(options);
  }
}
