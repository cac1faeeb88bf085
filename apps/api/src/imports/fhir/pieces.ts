import type { Instrument } from '@glabella/domain/instruments';
import type { CalendarDate } from '@glabella/domain/values';
import type { ReadPatient } from '../read-assessment';

/**
 * What one resource says of one assessment. A response holds a whole form; a panel, a total and the items are
 * Observations that may come with it or alone.
 */
export interface Piece {
  readonly entry: number;
  readonly kind: 'response' | 'panel' | 'total' | 'item' | 'function';
  readonly instrument: Instrument;
  readonly patient: ReadPatient;
  /** The day as it was written. */
  readonly on: CalendarDate;
  /** The instant as it was written, for telling events of one day apart. */
  readonly at: string;
  /** Answers by item number; null is a question that was asked and not answered. */
  readonly answers: ReadonlyMap<number, number | null>;
  readonly functionAnswer: number | null;
  readonly total: number | null;
  readonly language: string | null;
  /** What references may call this resource. */
  readonly names: readonly string[];
  /** What it was derived from. */
  readonly links: readonly string[];
  /** What a panel says it consists of. */
  readonly members: readonly string[];
}

/** The pieces of one event: one assessment. */
export type EventPieces = readonly [Piece, ...Piece[]];

const wholeDate = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/;

/** The calendar day at the beginning of a FHIR date, dateTime or instant; null when it is not given to the day. */
export function writtenDay(text: string): string | null {
  return wholeDate.exec(text)?.[1] ?? null;
}

/** An instant for comparison: what was written differently is the same moment; a day stays a day. */
export function momentOf(written: string): string {
  const millis = written.includes('T') ? Date.parse(written) : Number.NaN;
  return Number.isNaN(millis) ? written : String(millis);
}
