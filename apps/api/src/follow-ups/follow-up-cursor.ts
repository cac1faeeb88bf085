import { RequestInvalid } from '../http/errors';

/** The last row of a page: its deadline or closing, and its id. */
export interface FollowUpCursor {
  readonly at: string;
  readonly id: string;
}

const PATTERN = /^follow-up:(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z):([0-9a-f-]{36})$/;

/** Where the next page begins, as an opaque text. */
export function writeFollowUpCursor({ at, id }: FollowUpCursor): string {
  return Buffer.from(`follow-up:${at}:${id}`).toString('base64url');
}

/** The row that a cursor stands for, null without one. Throws `RequestInvalid` for a text that is no such cursor. */
export function readFollowUpCursor(cursor: string | undefined): FollowUpCursor | null {
  if (cursor === undefined) return null;
  const [, at, id] = PATTERN.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) {
    throw new RequestInvalid([
      { path: 'cursor', message: 'Take the cursor from the page before, as it is.' },
    ]);
  }
  return { at, id };
}
