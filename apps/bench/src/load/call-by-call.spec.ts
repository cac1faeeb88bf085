import { setTimeout as delay } from 'node:timers/promises';
import { callByCall } from './call-by-call';

describe('callByCall', () => {
  it('gives each side a call after the other, and puts right what a round left', async () => {
    const done: string[] = [];
    const note = (name: string) => async () => void done.push(name);
    const calls = { one: note('one'), other: note('other') };
    const how = { rounds: 2, msOfEach: 60_000, callsOfEach: 2, tidy: note('tidy') };
    const slices = await callByCall(calls, how);
    const round = ['one', 'other', 'one', 'other', 'tidy'];
    expect(done).toEqual([...round, ...round]);
    expect(slices.one.map(({ latencies }) => latencies.length)).toEqual([2, 2]);
  });

  it('ends a round when its time is over', async () => {
    const slices = await callByCall({ one: () => delay(5) }, { rounds: 1, msOfEach: 20 });
    expect(slices.one[0]?.latencies.length).toBeLessThan(8);
    expect(slices.one[0]?.latencies.length).toBeGreaterThan(0);
  });

  it('counts for each side the time of its own calls', async () => {
    const calls = { short: () => Promise.resolve(), long: () => delay(30) };
    const slices = await callByCall(calls, { rounds: 1, msOfEach: 60_000, callsOfEach: 2 });
    expect(slices.long[0]?.elapsedMs).toBeGreaterThanOrEqual(55);
    expect(slices.short[0]?.elapsedMs).toBeLessThan(30);
  });

  it('tells what failed, and goes on', async () => {
    let calls = 0;
    const call = () => (++calls === 1 ? Promise.reject(new Error('refused')) : Promise.resolve());
    const { one } = await callByCall(
      { one: call },
      { rounds: 1, msOfEach: 60_000, callsOfEach: 3 },
    );
    expect(one[0]).toMatchObject({ errors: 1, firstError: 'refused' });
    expect(one[0]?.latencies).toHaveLength(2);
  });
});
