/** Where the commands write: results on stdout, progress beside them, or one JSON document with `--json`. */
export class Output {
  constructor(
    readonly isJson: boolean,
    private readonly write: (stream: 'stdout' | 'stderr', text: string) => void,
  ) {}

  /** A line about what is being done. With `--json` it goes to stderr, so that stdout is the document alone. */
  progress(line: string): void {
    this.write(this.isJson ? 'stderr' : 'stdout', `${line}\n`);
  }

  /** The answer of the command, as a document and as text for people. */
  result(document: unknown, text: string): void {
    this.write('stdout', this.isJson ? `${JSON.stringify(document)}\n` : `${text}\n`);
  }

  problem(text: string): void {
    this.write('stderr', `${text}\n`);
  }
}
