import { setTimeout as delay } from 'node:timers/promises';
import { besideOf, inTurns } from './in-turns';
import { someFigures } from '../testing/figures';

const at = (p50: number, perSecond: number) => someFigures({ p50, perSecond });

describe('inTurns', () => {
  it('gives each side a turn in every round, and puts right what it left', async () => {
    const done: string[] = [];
    const note = (name: string) => async () => void done.push(name);
    const calls = { one: note('one'), other: note('other') };
    const slices = await inTurns(calls, {
      clients: 1,
      rounds: 2,
      length: { ms: 60_000, calls: 2 },
      tidy: note('tidy'),
    });
    const round = ['one', 'one', 'tidy', 'other', 'other', 'tidy'];
    expect(done).toEqual([...round, ...round]);
    expect(slices.one.map(({ latencies }) => latencies.length)).toEqual([2, 2]);
  });
});

describe('inTurns with a lead-in', () => {
  it('measures nothing of it but its errors', async () => {
    const ends: number[] = [];
    const call = async () => {
      await delay(5);
      ends.push(performance.now());
    };
    const turns = { clients: 1, rounds: 1, length: { ms: 60_000, calls: 3 }, leadInMs: 40 };
    const { one } = await inTurns({ one: call }, turns);
    expect(one[0]?.latencies).toHaveLength(3);
    expect(ends.length).toBeGreaterThan(3);
  });

  it('tells what failed in it', async () => {
    let calls = 0;
    const call = async () => {
      calls += 1;
      await delay(5);
      if (calls === 1) throw new Error('refused');
    };
    const turns = { clients: 1, rounds: 1, length: { ms: 60_000, calls: 1 }, leadInMs: 20 };
    const { one } = await inTurns({ one: call }, turns);
    expect(one[0]).toMatchObject({ errors: 1, firstError: 'refused' });
  });
});

describe('one side beside another', () => {
  it('is of the medians with one client, of the calls with more', () => {
    expect(besideOf(1, at(8, 100), at(4, 100))).toBe(0.5);
    expect(besideOf(8, at(8, 90), at(4, 100))).toBe(0.9);
  });
});
