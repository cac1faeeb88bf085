import { RuleBroken } from '../http/errors';
import { commonPasswordWords } from './common-passwords';

/** What an attacker knows about a person and would try first. */
export interface PasswordContext {
  readonly practiceName: string;
  readonly displayName: string;
  readonly email: string;
}

/** More different known words than this make a phrase that nobody tries early. */
const MOST_KNOWN_WORDS = 2;
const SHORTEST_CONTEXT_WORD = 3;

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '01234567890',
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/**
 * Throws `RuleBroken` when the password is one that is guessed early: made of at most two common words, names of the
 * person or the practice, keyboard runs, repetitions and short numbers. Length is the contract's business (NIST
 * 800-63B-4: no composition rules, but a list of what everybody tries).
 */
export function refuseGuessablePassword(password: string, context: PasswordContext): void {
  const contextWords = wordsOf(context);
  const known = new Set([...commonPasswordWords, ...contextWords]);
  const spellings = [plain(password), plain(unleet(password))];
  if (!spellings.some((text) => isMadeOfKnown(text, known))) return;
  const namesContext = spellings.some((text) => contextWords.some((word) => text.includes(word)));
  throw new RuleBroken(
    namesContext ? 'password.names_you' : 'password.common',
    namesContext
      ? 'This password is made of names that others know. Use a few unrelated words.'
      : 'This password is among those that are tried first. Use a few unrelated words.',
    { field: 'password' },
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}]/gu, '');
}

function unleet(text: string): string {
  return [...text].map((character) => leet[character] ?? character).join('');
}

function wordsOf({ practiceName, displayName, email }: PasswordContext): string[] {
  const parts = [practiceName, displayName, email].flatMap((text) => [
    text,
    ...text.split('@'),
    ...text.split(/[\s@.,_+-]+/),
  ]);
  return parts.map(plain).filter((word) => word.length >= SHORTEST_CONTEXT_WORD);
}

/**
 * Whether the text can be cut without rest into runs, repetitions, numbers of up to four digits and at most two
 * different known words. `words[at]`: for each last word, the fewest changes of word with which `at` is reached.
 */
function isMadeOfKnown(text: string, known: ReadonlySet<string>): boolean {
  if (text === '') return true;
  const words: Map<string, number>[] = Array.from({ length: text.length + 1 }, () => new Map());
  words[0]?.set('', 0);
  for (let at = 0; at < text.length; at += 1) {
    for (const [last, count] of words[at] ?? []) {
      for (const piece of piecesAt(text, at, known)) {
        const word = piece.isWord ? piece.text : last;
        const next = piece.isWord && piece.text !== last ? count + 1 : count;
        const reached = words[at + piece.text.length];
        if (next <= MOST_KNOWN_WORDS && next < (reached?.get(word) ?? Infinity)) {
          reached?.set(word, next);
        }
      }
    }
  }
  return (words[text.length]?.size ?? 0) > 0;
}

interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

function piecesAt(text: string, at: number, known: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  for (let end = at + 1; end <= text.length; end += 1) {
    const piece = text.slice(at, end);
    if (known.has(piece)) pieces.push({ text: piece, isWord: true });
    if (isFiller(piece)) pieces.push({ text: piece, isWord: false });
  }
  return pieces;
}

function isFiller(piece: string): boolean {
  if (/^\d{1,4}$/.test(piece)) return true;
  if (piece.length >= 3 && /^(.)\1+$/u.test(piece)) return true;
  return piece.length >= 4 && runs.some((run) => run.includes(piece));
}
