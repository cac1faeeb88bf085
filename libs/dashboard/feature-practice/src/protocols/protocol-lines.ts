import type { ProtocolIssue } from '@glabella/domain/treatment';

/** The lines with one of them changed. */
export function replaced<Line>(lines: readonly Line[], at: number, change: Partial<Line>): Line[] {
  return lines.map((line, index) => (index === at ? { ...line, ...change } : line));
}

/** The lines without one of them. */
export function without<Line>(lines: readonly Line[], at: number): Line[] {
  return lines.filter((_, index) => index !== at);
}

/** What does not fit at this place; null where everything does. */
export function issueAt(issues: readonly ProtocolIssue[], path: string): string | null {
  return issues.find((issue) => issue.path === path)?.message ?? null;
}
