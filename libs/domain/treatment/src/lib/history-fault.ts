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

/** The rules of a start and an end of which perhaps only month or year is known. */
export function spanFaults(
  { startedOn, stoppedOn }: { startedOn: PartialDate | null; stoppedOn: PartialDate | null },
  { today, birthDate }: HistoryContext,
): HistoryFault[] {
  const faults: HistoryFault[] = [];
  for (const [field, on] of [
    ['startedOn', startedOn],
    ['stoppedOn', stoppedOn],
  ] as const) {
    if (on === null) continue;
    if (earliestDay(on) > today) {
      faults.push(historyFault(field, 'in-future', 'That lies in the future.'));
    }
    if (latestDay(on) < birthDate) {
      faults.push(historyFault(field, 'before-birth', 'That lies before the birth.'));
    }
  }
  if (startedOn !== null && stoppedOn !== null && latestDay(stoppedOn) < earliestDay(startedOn)) {
    faults.push(historyFault('stoppedOn', 'stop-before-start', 'It cannot stop before it starts.'));
  }
  return faults;
}
