import { compareDates, formatDate, type CalendarDate } from '@glabella/domain/values';
import { isEndingOutcome, type AdverseEventFacts } from './adverse-event';
import { findAdverseEventTerm } from './terms';

/** What the rules of an adverse event need to know besides what is recorded of it. */
export interface AdverseEventContext {
  readonly today: CalendarDate;
  readonly birthDate: CalendarDate;
  /** The day of the session that it is linked to; null where it stands without one. */
  readonly sessionOn: CalendarDate | null;
}

/** A rule that the facts break: the field it speaks of ('reports.0.reportedOn'), a code, the words. */
export interface AdverseEventFault {
  readonly field: string;
  readonly code: AdverseEventFaultCode;
  readonly message: string;
}

/** The codes of the rules. */
export type AdverseEventFaultCode =
  | 'words-missing'
  | 'words-not-asked'
  | 'onset-in-future'
  | 'onset-before-birth'
  | 'onset-before-session'
  | 'criterion-twice'
  | 'action-twice'
  | 'death-without-fatal-outcome'
  | 'fatal-outcome-without-death'
  | 'end-missing'
  | 'end-not-asked'
  | 'end-before-onset'
  | 'end-in-future'
  | 'report-before-onset'
  | 'report-in-future';

const fault = (field: string, code: AdverseEventFaultCode, message: string): AdverseEventFault => ({
  field,
  code,
  message,
});

/**
 * Every rule that the facts break, none for an event that may be recorded: words with "other"
 * alone, onset between birth or the linked session and today, a last day exactly where it is over,
 * death exactly where the outcome is fatal, reports between onset and today.
 */
export function adverseEventFaults(
  event: AdverseEventFacts,
  context: AdverseEventContext,
): AdverseEventFault[] {
  return [
    ...wordsFaults(event),
    ...onsetFaults(event, context),
    ...listFaults(event),
    ...deathFaults(event),
    ...endFaults(event, context),
    ...reportFaults(event, context),
  ];
}

function wordsFaults({ termId, otherWords }: AdverseEventFacts): AdverseEventFault[] {
  const needsWords = findAdverseEventTerm(termId)?.needsWords ?? false;
  if (needsWords === (otherWords !== null)) return [];
  return needsWords
    ? [fault('otherWords', 'words-missing', 'Say in words what happened.')]
    : [fault('otherWords', 'words-not-asked', 'Words stand with “Other” alone; use the note.')];
}

function onsetFaults(
  { onsetOn }: AdverseEventFacts,
  { today, birthDate, sessionOn }: AdverseEventContext,
): AdverseEventFault[] {
  const found = (code: AdverseEventFaultCode, message: string) => [fault('onsetOn', code, message)];
  if (compareDates(onsetOn, today) > 0) {
    return found('onset-in-future', 'The onset lies in the future.');
  }
  if (compareDates(onsetOn, birthDate) < 0) {
    return found('onset-before-birth', 'The onset lies before the birth.');
  }
  if (sessionOn !== null && compareDates(onsetOn, sessionOn) < 0) {
    const day = formatDate(sessionOn);
    return found('onset-before-session', `The session was on ${day}: the onset lies before it.`);
  }
  return [];
}

const repeats = (list: readonly string[] | null): boolean =>
  list !== null && new Set(list).size !== list.length;

function listFaults({ seriousness, actions }: AdverseEventFacts): AdverseEventFault[] {
  return [
    ...(repeats(seriousness)
      ? [fault('seriousness', 'criterion-twice', 'Name each criterion once.')]
      : []),
    ...(repeats(actions) ? [fault('actions', 'action-twice', 'Name each action once.')] : []),
  ];
}

function deathFaults({ seriousness, outcome }: AdverseEventFacts): AdverseEventFault[] {
  const isDeath = seriousness?.includes('death') ?? false;
  if (isDeath === (outcome === 'fatal')) return [];
  return isDeath
    ? [fault('outcome', 'death-without-fatal-outcome', 'Death asks for the outcome “Fatal”.')]
    : [
        fault(
          'seriousness',
          'fatal-outcome-without-death',
          'A fatal outcome is serious: mark “Death”.',
        ),
      ];
}

/** The rules of the last day alone: there exactly where it is over, from the onset up to today. */
export function endFaults(
  { onsetOn, outcome, endedOn }: Pick<AdverseEventFacts, 'onsetOn' | 'outcome' | 'endedOn'>,
  { today }: Pick<AdverseEventContext, 'today'>,
): AdverseEventFault[] {
  const found = (code: AdverseEventFaultCode, message: string) => [fault('endedOn', code, message)];
  if (!isEndingOutcome(outcome)) {
    return endedOn === null ? [] : found('end-not-asked', 'An open event has no last day.');
  }
  if (endedOn === null) return found('end-missing', 'Give the day on which it was over.');
  if (compareDates(endedOn, onsetOn) < 0) {
    return found('end-before-onset', 'It cannot be over before its onset.');
  }
  return compareDates(endedOn, today) > 0
    ? found('end-in-future', 'The last day lies in the future.')
    : [];
}

function reportFaults(
  { onsetOn, reports }: AdverseEventFacts,
  { today }: AdverseEventContext,
): AdverseEventFault[] {
  return reports.flatMap(({ reportedOn }, place) => {
    const field = `reports.${place}.reportedOn`;
    if (compareDates(reportedOn, onsetOn) < 0) {
      return [fault(field, 'report-before-onset', 'Reported before its onset?')];
    }
    return compareDates(reportedOn, today) > 0
      ? [fault(field, 'report-in-future', 'The report lies in the future.')]
      : [];
  });
}
