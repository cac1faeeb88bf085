import type { WritableSignal } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { ApiProblem, problemOf, type ProblemIssue } from './api-problem';

/** What a submit action of a signal form returns: errors at its fields. */
export type FormRefusal = ValidationError.WithOptionalFieldTree[];

type Tree = Record<string, unknown> & FieldTree<unknown>;

/** The field at `sites.2.units`; null where the form has none there. */
function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> | null {
  let field = form as Tree;
  for (const step of path.split('.').filter(Boolean)) {
    const next = field[step];
    if (typeof next !== 'function') return null;
    field = next as Tree;
  }
  return field === form ? null : field;
}

function withDetail(problem: ApiProblem, issues: readonly ProblemIssue[]): ApiProblem {
  const { code, title, status, requestId } = problem;
  const detail = issues.map(({ message }) => message).join(' ');
  return new ApiProblem({ code, title, status, requestId, detail });
}

/**
 * Shows why a form was refused, at the end of its submit action: each issue at its field (the returned errors), and in `whole`
 * what speaks of no field of the form.
 *
 * @example catch (error) { return showRefusal(error, this.form, this.problem); }
 */
export function showRefusal<T>(
  error: unknown,
  form: FieldTree<T>,
  whole: WritableSignal<ApiProblem | null>,
): FormRefusal {
  const problem = problemOf(error);
  const root = form as FieldTree<unknown>;
  const placed = problem.issues.map((issue) => ({ issue, fieldTree: fieldAt(root, issue.path) }));
  const homeless = placed.filter(({ fieldTree }) => fieldTree === null);
  if (placed.length === 0) whole.set(problem);
  else if (homeless.length > 0) {
    whole.set(
      withDetail(
        problem,
        homeless.map(({ issue }) => issue),
      ),
    );
  }
  return placed.flatMap(({ issue, fieldTree }) =>
    fieldTree ? [{ kind: 'refused', message: issue.message, fieldTree }] : [],
  );
}
