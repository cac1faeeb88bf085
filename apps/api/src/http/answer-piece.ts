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

/** An answer with lists whose entries were checked and written one by one. */
export type WithPieces<Answer, List extends keyof Answer> = Omit<Answer, List> & {
  readonly [Name in List]: Answer[Name] extends readonly (infer Part)[]
    ? readonly AnswerPiece<Part>[]
    : never;
};

/** A page whose rows are pieces. */
export type PageOfPieces<Page extends { readonly rows: readonly unknown[] }> = WithPieces<
  Page,
  'rows'
>;

/**
 * What of an answer its contract lets out. Entries of its lists that are pieces were checked when they were made; everything
 * around them is checked here. Throws AnswerBreaksContract.
 */
export function checkedAroundPieces(schema: z.ZodType, answer: unknown): unknown {
  const lists = listsOfPieces(answer);
  if (lists.length === 0) return checkedAnswer(schema, answer);
  const emptied = Object.fromEntries(lists.map(([name]) => [name, []]));
  const around = checkedAnswer(schema, { ...(answer as object), ...emptied });
  return { ...(around as object), ...Object.fromEntries(lists) };
}

function listsOfPieces(answer: unknown): [string, unknown][] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).filter(([, value]) => isListOfPieces(value));
}

function isListOfPieces(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof AnswerPiece)
  );
}
