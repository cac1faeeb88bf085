import ICAL from 'ical.js';
import { visitCalendar } from './visit-calendar';

const stampedAt = new Date('2026-11-23T23:30:00Z');
const entries = [
  { uid: 'a@glabella', on: '2026-12-07', title: 'Visit at A; B, C', details: 'Day\nor another' },
  { uid: 'b@glabella', on: '2028-02-28', title: 'Visit', details: 'x'.repeat(200) },
];

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    start: String(event.getFirstPropertyValue('dtstart')),
    end: String(event.getFirstPropertyValue('dtend')),
    title: event.getFirstPropertyValue('summary'),
    details: event.getFirstPropertyValue('description'),
  }));
}

describe('the calendar file of the visits', () => {
  it('reads back as whole days, the end being the day after', () => {
    const [first, second] = eventsOf(visitCalendar(entries, stampedAt));
    expect(first).toEqual({
      uid: 'a@glabella',
      start: '2026-12-07',
      end: '2026-12-08',
      title: 'Visit at A; B, C',
      details: 'Day\nor another',
    });
    expect(second).toMatchObject({ start: '2028-02-28', end: '2028-02-29' });
  });

  it('writes dates without time and zone, so that they stand on the same day everywhere', () => {
    const text = visitCalendar(entries, stampedAt);
    expect(text).toContain('DTSTART;VALUE=DATE:20261207\r\n');
    expect(text).toContain('DTSTAMP:20261123T233000Z\r\n');
    expect(text).not.toContain('TZID');
  });

  it('keeps to RFC 5545: CRLF, lines of at most 75 bytes, begun and ended', () => {
    const text = visitCalendar(entries, stampedAt);
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(text).toContain('VERSION:2.0\r\n');
  });
});
