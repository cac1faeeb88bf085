/** Texts are turned into bytes when they have become this long. */
const PIECE_CHARACTERS = 4096;
/** How deep an answer is taken apart: into its fields, and these into their rows. A row is written at once. */
const LEVELS = 2;
/** How deep a list is taken apart that is written by itself: into its rows. */
export const LEVELS_OF_LIST = 1;

/** A value that was written before: its bytes are copied into the answer as they are. */
export class WrittenJson {
  constructor(readonly bytes: Buffer) {}

  /** Where it stands deeper than an answer is taken apart. */
  toJSON(): unknown {
    return JSON.parse(this.bytes.toString('utf8'));
  }
}

/**
 * The bytes of an answer: what `JSON.stringify` gives, in UTF-8. It is written in pieces, since one long text is slow: a
 * single letter beyond Latin-1 makes all of it twice as wide, and a long wide text is dear to write and to turn into
 * bytes (`docs/performance.md`). Throws TypeError where `JSON.stringify` does; undefined becomes `null`.
 */
export function jsonAnswer(value: unknown, levels = LEVELS): Buffer {
  const answer = new AnswerBytes();
  write(value, levels, answer);
  return answer.bytes();
}

function write(value: unknown, levels: number, answer: AnswerBytes): void {
  if (value instanceof WrittenJson) answer.addBytes(value.bytes);
  else if (levels > 0 && Array.isArray(value)) writeRows(value, levels, answer);
  else if (levels > 0 && isPlain(value)) writeFields(value, levels, answer);
  else answer.add(JSON.stringify(value) ?? 'null');
}

function writeRows(rows: readonly unknown[], levels: number, answer: AnswerBytes): void {
  answer.add('[');
  for (let at = 0; at < rows.length; at += 1) {
    if (at > 0) answer.add(',');
    write(rows[at], levels - 1, answer);
  }
  answer.add(']');
}

function writeFields(
  fields: Readonly<Record<string, unknown>>,
  levels: number,
  answer: AnswerBytes,
) {
  let separator = '{';
  for (const [name, value] of Object.entries(fields)) {
    if (!isWritten(value)) continue;
    answer.add(`${separator}${JSON.stringify(name)}:`);
    write(value, levels - 1, answer);
    separator = ',';
  }
  answer.add(separator === '{' ? '{}' : '}');
}

/** What `JSON.stringify` leaves out of an object. */
function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

/** An object of fields: no array, no date, nothing that says by itself how it is written. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** UTF-8 takes three bytes at most for each character of a text. */
const BYTES_OF_CHARACTER = 3;
/** Where answers are written, one after the other; a longer one gets more room for itself. */
const room = Buffer.allocUnsafeSlow(256 * 1024);

/** Text that becomes bytes as it grows. An answer is written at a stretch, so that all of them can share the room. */
class AnswerBytes {
  private written = room;
  private length = 0;
  private text = '';

  add(text: string): void {
    this.text += text;
    if (this.text.length >= PIECE_CHARACTERS) this.turn();
  }

  addBytes(bytes: Buffer): void {
    this.turn();
    this.makeRoom(bytes.length);
    this.length += bytes.copy(this.written, this.length);
  }

  bytes(): Buffer {
    this.turn();
    return Buffer.from(this.written.subarray(0, this.length));
  }

  private turn(): void {
    this.makeRoom(this.text.length * BYTES_OF_CHARACTER);
    this.length += this.written.write(this.text, this.length);
    this.text = '';
  }

  private makeRoom(bytes: number): void {
    const atMost = this.length + bytes;
    if (atMost <= this.written.length) return;
    const larger = Buffer.allocUnsafeSlow(atMost * 2);
    this.written.copy(larger, 0, 0, this.length);
    this.written = larger;
  }
}
