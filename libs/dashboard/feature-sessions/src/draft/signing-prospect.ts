import type { OwnSigning } from '@glabella/contracts';
import {
  daysLeftWords,
  obstacleWords,
  signingRight,
  signingStanding,
  standingWords,
  wayOutOf,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';

/** What the page knows, before the work begins, about the signature at its end. */
export interface SigningProspect {
  /** Whether signing is offered; the server decides again when it is done. */
  readonly isOffered: boolean;
  readonly isDelegate: boolean;
  /** What has to be known now; null for nothing. */
  readonly notice: {
    readonly tone: 'warn' | 'info';
    readonly text: string;
    readonly leadsToCredentials: boolean;
  } | null;
}

/** What is to be signed. */
export interface ProspectedSession {
  readonly performedOn: CalendarDate | null;
  readonly isAmendment: boolean;
  /** Whether the session that is amended was voided: nobody signs that, and the page says so beside what is amended. */
  readonly amendsVoided: boolean;
  /** Whether the person at the page is a psychiatrist, known before anything is asked. */
  readonly isPsychiatrist: boolean;
}

/** What stands between the person at the page and the signature; null for `signing` while it is not known. */
export function signingProspect(
  signing: OwnSigning | null,
  { performedOn, isAmendment, amendsVoided, isPsychiatrist }: ProspectedSession,
): SigningProspect {
  if (amendsVoided) return { isOffered: false, isDelegate: !isPsychiatrist, notice: null };
  if (signing === null) {
    return { isOffered: isPsychiatrist, isDelegate: !isPsychiatrist, notice: null };
  }
  const { today, credentials, isDelegate, supervisors } = signing;
  const right = signingRight(credentials, {
    performedOn: performedOn ?? today,
    signedOn: today,
    isAmendment,
  });
  if (!right.maySign) {
    const { obstacle } = right;
    const kept = 'Go on writing: the draft is kept until you or somebody else may sign it.';
    return {
      isOffered: false,
      isDelegate,
      notice: {
        tone: 'warn',
        text: `You cannot sign this session. ${obstacleWords(obstacle)} ${wayOutOf(obstacle)} ${kept}`,
        leadsToCredentials: obstacle.kind !== 'waiting',
      },
    };
  }
  if (isDelegate && supervisors.length === 0) {
    const text =
      'You cannot sign this session: no psychiatrist with a current credential is there to ' +
      'supervise. The draft is kept; tell your administrator.';
    return {
      isOffered: false,
      isDelegate,
      notice: { tone: 'warn', text, leadsToCredentials: false },
    };
  }
  const delegate = isDelegate
    ? 'You sign as a delegate: name the supervising psychiatrist when you sign, who then co-signs.'
    : '';
  const expiry = expiryText(signing);
  const text = [delegate, expiry].filter((part) => part !== '').join(' ');
  return {
    isOffered: true,
    isDelegate,
    notice:
      text === ''
        ? null
        : { tone: expiry === '' ? 'info' : 'warn', text, leadsToCredentials: expiry !== '' },
  };
}

/** That the right to sign ends soon; '' where it does not. */
function expiryText({ credentials, today }: OwnSigning): string {
  const standing = signingStanding(credentials, today);
  if (standing.kind !== 'current' || !standing.isExpiring) return '';
  const left = daysLeftWords(standing.daysLeft ?? 0);
  const next = standing.isRenewalWaiting
    ? 'The renewal waits to be verified.'
    : 'Renew it in time.';
  return `Your credential holds ${standingWords(standing)} (${left}). ${next}`;
}
