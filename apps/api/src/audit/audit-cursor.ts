import { RequestInvalid } from '../http/errors';

/** Where the next page begins, as an opaque text. */
export function writeAuditCursor(lastId: string): string {
  return Buffer.from(`audit:${lastId}`).toString('base64url');
}

/** The id a cursor stands for, null without one. Throws `RequestInvalid` for a text that is no cursor of the trail. */
export function readAuditCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = /^audit:([1-9]\d{0,17})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (id === undefined) {
    throw new RequestInvalid([
      { path: 'cursor', message: 'Take the cursor from the page before, as it is.' },
    ]);
  }
  return id;
}
