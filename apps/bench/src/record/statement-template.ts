import { randomBytes, randomUUID } from 'node:crypto';
import type { RecordedStatement } from './recorded-statement';

/** The names that a request gives to what it is about: `patientId`, `draftId`. */
export type Subject = Readonly<Record<string, string>>;

/** One request, recorded: what it was about and what it sent. */
export interface RecordedRequest {
  readonly subject: Subject;
  readonly statements: readonly RecordedStatement[];
}

/** Whether two requests sent the same statements, whatever their values. */
export function isSameWork(first: RecordedRequest, second: RecordedRequest): boolean {
  const texts = ({ statements }: RecordedRequest) => statements.map(({ text }) => text).join('\0');
  return second.statements.length > 0 && texts(first) === texts(second);
}

/** A statement ready to be sent. */
export interface Replayed {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One replay: the subject that it is about, and what is made anew for it, once per value that was recorded. */
interface Replay {
  readonly subject: Subject;
  readonly made: Map<string, unknown>;
}

type Part = (replay: Replay) => unknown;

/** What differs between two recordings of one operation and can be made anew: ids and instants. */
const TOKEN =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]+Z/gi;

/**
 * The statements of an operation as a pattern, learned from two recordings of it: a value that is the same in both
 * stays; one that a subject names becomes the subject of the replay; other ids, keys and instants are made anew, the
 * same one wherever the recording has the same one. Whatever else differs (a count in a summary) is sent as recorded.
 * Throws when the two did not send the same statements: then they were not the same operation.
 */
export class StatementTemplate {
  private readonly statements: readonly (Omit<Replayed, 'values'> & { values: readonly Part[] })[];

  constructor(first: RecordedRequest, second: RecordedRequest) {
    if (!isSameWork(first, second)) throw new Error('The two recordings are of different work');
    this.statements = second.statements.map(({ name, text, values }, at) => ({
      ...(name === undefined ? {} : { name }),
      text,
      values: values.map((value, place) =>
        partOf(first.statements[at]?.values[place], value, second.subject),
      ),
    }));
  }

  get length(): number {
    return this.statements.length;
  }

  /** The statements of one more such request. */
  replay(subject: Subject): Replayed[] {
    const replay: Replay = { subject, made: new Map() };
    return this.statements.map(({ values, ...statement }) => ({
      ...statement,
      values: values.map((part) => part(replay)),
    }));
  }
}

function partOf(a: unknown, b: unknown, subject: Subject): Part {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return bytesPart(a, b);
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    const parts = b.map((value: unknown, at) => partOf(a[at], value, subject));
    return (replay) => parts.map((part) => part(replay));
  }
  if (typeof a === 'string' && typeof b === 'string' && a !== b) {
    return textPart(a, b, subject);
  }
  return () => b;
}

function bytesPart(a: Buffer, b: Buffer): Part {
  if (a.equals(b)) return () => b;
  const key = `${a.toString('hex')}/${b.toString('hex')}`;
  return (replay) => once(replay, key, () => randomBytes(b.length));
}

/** A text in which ids and instants differ; one whose other words differ, too, keeps those of the second. */
function textPart(a: string, b: string, subjectOfB: Subject): Part {
  const tokensA = a.match(TOKEN) ?? [];
  const tokensB = b.match(TOKEN) ?? [];
  const between = b.split(TOKEN);
  const isSameShape = tokensA.length === tokensB.length;
  const parts = tokensB.map((token, at): Part => {
    const before = isSameShape ? tokensA[at] : undefined;
    const name = Object.keys(subjectOfB).find((key) => subjectOfB[key] === token);
    if (name !== undefined) return ({ subject }) => subject[name] ?? token;
    if (before === undefined || before === token) return () => token;
    const make = token.includes('T') ? () => new Date(Date.now()).toISOString() : randomUUID;
    return (replay) => once(replay, `${before}/${token}`, make);
  });
  return (replay) => between.map((text, at) => text + String(parts[at]?.(replay) ?? '')).join('');
}

function once(replay: Replay, key: string, make: () => unknown): unknown {
  if (!replay.made.has(key)) replay.made.set(key, make());
  return replay.made.get(key);
}
