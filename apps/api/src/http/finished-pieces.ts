import type { z } from 'zod';
import { AnswerPiece } from './answer-piece';

interface Finished<Making, Part> {
  readonly making: Making;
  readonly piece: AnswerPiece<Part>;
}

/**
 * Parts of answers that were made, checked and written. A part follows from its making alone - rows of the database, or what
 * was put together of them - so it is finished anew only where its making differs from what was just read: a piece is
 * never older than that. The least recently sent is let go first.
 */
export class FinishedPieces<Making, Part> {
  private readonly finished = new Map<string, Finished<Making, Part>>();

  /** Keeps `most` pieces at most. */
  constructor(
    private readonly schema: z.ZodType<Part>,
    private readonly make: (making: Making) => Part,
    private readonly most: number,
  ) {}

  /** The piece of this making, under a key that a later making of the same has as well. Throws AnswerBreaksContract. */
  of(key: string, making: Making): AnswerPiece<Part> {
    const known = this.finished.get(key);
    const one = known && isSame(known.making, making) ? known : this.finish(making);
    this.finished.delete(key);
    this.finished.set(key, one);
    this.letGo();
    return one.piece;
  }

  private finish(making: Making): Finished<Making, Part> {
    return { making, piece: AnswerPiece.of(this.schema, this.make(making)) };
  }

  private letGo(): void {
    if (this.finished.size <= this.most) return;
    const [oldest] = this.finished.keys();
    if (oldest !== undefined) this.finished.delete(oldest);
  }
}

/** Whether two makings hold the same: texts, numbers, instants and nothing, in lists and fields of any depth. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (one instanceof Date || other instanceof Date) {
    return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    isPlain(one) === isPlain(other) &&
    (isPlain(one) || Array.isArray(one)) &&
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && isSame(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** An object of fields: whatever else it were would never be the same. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
