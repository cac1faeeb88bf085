import type { BannerTone } from '@glabella/dashboard/ui';
import {
  daysLeftWords,
  expiryWarningDays,
  obstacleWords,
  standingWords,
  wayOutOf,
  type SigningStanding,
} from '@glabella/domain/treatment';

/** What stands over the credentials of a person: whether they may sign, until when, and what to do. */
export function standingNotice(
  standing: SigningStanding,
  isOwn: boolean,
): { readonly tone: BannerTone; readonly text: string } {
  if (standing.kind === 'blocked') {
    const { obstacle } = standing;
    const text = isOwn
      ? `You may not sign injection sessions now. ${obstacleWords(obstacle)} ${wayOutOf(obstacle)}`
      : `May not sign injection sessions now: ${standingWords(standing)}.`;
    return { tone: 'warn', text };
  }
  const who = isOwn ? 'You may sign' : 'May sign';
  const until = `${who} injection sessions ${standingWords(standing)}`;
  if (!standing.isExpiring) return { tone: 'info', text: `${until}.` };
  const next = standing.isRenewalWaiting
    ? 'The renewal waits to be verified.'
    : 'Enter the renewal in time: it counts once it is verified.';
  const left = `${until}: ${daysLeftWords(standing.daysLeft ?? 0)}${standing.daysLeft ? ' left' : ''}.`;
  return {
    tone: 'warn',
    text: `${left} ${next} This is told from ${expiryWarningDays.value} days before the end on.`,
  };
}
