import type { z } from 'zod';
import { checkedAnswer } from './checked-answer';
import { jsonAnswer, LEVELS_OF_LIST, WrittenJson } from './json-answer';

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

/** A list of an answer that was checked and written as a whole, before the rest of the answer is known. */
export class WrittenList<List extends readonly unknown[]> extends WrittenJson {
  /** What it says: for the compiler alone. */
  declare readonly list?: List;

  private constructor(bytes: Buffer) {
    super(bytes);
  }

  /** The list that stands in the answer by this name. Throws AnswerBreaksContract. */
  static of<List extends readonly unknown[]>(
    name: string,
    schema: z.ZodType<List>,
    list: List,
  ): WrittenList<List> {
    return new WrittenList<List>(jsonAnswer(checkedAnswer(schema, list, [name]), LEVELS_OF_LIST));
  }
}

/** An answer of which some lists were checked and written as wholes. */
export type WithWrittenLists<Answer, Name extends keyof Answer> = Omit<Answer, Name> & {
  readonly [List in Name]: Answer[List] extends readonly unknown[]
    ? WrittenList<Answer[List]>
    : never;
};

/** An answer of which some lists were checked and written item by item. */
export type WithPieces<Answer, List extends keyof Answer> = Omit<Answer, List> & {
  readonly [Name in List]: readonly AnswerPiece<ItemOf<Answer[Name]>>[];
};
type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never;

/** A page whose rows were checked and written one by one. */
export type PageOfPieces<Page extends { readonly rows: readonly unknown[] }> = WithPieces<
  Page,
  'rows'
>;

/**
 * What of an answer its contract lets out. Lists that are written, and items that are pieces, were checked when they were
 * made; everything around them is checked here. Throws AnswerBreaksContract.
 */
export function checkedAroundPieces(schema: z.ZodType, answer: unknown): unknown {
  const lists = checkedLists(answer);
  if (lists.length === 0) return checkedAnswer(schema, answer);
  const without = Object.fromEntries(lists.map(([name]) => [name, []]));
  const around: unknown = checkedAnswer(schema, { ...(answer as object), ...without });
  return { ...(around as object), ...Object.fromEntries(lists) };
}

function checkedLists(answer: unknown): [string, unknown][] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).filter(
    ([, list]) => list instanceof WrittenList || isListOfPieces(list),
  );
}

function isListOfPieces(list: unknown): boolean {
  return (
    Array.isArray(list) && list.length > 0 && list.every((item) => item instanceof AnswerPiece)
  );
}
