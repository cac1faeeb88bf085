import type { z } from 'zod';
import { checkedAnswer } from './checked-answer';
import { jsonAnswer, WrittenJson } from './json-answer';

/**
 * A part of an answer that was checked against its contract and written before the answer itself is made, so that it can
 * leave more than once.
 */
export class AnswerPiece<Part> extends WrittenJson {
  /** What it says: for the compiler alone. */
  declare readonly part?: Part;

  private constructor(bytes: Buffer) {
    super(bytes);
  }

  /** Throws AnswerBreaksContract. */
  static of<Part>(schema: z.ZodType<Part>, part: Part): AnswerPiece<Part> {
    return new AnswerPiece<Part>(jsonAnswer(checkedAnswer(schema, part)));
  }
}

/** A page whose rows were checked and written one by one. */
export type PageOfPieces<Page extends { readonly rows: readonly unknown[] }> = Omit<
  Page,
  'rows'
> & { readonly rows: readonly AnswerPiece<Page['rows'][number]>[] };

/**
 * What of an answer its contract lets out. Rows that are pieces were checked when they were made; everything around them is
 * checked here. Throws AnswerBreaksContract.
 */
export function checkedAroundPieces(schema: z.ZodType, answer: unknown): unknown {
  if (!hasPieces(answer)) return checkedAnswer(schema, answer);
  const around: unknown = checkedAnswer(schema, { ...answer, rows: [] });
  return { ...(around as object), rows: answer.rows };
}

function hasPieces(answer: unknown): answer is { readonly rows: readonly unknown[] } {
  if (typeof answer !== 'object' || answer === null || !('rows' in answer)) return false;
  const { rows } = answer;
  return Array.isArray(rows) && rows.length > 0 && rows.every((row) => row instanceof AnswerPiece);
}
