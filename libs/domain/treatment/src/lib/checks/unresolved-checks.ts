import type { SessionCheck, SessionCheckAnswer } from './session-check';

/**
 * The checks that still block signing: every stop, a reason without text (or not from the
 * psychiatrist it asks for), an acknowledgement without its tick, and an answer that was given to
 * other evidence. Notes never block.
 */
export function unresolvedChecks(
  checks: readonly SessionCheck[],
  answers: readonly SessionCheckAnswer[],
): SessionCheck[] {
  return checks.filter((check) => !isSettled(check, answers));
}

function isSettled(check: SessionCheck, answers: readonly SessionCheckAnswer[]): boolean {
  return check.severity === 'note' || answers.some((answer) => settles(answer, check));
}

function settles(answer: SessionCheckAnswer, check: SessionCheck): boolean {
  if (answer.code !== check.code || check.severity === 'stop') return false;
  if ((answer.evidence ?? check.evidence) !== check.evidence) return false;
  if (check.answerBy === 'psychiatrist' && answer.answeredBy !== 'psychiatrist') return false;
  return check.severity === 'reason'
    ? (answer.reason ?? '').trim() !== ''
    : answer.acknowledged === true;
}
