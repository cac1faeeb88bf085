import { protocolSchema } from '@glabella/contracts';
import type { TreatmentProtocol } from '@glabella/domain/treatment';
import { AnswerPiece } from '../http/answer-piece';
import { KeptPieces } from '../http/kept-pieces';
import type { StoredProtocolRow } from './protocol-rows';
import { toStoredProtocol } from './protocols.mapper';

/** More versions than the practices of one server are likely to look at in a day. */
const MOST_PROTOCOLS = 100;

/**
 * Versions of protocols that were read, checked and written: they stand in the record of nearly every patient, and are a fifth
 * of it.
 */
export class FinishedProtocols {
  private readonly versions = new KeptPieces<StoredProtocolRow, TreatmentProtocol>({
    most: MOST_PROTOCOLS,
    isSame: (one, other) =>
      one.id === other.id && one.version === other.version && one.content === other.content,
    make: (row) => AnswerPiece.of(protocolSchema, toStoredProtocol(row)),
  });

  /** A shipped protocol has the same id in every practice, but not the same text once a practice has changed it. */
  of(practiceId: string, row: StoredProtocolRow): AnswerPiece<TreatmentProtocol> {
    return this.versions.of(`${practiceId} ${row.id} ${row.version}`, row);
  }
}
