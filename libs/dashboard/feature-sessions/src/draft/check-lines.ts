import type { CheckAnswer } from '@glabella/contracts';
import type { SessionCheck } from '@glabella/domain/treatment';
import { isUnfilled, placeOf, type CheckPlace } from './check-places';

/** What an injector replies to a check: a tick, or a reason in words. */
export type CheckReply = { readonly acknowledged: boolean } | { readonly reason: string };

/** A check as it stands in the list: what it found, how it was answered, and whether it still blocks signing. */
export interface CheckLine {
  readonly check: SessionCheck;
  readonly place: CheckPlace;
  readonly isOpen: boolean;
  readonly isAcknowledged: boolean;
  /** The reason as written; '' without one. */
  readonly reason: string;
  /** An answer stands, but it was given to other facts than these. */
  readonly isOutdated: boolean;
}

/** The checks of a session, sorted for the list before the needle. */
export interface CheckList {
  /** What is simply not filled in yet. */
  readonly unfilled: readonly CheckLine[];
  /** What was found and must be settled or known. */
  readonly found: readonly CheckLine[];
}

/** Puts checks, the open ones among them and the answers together, in the order of the checks. */
export function checkList(
  checks: readonly SessionCheck[],
  open: readonly SessionCheck[],
  answers: readonly CheckAnswer[],
): CheckList {
  const openCodes = new Set(open.map(({ code }) => code));
  const lines = checks.map((check): CheckLine => {
    const answer = answers.find(({ code }) => code === check.code);
    const isOutdated = answer !== undefined && isForOtherFacts(answer, check);
    return {
      check,
      place: placeOf(check),
      isOpen: openCodes.has(check.code),
      isAcknowledged: answer?.acknowledged === true && !isOutdated,
      reason: answer?.reason ?? '',
      isOutdated: isOutdated && isAnswered(answer),
    };
  });
  return {
    unfilled: lines.filter(({ check }) => isUnfilled(check)),
    found: lines.filter(({ check }) => !isUnfilled(check)),
  };
}

function isForOtherFacts(answer: CheckAnswer, check: SessionCheck): boolean {
  return answer.evidence !== null && answer.evidence !== check.evidence;
}

function isAnswered({ acknowledged, reason }: CheckAnswer): boolean {
  return acknowledged || (reason ?? '').trim() !== '';
}

/** The answers with this one in place of an earlier answer to the same check; it names the facts that it was given to. */
export function withAnswer(
  answers: readonly CheckAnswer[],
  check: SessionCheck,
  answer: CheckReply,
): CheckAnswer[] {
  const given: CheckAnswer = {
    code: check.code,
    evidence: check.evidence,
    acknowledged: 'acknowledged' in answer && answer.acknowledged,
    reason: 'reason' in answer && answer.reason !== '' ? answer.reason : null,
  };
  return [...answers.filter(({ code }) => code !== check.code), given];
}
