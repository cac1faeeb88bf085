import pg from 'pg';

/** What `pg` hands to whoever answers "send your rows now"; its types do not name it. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A COPY ... FROM STDIN that sends one text. The connection must not be pipelined. */
class CopyFrom extends pg.Query {
  constructor(
    statement: string,
    private readonly lines: string,
    onEnd: (error: Error | undefined) => void,
  ) {
    super(statement, [], onEnd);
  }

  /** Called by `pg` once the server takes rows. */
  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.lines));
    connection.endCopyFrom();
  }
}

/** Copies rows, written by `copyText`, into a table; resolves when the server has taken them all. */
export function copyFrom(client: pg.Client, statement: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyFrom(statement, text, (error) => (error ? reject(error) : resolve())));
  });
}
