import { caseloadRowSchema, type CaseloadRow } from '@glabella/contracts';
import type { AnswerPiece } from '../http/answer-piece';
import { FinishedPieces } from '../http/finished-pieces';
import type { LineParts } from './caseload-rows';
import { toCaseloadRow } from './caseload.mapper';

/** Ten pages: what a practice looks at again and again. */
const MOST_LINES = 500;

/** Lines of the caseload, each made of its parts once. */
export class FinishedLines {
  private readonly lines = new FinishedPieces(caseloadRowSchema, toCaseloadRow, MOST_LINES);

  of(parts: LineParts): AnswerPiece<CaseloadRow> {
    return this.lines.of(parts.patient.id, parts);
  }
}
