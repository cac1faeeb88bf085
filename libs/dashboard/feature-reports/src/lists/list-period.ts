import { isCalendarDate, addDays, addMonths, type CalendarDate } from '@glabella/domain/values';

/** How far back a list of a period looks where the address says nothing, in months. */
const plainMonths = 3;

/** Both days included. */
export interface ListPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The period that the address asks for; what it says wrongly counts as not said. */
export function listPeriodOf(
  from: string | undefined,
  to: string | undefined,
  today: CalendarDate,
): ListPeriod {
  const last = to !== undefined && isCalendarDate(to) ? to : today;
  const plain = addDays(addMonths(last, -plainMonths), 1);
  const first = from !== undefined && isCalendarDate(from) ? from : plain;
  // A period that ends before it begins is its last day alone.
  return { from: first <= last ? first : last, to: last };
}
