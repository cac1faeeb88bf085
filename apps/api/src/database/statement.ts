/** A prepared statement with a name of its own: parsed once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export const BEGIN: Statement = { name: 'begin', text: 'BEGIN' };
export const BEGIN_READ_ONLY: Statement = { name: 'begin_read_only', text: 'BEGIN READ ONLY' };
export const COMMIT: Statement = { name: 'commit', text: 'COMMIT' };
