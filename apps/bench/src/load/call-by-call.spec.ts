import { setTimeout as delay } from 'node:timers/promises';
import { callByCall } from './call-by-call';

describe('callByCall', () => {
  it('gives each side a call after the other, and puts right what a round left', async () => {
    const done: string[] = [];
    const note = (name: string) => async () => {
      await delay(2);
      done.push(name);
    };
    const calls = { one: note('one'), other: note('other') };
    const slices = await callByCall(calls, { rounds: 2, msOfEach: 10, tidy: note('tidy') });
    expect(done.join(' ')).toMatch(/^((one other )+tidy ?){2}$/);
    const pairs = done.filter((name) => name === 'one').length;
    expect([slices.one.length, slices.other.length]).toEqual([pairs, pairs]);
    expect(slices.one.every(({ latencies }) => latencies.length === 1)).toBe(true);
  });

  it('ends a round when its time is over', async () => {
    const slices = await callByCall({ one: () => delay(5) }, { rounds: 1, msOfEach: 20 });
    expect(slices.one.length).toBeLessThan(8);
    expect(slices.one.length).toBeGreaterThan(0);
  });

  it('counts for each side the time of its own calls', async () => {
    const calls = { short: () => Promise.resolve(), long: () => delay(30) };
    const slices = await callByCall(calls, { rounds: 1, msOfEach: 10 });
    expect(slices.long[0]?.elapsedMs).toBeGreaterThanOrEqual(28);
    expect(slices.short[0]?.elapsedMs).toBeLessThan(28);
  });

  it('tells what failed, and goes on', async () => {
    let calls = 0;
    const call = () => (++calls === 1 ? Promise.reject(new Error('refused')) : delay(2));
    const { one } = await callByCall({ one: call }, { rounds: 1, msOfEach: 20 });
    expect(one[0]).toMatchObject({ errors: 1, firstError: 'refused', latencies: [] });
    expect(one[1]).toMatchObject({ errors: 0, firstError: null });
  });
});
