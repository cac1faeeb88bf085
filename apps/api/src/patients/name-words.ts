/**
 * Words of names and numbers as they are stored for searching and as they are searched for. Accents, case and the
 * ways of writing an apostrophe or a hyphen make no difference; a word is found by its beginning.
 */

/** Letters that no decomposition takes apart. */
const foldedLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const foldable = new RegExp(`[${Object.keys(foldedLetters).join('')}]`, 'gu');
const apostrophes = /[\u2018\u2019\u02bb\u02bc\u0060\u00b4\u2032\uff07]/gu;
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;

/** A name or number and what joins its parts: `O'Brien`, `Smith-Jones`, `GL/0012.3`. */
const chunks = /[\p{L}\p{N}\p{M}]+(?:['\-_./][\p{L}\p{N}\p{M}]+)*/gu;
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** A stored word is cut here, in characters, so that it always fits an index. */
const longestWord = 60;

/** Text without accents, case and typographic variants: 'Łukasz' is 'lukasz', 'İpek' is 'ipek'. */
export function foldText(text: string): string {
  return (
    // Before, since an acute accent by itself comes apart into a blank and a mark; after, since some come out of others.
    plainMarks(plainMarks(text).normalize('NFKD'))
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .replace(foldable, (letter) => foldedLetters[letter] ?? letter)
  );
}

/** Every way of writing an apostrophe or a hyphen as the plain one. */
function plainMarks(text: string): string {
  return text.replace(apostrophes, "'").replace(hyphens, '-');
}

interface Chunk {
  /** Everything joined: `obrien`, `smithjones`. */
  readonly whole: string;
  /** What stands between hyphens, dots and slashes, apostrophes dropped: `obrien`, `smith` and `jones`. */
  readonly parts: readonly string[];
  /** What stands between apostrophes as well: `o` and `brien`. */
  readonly splinters: readonly string[];
}

function chunksOf(text: string): Chunk[] {
  return (foldText(text).match(chunks) ?? []).map((chunk) => ({
    whole: cut(chunk.replace(/['\-_./]/gu, '')),
    parts: chunk.split(/[-_./]/u).map((part) => cut(part.replaceAll("'", ''))),
    splinters: chunk.split(/['\-_./]/u).map(cut),
  }));
}

function cut(word: string): string {
  return [...word].slice(0, longestWord).join('');
}

/**
 * The words that a text is searched by, in the order in which they were typed; each is the beginning of a word. Names
 * are sought by their parts, since not everybody writes the hyphen; a number is sought as one.
 */
export function wordsSought(text: string): string[] {
  return chunksOf(text).flatMap(({ whole, parts }) => (/\p{N}/u.test(whole) ? [whole] : parts));
}

/** The words under which a text is found, each once. */
export function wordsStored(text: string): string[] {
  return unique(
    chunksOf(text).flatMap(({ whole, parts, splinters }) => [whole, ...parts, ...splinters]),
  );
}

/** What of a patient is searched. */
export interface SearchedFacts {
  readonly mrn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/** Every word under which a patient is found: names, MRN, and the birth date as eight digits. */
export function patientWords({ mrn, givenName, familyName, birthDate }: SearchedFacts): string[] {
  return unique([
    ...[givenName, familyName, mrn].flatMap(wordsStored),
    cut(wordsSought(mrn).join('')),
    ...joinedNames(foldText(familyName), foldText(givenName)),
    birthDate.replaceAll('-', ''),
  ]);
}

/** Names of scripts without spaces are typed in one go. */
function joinedNames(family: string, given: string): string[] {
  const isTypedInOne = eastAsian.test(family) && eastAsian.test(given);
  return isTypedInOne ? [cut(family + given), cut(given + family)] : [];
}

/** A name to sort and to compare by, family name first: 'O’Brien, Zoë' and 'OBRIEN, Zoe' have the same. */
export function nameKey(familyName: string, givenName: string): string {
  const key = [familyName, givenName].map((name) => wordsSought(name).join(' ')).join(', ');
  // Names of signs alone have no words; they still must not all be the same name.
  return key === ', ' ? foldText(`${familyName}, ${givenName}`) : key;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '');
}
