import { RequestInvalid, RequestUnreadable, type ProblemIssue } from './errors';

/** Deeper than any message of this API and far from what a parser has trouble with. */
export const MAX_JSON_DEPTH = 32;
/** More keys and elements than the largest message holds. */
const MAX_JSON_VALUES = 50_000;
/** Keys that could reach a prototype when an object is copied; no message has them. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON body strictly. Throws `RequestUnreadable` for bytes that are not UTF-8, text that is not JSON, more
 * than 32 levels, a key given twice or one that names a prototype; `RequestInvalid` for a text or number that cannot
 * be stored (NUL, half a surrogate pair, 1e999), with its place.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  const text = decodeUtf8(bytes);
  checkStructure(text);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new RequestUnreadable('The body is not well-formed JSON.');
  }
  const issues: ProblemIssue[] = [];
  checkStorable(body, [], issues);
  if (issues.length > 0) throw new RequestInvalid(issues);
  return body;
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RequestUnreadable('The body is not UTF-8.');
  }
}

/** One open object or array of the scan; `keys` only for objects. */
interface OpenValue {
  readonly keys: Set<string> | null;
  isKeyNext: boolean;
}

/**
 * One pass over the text before it is parsed: depth, count and keys. It does not judge the grammar (`JSON.parse`
 * does), so on malformed text it may stop early, never late.
 */
function checkStructure(text: string): void {
  const open: OpenValue[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const top = open.at(-1);
    switch (text[at]) {
      case '{':
      case '[': {
        const isObject = text[at] === '{';
        open.push({ keys: isObject ? new Set() : null, isKeyNext: isObject });
        if (open.length > MAX_JSON_DEPTH) {
          throw new RequestUnreadable(`The body has more than ${MAX_JSON_DEPTH} levels.`);
        }
        break;
      }
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        values += 1;
        if (values > MAX_JSON_VALUES) throw new RequestUnreadable('The body has too many values.');
        if (top?.keys) top.isKeyNext = true;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (top?.keys && top.isKeyNext) {
          addKey(top.keys, text.slice(at, end + 1));
          top.isKeyNext = false;
        }
        at = end;
        break;
      }
    }
  }
}

/** The index of the closing quote of the string that opens at `start`; the end of the text when it never closes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

function addKey(keys: Set<string>, quoted: string): void {
  const key = quoted.includes('\\') ? unescapeKey(quoted) : quoted.slice(1, -1);
  if (forbiddenKeys.has(key)) {
    throw new RequestUnreadable('The body has a key that is not allowed anywhere.');
  }
  if (keys.has(key)) throw new RequestUnreadable('The body has the same key twice.');
  keys.add(key);
}

function unescapeKey(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new RequestUnreadable('The body is not well-formed JSON.');
  }
}

/** Names every text and number in `value` that PostgreSQL cannot hold. The depth is already bounded. */
function checkStorable(value: unknown, path: readonly string[], issues: ProblemIssue[]): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) {
      issues.push({
        path: path.join('.'),
        message: 'Remove the characters that cannot be stored.',
      });
    }
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      issues.push({ path: path.join('.'), message: 'Give a number that can be stored.' });
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) checkStorable(inner, [...path, key], issues);
  }
}
