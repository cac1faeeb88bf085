import { createHash, randomInt } from 'node:crypto';

/** Without 0, 1, I, L and O: the code is read from paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 16;
const COUNT = 10;

/** Ten codes of 79 random bits each, in four groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  });
}

/** What is stored of a code; case, spaces and dashes do not matter. Too many bits to be guessed from the hash. */
export function hashRecoveryCode(typed: string): Buffer {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(letters).digest();
}
