/** A seeded source of chance: the same seed gives the same practice on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of the values, each as likely. */
  pick<T>(values: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Roughly normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** A version-4 UUID made of this source. */
  uuid(): string;
}

const UINT32 = 4_294_967_296;

/** 32-bit hash (FNV-1a) of a text. */
function hash(text: string): number {
  let state = 2_166_136_261;
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return state >>> 0;
}

/**
 * A source seeded by a text (sfc32: 128 bits of state, so that a hundred thousand seeds stay apart; for made-up
 * data, never for secrets).
 */
export function seededRandom(seed: string): Random {
  let [a, b, c] = [hash(`a/${seed}`), hash(`b/${seed}`), hash(`c/${seed}`)];
  let counter = 1;

  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / UINT32;
  }

  // The first values still look like the seed.
  for (let skipped = 0; skipped < 12; skipped += 1) next();

  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  function pick<T>(values: readonly T[]): T {
    const value = values[between(0, values.length - 1)];
    if (value === undefined) throw new RangeError('Nothing to pick from');
    return value;
  }

  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    normal: () => Array.from({ length: 6 }, next).reduce((sum, value) => sum + value, -3) / 0.7071,
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => between(0, 15).toString(16));
      hex[12] = '4';
      hex[16] = pick(['8', '9', 'a', 'b']);
      const text = hex.join('');
      return [
        text.slice(0, 8),
        text.slice(8, 12),
        text.slice(12, 16),
        text.slice(16, 20),
        text.slice(20),
      ].join('-');
    },
  };
}
