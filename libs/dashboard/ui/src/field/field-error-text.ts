import type { ValidationError } from '@angular/forms/signals';

type Limits = Partial<
  Record<'min' | 'max' | 'minLength' | 'maxLength' | 'minimum' | 'maximum', number>
>;
type Issue = { code?: string; origin?: string; format?: string } & Limits;

const plural = (count: number): string => (count === 1 ? 'character' : 'characters');

const zodWording = /^(invalid|too (small|big)|unrecognized|expected)/i;

/** What a zod issue asks for, when the contract gave no words of its own. */
function issueText(issue: Issue): string | undefined {
  const { code, origin, minimum, maximum, format } = issue;
  if (code === 'invalid_type') return 'Fill this in.';
  if (code === 'invalid_format' && format === 'email')
    return 'Write an e-mail address like name@practice.example.';
  if (code === 'too_small' && origin === 'string' && minimum !== undefined)
    return minimum <= 1 ? 'Fill this in.' : `Use at least ${minimum} ${plural(minimum)}.`;
  if (code === 'too_big' && origin === 'string' && maximum !== undefined)
    return `Use at most ${maximum} ${plural(maximum)}.`;
  if (code === 'too_small' && minimum !== undefined) return `Use ${minimum} or more.`;
  if (code === 'too_big' && maximum !== undefined) return `Use ${maximum} or less.`;
  if (code === 'invalid_value') return 'Choose one of the options.';
  return undefined;
}

/**
 * The sentence under a field for one validation error of signal forms: the error's own words where it has some, else what
 * its kind asks for.
 */
export function fieldErrorText(error: ValidationError): string {
  const { issue } = error as { issue?: Issue };
  if (error.message && !(issue && zodWording.test(error.message))) return error.message;
  if (issue) return issueText(issue) ?? 'Check this field.';
  const limits = error as Limits;
  switch (error.kind) {
    case 'required':
      return 'Fill this in.';
    case 'email':
      return 'Write an e-mail address like name@practice.example.';
    case 'min':
      return `Use ${limits.min} or more.`;
    case 'max':
      return `Use ${limits.max} or less.`;
    case 'minLength':
      return `Use at least ${limits.minLength} characters.`;
    case 'maxLength':
      return `Use at most ${limits.maxLength} characters.`;
    default:
      return 'Check this field.';
  }
}
