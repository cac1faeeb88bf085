/** What forms are made of, loaded as one. */
export { Field, type ControlState } from './field';
export { Control } from './control';
export { DateField } from './date-field';
export { fieldErrorText } from './field-error-text';
export { nextId } from './next-id';
export { timeZoneChoices } from './time-zone-choices';
export { focusFirstError } from './focus-first-error';
