import type { Sides } from './sides';
import { hasSettled, warmUp } from './warm-up';

const brief = { sliceMs: 5, atMostMs: 5 };

function sides() {
  const done: string[] = [];
  const one = (name: string) => async () => {
    done.push(name);
    await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const all: Sides = {
    floorA: one('floorA'),
    floorB: one('floorB'),
    api: one('api'),
    tidy: one('tidy'),
  };
  return { all, done };
}

describe('warmUp', () => {
  it('runs every side and puts right what each left behind', async () => {
    const { all, done } = sides();
    const { tidy, ...calls } = all;
    await warmUp(calls, brief, tidy);
    expect([...new Set(done)]).toEqual(['floorA', 'tidy', 'floorB', 'api']);
    expect(done.filter((name) => name === 'tidy')).toHaveLength(3);
    expect(done.at(-1)).toBe('tidy');
  });

  it('uses several connections of a side at once', async () => {
    let [under, most] = [0, 0];
    const api = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 1));
      under -= 1;
    };
    await warmUp({ api }, brief);
    expect(most).toBe(8);
  });

  it('does not hide that a side fails', async () => {
    const floorB = () => Promise.reject(new Error('no such table'));
    await expect(warmUp({ floorB }, brief)).rejects.toThrow(
      'floorB, before it was measured: no such table',
    );
  });

  it('ends where a side never settles', async () => {
    let calls = 0;
    const api = async () => {
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await warmUp({ api }, { sliceMs: 1, atMostMs: 3 });
    expect(calls).toBeGreaterThanOrEqual(8);
    expect(calls).toBeLessThanOrEqual(3 * 8);
  });
});

describe('hasSettled', () => {
  it.each([
    ['nothing measured', []],
    ['too little to tell', [100, 100]],
    ['still faster', [100, 150, 200]],
    ['slower once, by other work', [100, 90, 120]],
    ['faster by little, and again', [100, 102, 104]],
  ])('is not so with %s', (_what, perSecond) => {
    expect(hasSettled(perSecond)).toBe(false);
  });

  it.each([
    ['the same three times', [100, 100, 100]],
    ['no faster than what differs by chance', [100, 103, 102]],
    ['slower twice', [100, 150, 140, 145]],
  ])('is so with %s', (_what, perSecond) => {
    expect(hasSettled(perSecond)).toBe(true);
  });
});
