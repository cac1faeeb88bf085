import type {
  AdverseEvent,
  AdverseEventRecording,
  Author,
  InjectionSession,
} from '@glabella/contracts';
import type { ConflictRow } from '@glabella/dashboard/ui';
import { eventFacts } from '../event/event-facts';

/** What two people made of the same event, fact by fact. */
export function conflictRows(
  mine: AdverseEventRecording,
  theirs: AdverseEvent,
  sessions: readonly InjectionSession[],
  judges: readonly Author[],
): ConflictRow[] {
  const { relatedness, sessionId, ...facts } = mine;
  const session = sessions.find(({ id }) => id === sessionId);
  const judgedBy = judges.find(({ id }) => id === relatedness?.judgedById);
  const yours = eventFacts({
    ...theirs,
    ...facts,
    session: session ? { ...session, isVoided: session.status === 'voided' } : null,
    relatedness: relatedness && {
      category: relatedness.category,
      judgedBy: judgedBy ?? { id: relatedness.judgedById, displayName: 'somebody who has left' },
    },
  });
  return eventFacts(theirs).map(([label, text], at) => ({
    label,
    yours: yours[at]?.[1] ?? '',
    theirs: text,
  }));
}
