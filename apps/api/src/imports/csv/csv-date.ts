import type { CsvMapping } from '@glabella/contracts';
import { type CalendarDate, isCalendarDate } from '@glabella/domain/values';

export type DateFormat = CsvMapping['dateFormat'];

/** Every way of writing a date that an import reads. */
export const dateFormats: readonly DateFormat[] = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
];

/** A time may follow the date; it is left out, so that an instant keeps the date it was written with. */
const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/;
const dottedDate = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[T ,]+\d{1,2}:\d{2}.*)?$/;
const slashedDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[T ,]+\d{1,2}:\d{2}.*)?$/;

/** Reads a date in one way of writing; null when it is written otherwise or names a day that does not exist. */
export function readDate(text: string, format: DateFormat): CalendarDate | null {
  switch (format) {
    case 'YYYY-MM-DD': {
      const [, year, month, day] = isoDate.exec(text) ?? [];
      return dateOf(year, month, day);
    }
    case 'DD.MM.YYYY': {
      const [, day, month, year] = dottedDate.exec(text) ?? [];
      return dateOf(year, month, day);
    }
    case 'DD/MM/YYYY': {
      const [, day, month, year] = slashedDate.exec(text) ?? [];
      return dateOf(year, month, day);
    }
    case 'MM/DD/YYYY': {
      const [, month, day, year] = slashedDate.exec(text) ?? [];
      return dateOf(year, month, day);
    }
  }
}

/**
 * The way of writing in which most of the texts are dates; undecided when day and month could swap in all of them.
 */
export function sniffDateFormat(texts: readonly string[]): {
  readonly format: DateFormat;
  readonly isUndecided: boolean;
} {
  const [best, second] = dateFormats
    .map((format) => ({
      format,
      count: texts.filter((text) => readDate(text, format) !== null).length,
    }))
    .sort((a, b) => b.count - a.count);
  return {
    format: best?.format ?? 'YYYY-MM-DD',
    isUndecided: best !== undefined && best.count > 0 && best.count === second?.count,
  };
}

function dateOf(year?: string, month?: string, day?: string): CalendarDate | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}
