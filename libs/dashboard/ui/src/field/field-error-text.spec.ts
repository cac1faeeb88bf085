import type { ValidationError } from '@angular/forms/signals';
import { fieldErrorText } from './field-error-text';

const error = (fields: Record<string, unknown>): ValidationError => fields as never;
const zod = (issue: Record<string, unknown>, message = 'Invalid input'): ValidationError =>
  error({ kind: 'standardSchema', issue, message });

describe('fieldErrorText', () => {
  it.each([
    ['a required field', error({ kind: 'required' }), 'Fill this in.'],
    ['words of its own', error({ kind: 'required', message: 'Write it.' }), 'Write it.'],
    ['too low a number', error({ kind: 'min', min: 0.5 }), 'Use 0.5 or more.'],
    ['too high a number', error({ kind: 'max', max: 3 }), 'Use 3 or less.'],
    ['a short text', error({ kind: 'minLength', minLength: 15 }), 'Use at least 15 characters.'],
    ['a long text', error({ kind: 'maxLength', maxLength: 40 }), 'Use at most 40 characters.'],
    ['an unknown kind', error({ kind: 'other' }), 'Check this field.'],
    [
      'a contract’s own words',
      zod({ code: 'custom' }, 'Give a date that exists, as YYYY-MM-DD.'),
      'Give a date that exists, as YYYY-MM-DD.',
    ],
    ['nothing where a number belongs', zod({ code: 'invalid_type' }), 'Fill this in.'],
    [
      'a contract’s empty text',
      zod({ code: 'too_small', origin: 'string', minimum: 1 }, 'Too small: expected string'),
      'Fill this in.',
    ],
    [
      'a contract’s short text',
      zod({ code: 'too_small', origin: 'string', minimum: 6 }, 'Too small: expected string'),
      'Use at least 6 characters.',
    ],
    [
      'a contract’s long text',
      zod({ code: 'too_big', origin: 'string', maximum: 1 }, 'Too big: expected string'),
      'Use at most 1 character.',
    ],
    [
      'a contract’s low number',
      zod({ code: 'too_small', origin: 'number', minimum: 1 }, 'Too small: expected number'),
      'Use 1 or more.',
    ],
    [
      'a contract’s high number',
      zod({ code: 'too_big', origin: 'int', maximum: 168 }, 'Too big: expected int'),
      'Use 168 or less.',
    ],
    [
      'an address that is none',
      zod({ code: 'invalid_format', format: 'email' }, 'Invalid email address'),
      'Write an e-mail address like name@practice.example.',
    ],
    [
      'a choice not offered',
      zod({ code: 'invalid_value' }, 'Invalid option'),
      'Choose one of the options.',
    ],
    ['an issue it does not know', zod({ code: 'not_multiple_of' }), 'Check this field.'],
  ])('says what to do about %s', (_case, given, text) => {
    expect(fieldErrorText(given)).toBe(text);
  });
});
