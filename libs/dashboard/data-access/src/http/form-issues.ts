import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { problemOf } from './api-problem';

type Tree = Record<string, unknown> & FieldTree<unknown>;

/** The field at `sites.2.units`, or the deepest one on the way that the form has. */
function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> {
  let field = form as Tree;
  for (const step of path.split('.').filter(Boolean)) {
    const next = field[step];
    if (typeof next !== 'function') break;
    field = next as Tree;
  }
  return field;
}

/**
 * What a refused call says about the fields of a signal form, to be returned from its submit action: each issue at its field.
 * A problem without issues is thrown again, to be shown as a whole.
 */
export function formIssues<T>(
  error: unknown,
  form: FieldTree<T>,
): ValidationError.WithOptionalFieldTree[] {
  const problem = problemOf(error);
  if (problem.issues.length === 0) throw problem;
  return problem.issues.map(({ path, message }) => ({
    kind: 'refused',
    message,
    fieldTree: fieldAt(form as FieldTree<unknown>, path),
  }));
}
