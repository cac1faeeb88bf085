import { lotExpiryFromText, lotExpiryProblem } from '@glabella/domain/treatment';
import { formatDate, InvalidCalendarDate, type CalendarDate } from '@glabella/domain/values';

/** How a typed text becomes a value and a value a text; a text that is none says what to write instead. */
export interface Reading<T> {
  readonly read: (text: string) => { readonly value: T } | { readonly problem: string };
  readonly write: (value: T) => string;
  /** The keyboard of a phone. */
  readonly inputMode: 'decimal' | 'numeric' | 'text';
}

/** The range of a number and how many decimals it may have; the unit stands in the message. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly decimals?: number;
  readonly unit?: string;
}

/** A number with a decimal point or comma. */
export function numberReading({
  min,
  max,
  decimals = 0,
  unit = '',
}: NumberLimits): Reading<number> {
  const range = `${min} to ${max} ${unit}`.trim();
  return {
    inputMode: decimals > 0 ? 'decimal' : 'numeric',
    write: String,
    read: (text) => {
      const digits = text.trim().replace(',', '.');
      if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return { problem: `Write ${range}.` };
      const value = Number(digits);
      if ((digits.split('.')[1]?.length ?? 0) > decimals) {
        return {
          problem: decimals === 0 ? 'Write a whole number.' : `At most ${decimals} decimals.`,
        };
      }
      return value < min || value > max ? { problem: `Write ${range}.` } : { value };
    },
  };
}

/** A time of day on the 24-hour clock, 'HH:MM'; read from '13:40', '1340', '9.05' or '1:40 pm'. */
export const timeReading: Reading<string> = {
  inputMode: 'text',
  write: (time) => time,
  read: (text) => {
    const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
    const hour = hourOf(Number(match?.[1] ?? Number.NaN), match?.[3]?.toLowerCase());
    const minute = Number(match?.[2] ?? 0);
    if (!(hour >= 0 && hour < 24 && minute < 60)) return { problem: 'Write a time such as 13:40.' };
    return { value: `${twoDigits(hour)}:${twoDigits(minute)}` };
  },
};

function hourOf(written: number, half: string | undefined): number {
  if (half === undefined) return written;
  if (written < 1 || written > 12) return Number.NaN;
  return (written % 12) + (half === 'pm' ? 12 : 0);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/**
 * The last day of a lot from what its label prints, a month meaning its last day. Days and months in figures alone
 * ('08/09/2027') are not guessed at.
 */
export const expiryReading: Reading<CalendarDate> = {
  inputMode: 'text',
  write: (expiresOn) => formatDate(expiresOn),
  read: (text) => {
    try {
      return { value: lotExpiryFromText(text) };
    } catch (error) {
      if (error instanceof InvalidCalendarDate) return { problem: lotExpiryProblem };
      throw error;
    }
  },
};
