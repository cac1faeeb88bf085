import {
  answered,
  calls,
  forgetCalls,
  nothing,
  openForm,
  place,
  settle,
} from '../testing/some-form';
import { draftPauseMs, draftRetryMs } from './draft-keeper';
import { draftWords } from './draft-words';

describe('a form of which nobody knows what was kept', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    forgetCalls();
  });
  afterEach(() => jest.useRealTimers());

  it('says so and asks again where what was kept could not be read, and keeps nothing over it unread', async () => {
    const { kept, write } = await openForm(Promise.reject(answered(503)));
    await write('typed');
    expect(calls.save).not.toHaveBeenCalled();
    expect(kept.isPending()).toBe(true);
    expect(draftWords(kept.state(), 'UTC')).toMatch(/^Not kept yet: /);
    await settle(draftRetryMs);
    await settle(draftPauseMs);
    expect(calls.save).toHaveBeenCalledWith(place, { note: 'typed', tags: [] }, 0);
    expect(draftWords(kept.state(), 'UTC')).toBe('Draft saved 14:02');
  });

  it.each([400, 403, 404])('asks no second time where that is refused (%i)', async (status) => {
    const { kept, write } = await openForm(Promise.reject(answered(status)));
    await write('typed');
    await settle(draftRetryMs * 3);
    expect(calls.read).toHaveBeenCalledTimes(1);
    expect(kept.isPending()).toBe(true);
    expect(draftWords(kept.state(), 'UTC')).toBe('Draft not saved: No answer');
  });

  it('asks no more once its page is left', async () => {
    let fail: () => void = () => undefined;
    const { fixture } = await openForm(
      new Promise((_, reject) => (fail = () => reject(answered(503)))),
    );
    fixture.destroy();
    fail();
    await jest.advanceTimersByTimeAsync(draftRetryMs * 3);
    expect(calls.read).toHaveBeenCalledTimes(1);
  });

  it('asks nothing for who may not keep a form, and counts what is typed as unkept', async () => {
    const { kept, write } = await openForm(nothing, place, ['administrator']);
    await write('typed');
    await settle(draftRetryMs * 3);
    expect([calls.read.mock.calls, calls.save.mock.calls]).toEqual([[], []]);
    expect([kept.isPending(), kept.hasLooked(), kept.state()]).toEqual([true, true, null]);
    await kept.discard();
    expect(calls.discard).not.toHaveBeenCalled();
    expect(kept.isPending()).toBe(false);
  });
});
