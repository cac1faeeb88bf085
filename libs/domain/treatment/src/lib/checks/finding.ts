import type { Citation } from '@glabella/domain/values';
import type { CheckSeverity, PassedCheck, SessionCheck } from './session-check';

/** What one rule found: something to settle or know, or something in order. */
export type Finding = SessionCheck | PassedFinding;

/** Something that a rule found in order. */
export type PassedFinding = PassedCheck & { readonly severity: 'passed' };

/** Whether a finding is one to settle or know. */
export function isCheck(finding: Finding): finding is SessionCheck {
  return finding.severity !== 'passed';
}

/** Whether a finding is one in order. */
export function isPassed(finding: Finding): finding is PassedFinding {
  return finding.severity === 'passed';
}

/** The evidence of everything that is simply missing. */
export const neededBeforeSigning = 'Needed before signing.';

/** A finding that the injector settles. */
export function found(
  severity: CheckSeverity,
  code: string,
  title: string,
  evidence: string,
  source?: Citation,
): SessionCheck {
  const check = { code, severity, title, evidence, answerBy: 'injector' } as const;
  return source === undefined ? check : { ...check, source };
}

/** A stop because something is missing. */
export function missing(code: string, title: string): SessionCheck {
  return found('stop', code, title, neededBeforeSigning);
}

/** Something that was checked and is in order. */
export function passed(code: string, title: string, evidence: string): Finding {
  return { severity: 'passed', code, title, evidence };
}

/** A count with its noun: '1 day', '49 days'. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
