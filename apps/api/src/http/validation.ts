import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { RequestInvalid, type ProblemIssue } from './errors';

/** A field name that is safe to repeat in a message; anything stranger is not. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const MOST_ISSUES = 50;

/** Messages name fields and rules, never what was sent; names of unknown fields only if they are plain. */
z.config({
  customError: (issue) => {
    if (issue.code !== 'unrecognized_keys') return undefined;
    const names = issue.keys.filter((key) => PLAIN_NAME.test(key)).slice(0, 5);
    return names.length > 0
      ? `Not known here: ${names.join(', ')}.`
      : 'There are fields here that are not known.';
  },
});

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}

/** Schema issues as a problem names them: `sites.2.units` and why. */
export function toProblemIssues(issues: readonly SchemaIssue[]): ProblemIssue[] {
  return issues.slice(0, MOST_ISSUES).map(({ path = [], message }) => ({
    path: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message,
  }));
}

/** Checks body, query and path of every route against the schema of its parameter. */
export function buildValidationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new RequestInvalid(toProblemIssues(issues)),
  });
}
