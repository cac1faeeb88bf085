import { daysBetween, formatDate, type CalendarDate } from '@glabella/domain/values';
import { seriousnessOf, type AdverseEventFacts } from './adverse-event';
import { adverseEventOutcomeLabels, type AdverseEventOutcome } from './judgement';
import { findAdverseEventTerm } from './terms';

/** What happened: the name of the term, or the words that were written instead. */
export function adverseEventTitle({
  termId,
  otherWords,
}: Pick<AdverseEventFacts, 'termId' | 'otherWords'>): string {
  return otherWords ?? findAdverseEventTerm(termId)?.label ?? termId;
}

/** How it stands: 'ongoing', 'not known whether over', 'resolved 3 Dec 2026'. */
export function adverseEventStanding({
  outcome,
  endedOn,
}: {
  readonly outcome: AdverseEventOutcome;
  readonly endedOn: CalendarDate | null;
}): string {
  if (outcome === 'unknown') return 'outcome not known';
  const label = adverseEventOutcomeLabels[outcome].toLowerCase();
  return endedOn === null ? label : `${label} ${formatDate(endedOn)}`;
}

/** How long after the injection it began: 'on the day of the injection', '4 days after …'. */
export function onsetAfterSession(onsetOn: CalendarDate, sessionOn: CalendarDate): string {
  const days = daysBetween(sessionOn, onsetOn);
  if (days === 0) return 'on the day of the injection';
  return `${days} ${days === 1 ? 'day' : 'days'} after the injection`;
}

/** 'mild', 'severe, serious', 'moderate, seriousness not judged': severity never stands for seriousness. */
export function adverseEventGravity(
  event: Pick<AdverseEventFacts, 'termId' | 'seriousness' | 'severity'>,
): string {
  const seriousness = seriousnessOf(event);
  if (seriousness === 'serious') return `${event.severity}, serious`;
  return seriousness === 'not-judged'
    ? `${event.severity}, seriousness not judged`
    : event.severity;
}
