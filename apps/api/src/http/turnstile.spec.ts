import { Turnstile } from './turnstile';

/** Work that ends when it is told to. */
function holdable() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  return {
    ends,
    most: () => most,
    work: async (value: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return value;
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a turnstile', () => {
  it('is idle before the first and after the last', async () => {
    const turnstile = new Turnstile({ inside: 1, waiting: 1 }, () => new Error('full'));
    const { ends, work } = holdable();
    expect(turnstile.isIdle).toBe(true);
    const both = Promise.all([turnstile.pass(() => work(1)), turnstile.pass(() => work(2))]);
    ends[0]?.();
    await settle();
    expect(turnstile.isIdle).toBe(false);
    ends[1]?.();
    await both;
    expect(turnstile.isIdle).toBe(true);
  });

  it('lets two in at a time and everybody through in the end, in order', async () => {
    const turnstile = new Turnstile({ inside: 2, waiting: 10 }, () => new Error('full'));
    const { ends, work, most } = holdable();
    const passed: number[] = [];
    const all = [1, 2, 3, 4, 5].map((value) =>
      turnstile.pass(() => work(value)).then((done) => passed.push(done)),
    );
    for (let ended = 0; ended < 5; ended += 1) {
      await settle();
      ends.shift()?.();
    }
    await Promise.all(all);
    expect(passed).toEqual([1, 2, 3, 4, 5]);
    expect(most()).toBe(2);
  });

  it('refuses who would wait too long, and nobody else', async () => {
    const turnstile = new Turnstile({ inside: 1, waiting: 1 }, () => new Error('full'));
    const { ends, work } = holdable();
    const [first, second] = [turnstile.pass(() => work(1)), turnstile.pass(() => work(2))];
    await expect(turnstile.pass(() => work(3))).rejects.toThrow('full');
    await settle();
    ends.shift()?.();
    await settle();
    ends.shift()?.();
    expect(await Promise.all([first, second])).toEqual([1, 2]);
  });

  it('goes on after work that failed', async () => {
    const turnstile = new Turnstile({ inside: 1, waiting: 1 }, () => new Error('full'));
    await expect(turnstile.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(await turnstile.pass(() => Promise.resolve(7))).toBe(7);
  });
});
