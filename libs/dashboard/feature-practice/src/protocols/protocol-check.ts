import { protocolContentSchema } from '@glabella/contracts';
import {
  protocolIssues,
  type ProtocolContent,
  type ProtocolIssue,
} from '@glabella/domain/treatment';
import type * as z from 'zod';
import { contentOf, type ProtocolEntry } from './protocol-entry';

/** What the form says as a protocol, or everything in it that does not fit yet. */
export type CheckedEntry =
  | { readonly content: ProtocolContent; readonly issues: readonly [] }
  | { readonly content: null; readonly issues: readonly ProtocolIssue[] };

/** The words for what the contract found: its own where it has some for people. */
function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return 'Fill this in.';
    case 'too_small':
      if (issue.origin === 'array') return 'Add at least one.';
      return issue.origin === 'string' ? issue.message : `Write ${issue.minimum} or more.`;
    case 'too_big':
      if (issue.origin === 'array') return `At most ${issue.maximum}.`;
      return issue.origin === 'string'
        ? `Use up to ${issue.maximum} characters.`
        : `Write ${issue.maximum} or less.`;
    case 'invalid_value':
    case 'invalid_union':
      return 'Choose one.';
    default:
      return issue.message;
  }
}

/** Checks the form as the server will: first each value, then how the parts fit together. */
export function checkEntry(entry: ProtocolEntry): CheckedEntry {
  const parsed = protocolContentSchema.safeParse(contentOf(entry));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: wordsOf(issue),
    }));
    return { content: null, issues };
  }
  const issues = protocolIssues(parsed.data);
  return issues.length === 0 ? { content: parsed.data, issues: [] } : { content: null, issues };
}
