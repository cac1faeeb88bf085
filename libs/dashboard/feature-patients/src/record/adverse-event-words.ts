import type { AdverseEvent } from '@glabella/contracts';
import {
  adverseEventGravity,
  adverseEventStanding,
  adverseEventTitle,
  isOpenEvent,
  isSeriousEvent,
  onsetAfterSession,
} from '@glabella/domain/treatment';
import { compareDates, formatDate } from '@glabella/domain/values';

/** The events whose end nobody has recorded, serious ones first, then by the day on which they began. */
export function openEvents(events: readonly AdverseEvent[]): AdverseEvent[] {
  return events
    .filter((event) => event.status === 'recorded' && isOpenEvent(event))
    .sort(
      (a, b) =>
        Number(isSeriousEvent(b)) - Number(isSeriousEvent(a)) || compareDates(a.onsetOn, b.onsetOn),
    );
}

/** Every event, the latest onset first. */
export function eventsNewestFirst(events: readonly AdverseEvent[]): AdverseEvent[] {
  return events.toSorted((a, b) => compareDates(b.onsetOn, a.onsetOn));
}

/** An open event as the banner says it. */
export function openEventWords(event: AdverseEvent) {
  const isSerious = isSeriousEvent(event);
  const title = adverseEventTitle(event);
  const kind = isSerious ? 'Serious adverse event open' : 'Adverse event open';
  const words =
    `${kind}: ${title}, ${adverseEventGravity(event)}, since ${formatDate(event.onsetOn)}` +
    `${afterWords(event)}, ${adverseEventStanding(event)}.`;
  return { id: event.id, title, isSerious, words };
}

/** An event as a line of the patient's list. */
export function eventLine(event: AdverseEvent) {
  return {
    id: event.id,
    title: adverseEventTitle(event),
    date: formatDate(event.onsetOn),
    gravity: adverseEventGravity(event),
    standing: adverseEventStanding(event),
    more:
      (event.session ? `lot ${event.session.lotNumber}${afterWords(event)}` : 'no session') +
      ` · ${event.author.displayName}`,
    isSerious: isSeriousEvent(event),
    isOpen: isOpenEvent(event),
    isVoided: event.status === 'voided',
  };
}

function afterWords({ onsetOn, session }: AdverseEvent): string {
  if (!session || compareDates(onsetOn, session.performedOn) < 0) return '';
  return `, ${onsetAfterSession(onsetOn, session.performedOn)}`;
}
