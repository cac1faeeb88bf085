import { addDays, type CalendarDate } from '@glabella/domain/values';
import ICAL from 'ical.js';

// The library does not count the blank that a folded line begins with; the standard's 75 bytes do.
ICAL.foldLength = 74;

/** One day in a patient's own calendar. Titles name no treatment: others see a calendar. */
export interface CalendarEntry {
  /** The same for the same visit whenever the file is made, so that a calendar replaces its entry. */
  readonly uid: string;
  readonly on: CalendarDate;
  readonly title: string;
  readonly details: string;
}

/**
 * The entries as an iCalendar file (RFC 5545), each a whole day without a time zone: it stands on the same date wherever
 * the phone is.
 */
export function visitCalendar(entries: readonly CalendarEntry[], stampedAt: Date): string {
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Glabella//Visits//EN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  for (const { uid, on, title, details } of entries) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', uid);
    event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(stampedAt, true));
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(on));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(on, 1)));
    event.addPropertyWithValue('summary', title);
    event.addPropertyWithValue('description', details);
    // It is a day to keep in mind, not a time that is taken.
    event.addPropertyWithValue('transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
