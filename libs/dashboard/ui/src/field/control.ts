import { Directive, inject } from '@angular/core';
import { FORM_FIELD } from '@angular/forms/signals';
import { Field } from './field';

/** Ties a native input, select or textarea to the Field around it and gives it the look of one. */
@Directive({
  selector: '[glabellaControl]',
  host: {
    class: 'input',
    '[id]': 'field.controlId',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.invalid() || null',
  },
})
export class Control {
  protected readonly field = inject(Field);

  constructor() {
    this.field.labelInput();
    const formField = inject(FORM_FIELD, { optional: true, self: true });
    if (formField) this.field.watch(formField.state);
  }
}
