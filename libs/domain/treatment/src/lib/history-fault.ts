import {
  type CalendarDate,
  type PartialDate,
  earliestDay,
  latestDay,
} from '@glabella/domain/values';

/** What the rules of a history need to know besides what is recorded. */
export interface HistoryContext {
  readonly today: CalendarDate;
  readonly birthDate: CalendarDate;
}

/** A rule that the facts break: the field that it speaks of, a code, the words. */
export interface HistoryFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A fault of one field. */
export const historyFault = (field: string, code: string, message: string): HistoryFault => ({
  field,
  code,
  message,
});

/** The rules of a day of which perhaps only month or year is known: it lies between birth and today. */
export function partialDateFaults(
  field: string,
  on: PartialDate,
  { today, birthDate }: HistoryContext,
): HistoryFault[] {
  return [
    ...(earliestDay(on) > today
      ? [historyFault(field, 'in-future', 'That lies in the future.')]
      : []),
    ...(latestDay(on) < birthDate
      ? [historyFault(field, 'before-birth', 'That lies before the birth.')]
      : []),
  ];
}

/** The rules of a start and an end of which perhaps only month or year is known. */
export function spanFaults(
  { startedOn, stoppedOn }: { startedOn: PartialDate | null; stoppedOn: PartialDate | null },
  context: HistoryContext,
): HistoryFault[] {
  const faults = [
    ...(startedOn === null ? [] : partialDateFaults('startedOn', startedOn, context)),
    ...(stoppedOn === null ? [] : partialDateFaults('stoppedOn', stoppedOn, context)),
  ];
  if (startedOn !== null && stoppedOn !== null && latestDay(stoppedOn) < earliestDay(startedOn)) {
    faults.push(historyFault('stoppedOn', 'stop-before-start', 'It cannot stop before it starts.'));
  }
  return faults;
}
