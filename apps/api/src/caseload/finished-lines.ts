import { caseloadRowSchema, type CaseloadRow } from '@glabella/contracts';
import { AnswerPiece } from '../http/answer-piece';
import { KeptPieces } from '../http/kept-pieces';
import type { LineParts } from './caseload-rows';
import { toCaseloadRow } from './caseload.mapper';

/** Ten pages: what a practice looks at again and again. */
const MOST_LINES = 500;

/** Lines of the caseload that were made, checked and written: each follows from its parts alone. */
export class FinishedLines {
  private readonly lines = new KeptPieces<LineParts, CaseloadRow>({
    most: MOST_LINES,
    isSame: isSameMaking,
    make: (parts) => AnswerPiece.of(caseloadRowSchema, toCaseloadRow(parts)),
  });

  of(parts: LineParts): AnswerPiece<CaseloadRow> {
    return this.lines.of(parts.patient.id, parts);
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
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) {
    if (!(name in other) || !isSameValue(row[name], other[name])) return false;
  }
  return true;
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
}
