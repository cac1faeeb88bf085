import type { FieldTree } from '@angular/forms/signals';

/** Puts the focus on the first field with an error; for `onInvalid` of a form's submission. */
export function focusFirstError(form: FieldTree<unknown>): void {
  form().errorSummary()[0]?.fieldTree().focusBoundControl();
}
