import type { EventEmitter } from 'node:events';
import pg, {
  DatabaseError,
  type Connection,
  type FieldDef,
  type QueryResult,
  type QueryResultRow,
} from 'pg';
import { serialize } from 'pg-protocol';
import { toSent } from './sent-value';

/** A statement of a flight, and who waits for what it answers. A name of its own prepares it once per connection. */
export interface FlightStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** Takes each row as it comes, so that the answer has none; what it throws fails the statement. */
  readonly each?: ((row: QueryResultRow) => void) | undefined;
  /** What was answered up to here is sent at once, and not when a buffer is full or the flight at its end. */
  readonly isFlushed?: boolean;
  readonly answered: (result: QueryResult<QueryResultRow>) => void;
  readonly failed: (error: Error) => void;
}

/** A statement that PostgreSQL passed over, because one before it in its flight failed: it was not executed. */
export class StatementSkipped extends Error {
  override readonly name = 'StatementSkipped';
}

/** What of the driver's own classes this builds upon; its typings leave it out. */
interface DriverQuery extends EventEmitter {
  name: string;
  text: string;
  callback: (error: Error | null) => void;
}
const DriverQuery = pg.Query as unknown as new (text: string) => DriverQuery;
type DriverConnection = Connection & {
  /** Texts of prepared statements by name: those that PostgreSQL has confirmed, and those on their way. */
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
};
/** How the rows of a statement are read: it stays while the statement is prepared. */
interface RowShape {
  readonly fields: FieldDef[];
  readonly parsers: readonly ((text: string) => unknown)[];
  readonly emptyRow: Readonly<Record<string, unknown>>;
}

const NO_ROWS: RowShape = { fields: [], parsers: [], emptyRow: {} };
const shapesOf = new WeakMap<Connection, Map<string, RowShape>>();

/**
 * Statements that travel as one: written in one piece, with one Sync behind the last, where the driver's own pipeline ends
 * each statement with one. PostgreSQL sends what it has whenever it meets a Sync, so that this spares it and us a system
 * call per statement. What the rows of a prepared statement look like is asked once per connection.
 *
 * For statements of one transaction alone: the first that PostgreSQL refuses is told why, and those behind it were not
 * executed (StatementSkipped). Where the connection is lost, or what was sent cannot be written, all that were not answered
 * are told so: whether they were executed is not known. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class FlightQuery extends DriverQuery {
  private at = 0;
  private shapes = new Map<string, RowShape>();
  private shape: RowShape = NO_ROWS;
  private readRows: QueryResultRow[] = [];
  private unreadable: Error | null = null;
  /** Which statements were sent to be prepared, and have not been told that they are. */
  private readonly preparing = new Set<string>();
  /** The last answer waits for ReadyForQuery, so that nobody has the connection while something of it is still to come. */
  private last: (() => void) | null = null;

  constructor(private statements: readonly FlightStatement[]) {
    super('');
    this.callback = (error) => {
      if (error) this.fail(error);
      else this.last?.();
      this.letGo();
    };
  }

  /** Called by the driver when the flight may leave; answers the error that keeps it from leaving. */
  submit(connection: Connection): Error | null {
    const known = connection as DriverConnection;
    this.shapes = shapesOf.get(connection) ?? new Map<string, RowShape>();
    shapesOf.set(connection, this.shapes);
    try {
      const messages = this.statements.flatMap((statement) => this.messagesOf(statement, known));
      // A connection that has ended takes nothing more: the driver rejects what it still has to answer.
      if (known.stream.writable) known.stream.write(Buffer.concat([...messages, serialize.sync()]));
    } catch (error) {
      this.forgetUnprepared(known);
      // BEGIN may be among what was not sent: nothing may follow it on this connection.
      known.stream.destroy();
      return error as Error;
    }
    this.expectNext();
    return null;
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    const emptyRow = Object.fromEntries(fields.map(({ name }) => [name, null]));
    const parsers = fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, 'text'));
    this.shape = { fields, emptyRow, parsers };
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (this.unreadable) return;
    try {
      const row = readRow(this.shape, fields);
      const each = this.statements[this.at]?.each;
      if (each) each(row);
      else this.readRows.push(row);
    } catch (error) {
      this.unreadable = error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const statement = this.statements[this.at];
    if (!statement) return;
    this.shapes.set(statement.name, this.shape);
    this.preparing.delete(statement.name);
    const { readRows: rows, shape, unreadable } = this;
    const answer = () => {
      if (unreadable) statement.failed(unreadable);
      else statement.answered({ ...commandOf(text), oid: 0, fields: shape.fields, rows });
    };
    this.at += 1;
    if (this.at === this.statements.length) this.last = answer;
    else answer();
    this.expectNext();
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  /** What PostgreSQL refused, or what ended the connection. */
  handleError(error: Error, connection: Connection): void {
    this.forgetUnprepared(connection as DriverConnection);
    this.callback(error);
  }

  /** What an empty text is answered with instead of CommandComplete. */
  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  private expectNext(): void {
    const next = this.statements[this.at];
    // The driver notes by these which statement has been prepared.
    this.name = next?.name ?? '';
    this.text = next?.text ?? '';
    this.shape = (next && this.shapes.get(next.name)) ?? NO_ROWS;
    this.readRows = [];
    this.unreadable = null;
  }

  private messagesOf(statement: FlightStatement, connection: DriverConnection): Buffer[] {
    const { name, text, values, isFlushed } = statement;
    const { parsedStatements, submittedNamedStatements } = connection;
    const prepared = parsedStatements[name] ?? submittedNamedStatements[name];
    if (prepared !== undefined && prepared !== text) {
      throw new Error(`The statement ${name} was prepared with another text`);
    }
    if (prepared === undefined) {
      submittedNamedStatements[name] = text;
      this.preparing.add(name);
    }
    const bound = { statement: name, values: [...values], valueMapper: toSent };
    return [
      ...(prepared === undefined ? [serialize.parse({ name, text })] : []),
      serialize.bind(bound),
      ...(this.shapes.has(name) ? [] : [serialize.describe({ type: 'P' })]),
      serialize.execute(),
      ...(isFlushed ? [serialize.flush()] : []),
    ];
  }

  /**
   * Keeps nothing of what was answered. V8 puts a function that is assigned to a property, such as `callback` here and the
   * one by which the driver replaces it, where long-lived objects are: the rows of every flight, which it reaches, would
   * stay there until the whole heap is collected.
   */
  private letGo(): void {
    this.statements = [];
    this.readRows = [];
    this.last = null;
  }

  /** What was to be prepared behind a failure was not: the next flight prepares it. */
  private forgetUnprepared({ submittedNamedStatements }: DriverConnection): void {
    for (const name of this.preparing) delete submittedNamedStatements[name];
  }

  private fail(error: Error): void {
    const [first, ...others] = this.statements.slice(this.at);
    this.at = this.statements.length;
    const isRefused = error instanceof DatabaseError;
    // Which statement it was, for the log: its text and its values are not.
    if (first && isRefused) Object.assign(error, { statement: first.name });
    first?.failed(error);
    for (const { name, failed } of others) {
      const skipped = `${name} was not executed: a statement before it failed`;
      failed(isRefused ? new StatementSkipped(skipped) : error);
    }
    this.last?.();
  }
}

/** Throws where a row has other fields than the statement was said to have. */
function readRow({ fields, parsers, emptyRow }: RowShape, texts: readonly (string | null)[]) {
  if (texts.length !== fields.length) throw new Error('A row does not have the fields announced');
  const row: QueryResultRow = { ...emptyRow };
  for (let at = 0; at < fields.length; at += 1) {
    const [text, field, parse] = [texts[at], fields[at], parsers[at]];
    if (field && parse) row[field.name] = typeof text === 'string' ? parse(text) : null;
  }
  return row;
}

/** `SELECT 5`, `INSERT 0 1`, `COMMIT`: the command, and how many rows it was about. */
function commandOf(text: string): { command: string; rowCount: number | null } {
  const [command = '', ...numbers] = text.split(' ');
  const count = numbers.at(-1);
  return { command, rowCount: count === undefined ? null : Number(count) };
}
