import { CURSOR_ID, CursorInvalid } from '../http/cursor';
import type { Place } from './caseload-listing.repository';

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const positions = {
  urgency: String.raw`[1-8]\.(?:${day}|infinity)`,
  name: '',
  'set-aside': String.raw`${day}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z`,
} as const;

/** What a cursor's position means: the order of the list it belongs to. */
export type CursorOrder = keyof typeof positions;

/** Where the next page begins: the place of the last patient; it holds no name and no finding. */
export function writeCursor({ position, patientId }: Place): string {
  return `${position}~${patientId}`;
}

/** Reads a cursor of that order; throws CursorInvalid for anything else. */
export function readCursor(cursor: string, order: CursorOrder): Place {
  const found = new RegExp(`^(${positions[order]})~(${CURSOR_ID})$`).exec(cursor);
  const [, position, patientId] = found ?? [];
  if (position === undefined || patientId === undefined || !isReal(position)) {
    throw new CursorInvalid();
  }
  return { position, patientId };
}

/** PostgreSQL refuses the 31st of February, which the pattern allows. */
function isReal(position: string): boolean {
  const [date] = new RegExp(day).exec(position) ?? [];
  if (date === undefined) return true;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
