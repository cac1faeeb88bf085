import { isSmallCell } from '../small-cells';

/** What holds between counts by definition. */
export interface Relations {
  readonly sums: readonly (readonly [total: string, ...parts: string[]])[];
  /** The first counts none but some of those of the second. */
  readonly orders: readonly (readonly [fewer: string, more: string])[];
}

/** From which to which number a count can be; between 0 and `gapUpTo` there is none where that is above 0. */
export interface Guess {
  least: number;
  most: number;
  readonly gapUpTo: number;
}
export type Guesses = Map<string, Guess>;

/** More than any count of a report under test. */
export const most = 250;
export const copyOf = (guesses: Guesses): Guesses =>
  new Map([...guesses].map(([name, guess]) => [name, { ...guess }]));

/** Narrows every guess by the others until nothing follows any more; false where that leaves one without a number. */
export function narrow(guesses: Guesses, { sums, orders }: Relations): boolean {
  const of = (name: string): Guess => {
    const guess = guesses.get(name);
    if (!guess) throw new Error(`Nothing is said of ${name}`);
    return guess;
  };
  let isChanged = true;
  const bound = (guess: Guess, least: number, atMost: number): boolean => {
    if (least > guess.least) [guess.least, isChanged] = [least, true];
    if (atMost < guess.most) [guess.most, isChanged] = [atMost, true];
    if (guess.gapUpTo > 0 && guess.least > 0 && guess.least < guess.gapUpTo)
      guess.least = guess.gapUpTo;
    if (guess.gapUpTo > 0 && guess.most < guess.gapUpTo) guess.most = Math.min(guess.most, 0);
    return guess.least <= guess.most;
  };
  while (isChanged) {
    isChanged = false;
    for (const [total, ...names] of sums) {
      const whole = of(total);
      const parts = names.map(of);
      let [least, atMost] = [0, 0];
      for (const part of parts) [least, atMost] = [least + part.least, atMost + part.most];
      if (!bound(whole, least, atMost)) return false;
      for (const part of parts) {
        if (!bound(part, whole.least - (atMost - part.most), whole.most - (least - part.least)))
          return false;
        [least, atMost] = [0, 0];
        for (const one of parts) [least, atMost] = [least + one.least, atMost + one.most];
      }
    }
    for (const [fewer, more] of orders) {
      if (!bound(of(more), of(fewer).least, most) || !bound(of(fewer), 0, of(more).most))
        return false;
    }
  }
  return true;
}

/** Whether there are numbers that fit together. */
function isPossible(guesses: Guesses, relations: Relations): boolean {
  if (!narrow(guesses, relations)) return false;
  let open: [string, Guess] | undefined;
  for (const [name, guess] of guesses) {
    const width = guess.most - guess.least;
    if (width > 0 && (!open || width < open[1].most - open[1].least)) open = [name, guess];
  }
  if (!open) return true;
  const [name, guess] = open;
  for (let value = guess.least; value <= guess.most; value += 1) {
    if (value > 0 && value < guess.gapUpTo) continue;
    const next = copyOf(guesses).set(name, { ...guess, least: value, most: value });
    if (isPossible(next, relations)) return true;
  }
  return false;
}

/** Which of the small numbers are the only ones that fit what is known. */
export function computed(
  guesses: Guesses,
  truth: ReadonlyMap<string, number>,
  relations: Relations,
  leastPrinted: number,
): string[] {
  const known = copyOf(guesses);
  if (!narrow(known, relations)) throw new Error('What is printed contradicts itself');
  return [...truth].flatMap(([name, right]) => {
    if (!isSmallCell(right, leastPrinted)) return [];
    for (let value = 0; value <= most; value += 1) {
      const guess = known.get(name);
      if (!guess || value < guess.least || value > guess.most || value === right) continue;
      if (value > 0 && value < guess.gapUpTo) continue;
      const other = copyOf(known).set(name, { ...guess, least: value, most: value });
      if (isPossible(other, relations)) return [];
    }
    return [`${name} = ${right}`];
  });
}
