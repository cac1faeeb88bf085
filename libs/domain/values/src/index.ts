export {
  type CalendarDate,
  BirthAfterDay,
  InvalidCalendarDate,
  addDays,
  addMonths,
  ageOn,
  calendarDateOf,
  calendarParts,
  compareDates,
  daysBetween,
  daysInMonth,
  isCalendarDate,
} from './lib/calendar-date';
export { type Citation, type CitedNumber, citationLink } from './lib/citation';
export { DomainError, type DomainErrorFields } from './lib/domain-error';
export { InvalidInstant, compareInstants, instantMillis } from './lib/instant';
export {
  type PartialDate,
  InvalidPartialDate,
  earliestDay,
  formatPartialDate,
  isPartialDate,
  latestDay,
  readPartialDate,
} from './lib/partial-date';
export {
  UnknownTimeZone,
  formatDate,
  formatDateTime,
  instantOnDay,
  isTimeZone,
  timeOfDayIn,
  todayIn,
} from './lib/time-zone';
