import { caseloadRowSchema, type CaseloadRow } from '@glabella/contracts';
import { AnswerPiece } from '../http/answer-piece';
import type { LineParts } from './caseload-rows';
import { toCaseloadRow } from './caseload.mapper';

/** Ten pages: what a practice looks at again and again. */
const MOST_LINES = 500;

interface FinishedLine {
  readonly parts: LineParts;
  readonly piece: AnswerPiece<CaseloadRow>;
}

/**
 * Lines of the caseload that were made, checked and written. A line follows from its parts alone, so it is made again only
 * where one of them differs from what the database answered this time: a line is never older than what was just read. The
 * least recently shown is let go first.
 */
export class FinishedLines {
  private readonly lines = new Map<string, FinishedLine>();

  of(parts: LineParts): AnswerPiece<CaseloadRow> {
    const { id } = parts.patient;
    const known = this.lines.get(id);
    const line =
      known && isSameMaking(known.parts, parts)
        ? known
        : { parts, piece: AnswerPiece.of(caseloadRowSchema, toCaseloadRow(parts)) };
    this.lines.delete(id);
    this.lines.set(id, line);
    this.letGo();
    return line.piece;
  }

  private letGo(): void {
    if (this.lines.size <= MOST_LINES) return;
    const [oldest] = this.lines.keys();
    if (oldest !== undefined) this.lines.delete(oldest);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Whether two lines are made of the same. */
export function isSameMaking(one: LineParts, other: LineParts): boolean {
  return (
    one.today === other.today &&
    isSameRow(one.patient, other.patient) &&
    isSameRow(one.standing, other.standing) &&
    areSameRows(one.handlings, other.handlings) &&
    areSameRows(one.followUps, other.followUps)
  );
}

function areSameRows(some: readonly Row[], others: readonly Row[]): boolean {
  return (
    some.length === others.length &&
    some.every((row, at) => {
      const other = others[at];
      return other !== undefined && isSameRow(row, other);
    })
  );
}

/** Rows hold texts, numbers, instants and nothing; whatever else they held would never be the same. */
function isSameRow(row: Row, other: Row): boolean {
  const names = Object.keys(row);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && isSameValue(row[name], other[name]))
  );
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other;
}
