import { ApiProblem, networkLost, unreadableAnswer } from '../http/api-problem';
import { DraftKeeper, draftPauseMs, draftRetryMs } from './draft-keeper';

const refusal = (status: number) =>
  new ApiProblem({ code: 'x', title: 'Refused', status, detail: 'Refused', requestId: null });

describe('a kept draft', () => {
  let calls: { body: string; version: number }[];
  let answer: () => Promise<{ version: number; savedAt: string }>;
  let keeper: DraftKeeper<string>;
  const read = jest.fn<Promise<{ version: number; savedAt: string; content: string }>, []>();

  beforeEach(() => {
    jest.useFakeTimers();
    calls = [];
    answer = async () => ({ version: calls.length, savedAt: '2026-11-23T14:02:00.000Z' });
    const save = async (body: string, version: number) => {
      calls.push({ body, version });
      return answer();
    };
    read.mockReset();
    keeper = new DraftKeeper<string>({ save, read }, 0);
  });

  afterEach(() => jest.useRealTimers());

  it('is stored a second after the last change, not at every key', async () => {
    keeper.keep('a');
    await jest.advanceTimersByTimeAsync(draftPauseMs - 1);
    keeper.keep('ab');
    await jest.advanceTimersByTimeAsync(draftPauseMs - 1);
    expect(calls).toEqual([]);
    expect(keeper.isPending()).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls).toEqual([{ body: 'ab', version: 0 }]);
    expect(keeper.state()).toEqual({ kind: 'saved', at: '2026-11-23T14:02:00.000Z' });
    expect(keeper.isPending()).toBe(false);
  });

  it('starts the next change from the version that was stored', async () => {
    keeper.keep('a');
    await keeper.flush();
    keeper.keep('b');
    await keeper.flush();
    expect(calls).toEqual([
      { body: 'a', version: 0 },
      { body: 'b', version: 1 },
    ]);
  });

  it('is stale by a refusal of the form itself, says whether the draft is gone, and goes on where somebody decides', async () => {
    keeper.keep('mine');
    await keeper.flush();
    expect(keeper.heldVersion()).toBe(1);
    keeper.keep('more');
    await keeper.hold();
    keeper.goStale(0);
    expect(keeper.state()).toEqual({ kind: 'stale', isGone: true });
    await jest.advanceTimersByTimeAsync(draftRetryMs * 3);
    expect(calls).toHaveLength(1);
    keeper.resumeAt(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls.at(-1)).toEqual({ body: 'more', version: 0 });
  });

  it('stops at a newer version of another tab until somebody decides, and loses nothing', async () => {
    answer = async () => Promise.reject(refusal(412));
    keeper.keep('mine');
    await keeper.flush();
    expect(keeper.state()).toEqual({ kind: 'stale', isGone: false });
    await jest.advanceTimersByTimeAsync(draftRetryMs * 3);
    expect(calls).toHaveLength(1);
    answer = async () => ({ version: 8, savedAt: '2026-11-23T14:03:00.000Z' });
    keeper.resumeAt(7);
    await jest.advanceTimersByTimeAsync(1);
    expect(calls.at(-1)).toEqual({ body: 'mine', version: 7 });
  });

  it('tries again after a failure, with what was written meanwhile', async () => {
    answer = async () => Promise.reject(refusal(503));
    keeper.keep('first');
    await keeper.flush();
    expect(keeper.state().kind).toBe('failed');
    keeper.keep('second');
    answer = async () => ({ version: 1, savedAt: '2026-11-23T14:04:00.000Z' });
    await jest.advanceTimersByTimeAsync(draftRetryMs);
    expect(calls.map(({ body }) => body)).toEqual(['first', 'second']);
    expect(keeper.state().kind).toBe('saved');
  });

  it('tries a refusal again only with the next change', async () => {
    answer = async () => Promise.reject(refusal(403));
    keeper.keep('first');
    await keeper.flush();
    await jest.advanceTimersByTimeAsync(draftRetryMs * 3);
    expect([keeper.state().kind, calls.length]).toEqual(['failed', 1]);
    keeper.keep('second');
    await jest.advanceTimersByTimeAsync(draftPauseMs);
    expect(calls.map(({ body }) => body)).toEqual(['first', 'second']);
  });

  it('stores nothing once the form was recorded', async () => {
    keeper.keep('a');
    keeper.stop();
    await jest.advanceTimersByTimeAsync(draftPauseMs * 2);
    expect(calls).toEqual([]);
  });

  it('waits before recording for what is on its way, and sends nothing after it', async () => {
    let arrive = (): void => undefined;
    answer = () =>
      new Promise((resolve) => {
        arrive = () => resolve({ version: 1, savedAt: '2026-11-23T14:05:00.000Z' });
      });
    keeper.keep('half');
    await jest.advanceTimersByTimeAsync(draftPauseMs);
    let isHeld = false;
    const held = keeper.hold().then(() => (isHeld = true));
    keeper.keep('whole');
    await jest.advanceTimersByTimeAsync(draftPauseMs * 2);
    expect(isHeld).toBe(false);
    arrive();
    await held;
    await jest.advanceTimersByTimeAsync(draftRetryMs * 2);
    expect(calls.map(({ body }) => body)).toEqual(['half']);
  });

  it('goes on with what was written when the form was not recorded after all', async () => {
    keeper.keep('half');
    await keeper.hold();
    await jest.advanceTimersByTimeAsync(draftPauseMs * 2);
    expect(calls).toEqual([]);
    keeper.resume();
    await jest.advanceTimersByTimeAsync(1);
    expect(calls.map(({ body }) => body)).toEqual(['half']);
  });

  it('keeps all that waits before its page is left, what was written meanwhile too', async () => {
    answer = async () => {
      if (calls.length === 1) keeper.keep('ab');
      return { version: calls.length, savedAt: '2026-11-23T14:06:00.000Z' };
    };
    keeper.keep('a');
    await keeper.settle();
    expect(calls.map(({ body }) => body)).toEqual(['a', 'ab']);
    expect(keeper.isPending()).toBe(false);
  });

  it('does not settle what cannot be kept, and tries it once', async () => {
    answer = async () => Promise.reject(refusal(503));
    keeper.keep('a');
    await keeper.settle();
    expect([calls.length, keeper.isPending()]).toEqual([1, true]);
    await keeper.hold();
    await keeper.settle();
    expect(calls).toHaveLength(1);
  });

  describe('whose answer is lost', () => {
    /** Writes this, and sends it without an answer. */
    const lose = async (body: string, problem = networkLost()): Promise<void> => {
      answer = async () => Promise.reject(problem);
      keeper.keep(body);
      await keeper.flush();
    };
    const there = (version: number, content: string) => ({
      ...{ version, content },
      savedAt: '2026-11-23T14:07:00.000Z',
    });
    /** From now on the server takes what comes over this version alone. */
    const holds = (version: number, content: string): void => {
      read.mockResolvedValue(there(version, content));
      answer = async () => {
        if (calls.at(-1)?.version !== version) throw refusal(412);
        return { version: version + 1, savedAt: '2026-11-23T14:08:00.000Z' };
      };
    };
    const sent = (): string[] => calls.map(({ body, version }) => `${body} over ${version}`);

    it.each([
      ['no connection', networkLost()],
      ['a server that stopped', refusal(502)],
      ['an answer that was cut off', unreadableAnswer(null)],
    ])('is no conflict with itself (%s)', async (_why, problem) => {
      await lose('a', problem);
      holds(1, 'a');
      keeper.keep('ab');
      await jest.advanceTimersByTimeAsync(draftRetryMs);
      expect(sent()).toEqual(['a over 0', 'ab over 0', 'ab over 1']);
      expect([keeper.state().kind, keeper.isPending()]).toEqual(['saved', false]);
    });

    it('is there already where nothing was written since', async () => {
      await lose('a');
      holds(1, 'a');
      await jest.advanceTimersByTimeAsync(draftRetryMs * 2);
      expect(sent()).toEqual(['a over 0', 'a over 0']);
      expect(keeper.state()).toEqual({ kind: 'saved', at: there(1, 'a').savedAt });
      expect([keeper.isPending(), keeper.heldVersion()]).toEqual([false, 1]);
    });

    it('is its own also where a later try never arrived', async () => {
      await lose('a');
      await lose('ab');
      holds(1, 'a');
      keeper.keep('abc');
      await keeper.settle();
      expect(sent()).toEqual(['a over 0', 'ab over 0', 'abc over 0', 'abc over 1']);
    });

    it('is stale where another tab was there first', async () => {
      await lose('a');
      holds(1, 'theirs');
      await jest.advanceTimersByTimeAsync(draftRetryMs * 2);
      expect(sent()).toEqual(['a over 0', 'a over 0']);
      expect(keeper.state()).toEqual({ kind: 'stale', isGone: false });
    });

    it('looks again where what is there could not be read', async () => {
      await lose('a');
      holds(1, 'a');
      read.mockRejectedValueOnce(networkLost());
      await jest.advanceTimersByTimeAsync(draftRetryMs);
      expect(keeper.state().kind).toBe('failed');
      await jest.advanceTimersByTimeAsync(draftRetryMs);
      expect(keeper.state().kind).toBe('saved');
    });

    it('is looked for before recording, and what was written since waits', async () => {
      await lose('a');
      holds(1, 'a');
      keeper.keep('ab');
      await keeper.hold();
      await jest.advanceTimersByTimeAsync(draftRetryMs);
      expect([keeper.heldVersion(), keeper.state().kind]).toEqual([1, 'unsaved']);
      expect(sent()).toEqual(['a over 0']);
      keeper.resume();
      await jest.advanceTimersByTimeAsync(1);
      expect(sent()).toEqual(['a over 0', 'ab over 1']);
    });

    it.each([
      ['did not arrive', 0, 'failed'],
      ['was overtaken by another tab', 1, 'stale'],
    ])('is known before recording also where it %s', async (_what, version, kind) => {
      await lose('a');
      holds(version, 'theirs');
      await keeper.hold();
      expect([keeper.heldVersion(), keeper.state().kind]).toEqual([0, kind]);
    });
  });
});
