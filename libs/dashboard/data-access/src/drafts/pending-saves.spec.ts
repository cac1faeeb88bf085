import { TestBed } from '@angular/core/testing';
import {
  answered,
  calls,
  empty,
  forgetCalls,
  openForm,
  place,
  refusal,
} from '../testing/some-form';
import { leaveWaitMs, PendingSaves } from './pending-saves';

describe('what is still to be saved when the page is left', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    forgetCalls();
  });
  afterEach(() => jest.useRealTimers());

  /** Writes something, and leaves the page before the pause of a draft is over. */
  async function writeAndLeave() {
    const form = await openForm();
    form.model.set({ ...empty, note: 'last' });
    TestBed.tick();
    expect(form.kept.isPending()).toBe(true);
    const settled = jest.fn();
    const leave = async (ms = 0): Promise<number> => {
      void TestBed.inject(PendingSaves).settle().then(settled);
      await jest.advanceTimersByTimeAsync(ms);
      return settled.mock.calls.length;
    };
    return { ...form, leave };
  }

  it('is kept at once, and nothing is pending then', async () => {
    const { kept, leave } = await writeAndLeave();
    expect(await leave()).toBe(1);
    expect(calls.save.mock.calls).toEqual([[place, { note: 'last', tags: [] }, 0]]);
    expect(kept.isPending()).toBe(false);
  });

  it.each([
    ['the server refuses', answered(403)],
    ['another tab changed', refusal(2)],
  ])('stays pending where %s it', async (_who, problem) => {
    const { kept, leave } = await writeAndLeave();
    calls.save.mockRejectedValueOnce(problem);
    expect(await leave()).toBe(1);
    expect(kept.isPending()).toBe(true);
  });

  it('is waited for no longer than a moment, and stays pending', async () => {
    const { kept, leave } = await writeAndLeave();
    calls.save.mockImplementationOnce(() => new Promise(() => undefined));
    expect(await leave(leaveWaitMs - 1)).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect([await leave(), kept.isPending()]).toEqual([1, true]);
  });

  it('is nothing of a form that is gone or on record', async () => {
    const { fixture, kept, leave } = await writeAndLeave();
    await kept.hold();
    kept.finish();
    expect(await leave()).toBe(1);
    fixture.destroy();
    expect(await leave()).toBe(2);
    expect(calls.save).not.toHaveBeenCalled();
  });
});
