import { RuleBroken } from './errors';

/** An id as a cursor holds it, for a pattern. */
export const CURSOR_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const idCursor = new RegExp(`^${CURSOR_ID}$`);

/** The cursor is no place of this list; code 'request.cursor_invalid'. */
export class CursorInvalid extends RuleBroken {
  constructor() {
    super('request.cursor_invalid', 'Start the list again from its first page.');
  }
}

/** The id behind which a page begins, null without a cursor. Throws `CursorInvalid` for a text that is no id. */
export function readIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!idCursor.test(cursor)) throw new CursorInvalid();
  return cursor;
}
