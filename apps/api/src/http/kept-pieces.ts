import type { AnswerPiece } from './answer-piece';

/** How pieces are kept: at most so many, and when what one was made of is what it would be made of now. */
export interface KeptBy<Making, Part> {
  readonly most: number;
  readonly isSame: (one: Making, other: Making) => boolean;
  readonly make: (making: Making) => AnswerPiece<Part>;
}

/**
 * Pieces of answers that were made, checked and written before. A piece follows from its making alone, which comes from the
 * database each time, so that it is made again only where that differs: a piece is never older than what was just read. The
 * least recently shown is let go first.
 */
export class KeptPieces<Making, Part> {
  private readonly kept = new Map<string, { making: Making; piece: AnswerPiece<Part> }>();

  constructor(private readonly by: KeptBy<Making, Part>) {}

  of(key: string, making: Making): AnswerPiece<Part> {
    const known = this.kept.get(key);
    const one =
      known && this.by.isSame(known.making, making)
        ? known
        : { making, piece: this.by.make(making) };
    this.kept.delete(key);
    this.kept.set(key, one);
    this.letGo();
    return one.piece;
  }

  private letGo(): void {
    if (this.kept.size <= this.by.most) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}
