import type { Sides } from './sides';
import { warmUp } from './warm-up';

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
    await warmUp(calls, 5, tidy);
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
    await warmUp({ api }, 5);
    expect(most).toBe(8);
  });

  it('does not hide that a side fails', async () => {
    const floorB = () => Promise.reject(new Error('no such table'));
    await expect(warmUp({ floorB }, 5)).rejects.toThrow(
      'floorB, before it was measured: no such table',
    );
  });
});
