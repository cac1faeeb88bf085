import {
  answered,
  calls,
  forgetCalls,
  openForm,
  place,
  refusal,
  savedAt,
  settle,
} from '../testing/some-form';
import { draftRetryMs } from './draft-keeper';

const correction = { ...place, subjectVersion: 3 };
const mine = { note: 'mine', tags: [], subjectVersion: 3 };

describe('a form that is kept, of which one answer was lost', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    forgetCalls();
  });
  afterEach(() => jest.useRealTimers());

  /** Opens a correction, and writes into it what the server keeps as version 1 without an answer. */
  async function loseAnswer() {
    const form = await openForm(undefined, correction);
    calls.save.mockRejectedValueOnce(answered(502));
    await form.write('mine');
    // The database answers the keys in an order of its own.
    const content = Object.fromEntries(Object.entries(mine).reverse());
    calls.read.mockResolvedValue({ version: 1, savedAt, content });
    return form;
  }

  it('goes on from its own save, and asks nobody', async () => {
    const { kept, write } = await loseAnswer();
    calls.save.mockRejectedValueOnce(refusal(1));
    await write('mine, and more');
    await settle(1);
    expect(kept.conflict()).toBeNull();
    expect(calls.save).toHaveBeenLastCalledWith(correction, { ...mine, note: 'mine, and more' }, 1);
    expect([kept.isPending(), kept.heldVersion()]).toEqual([false, 2]);
  });

  it('asks who goes on where another tab kept something else', async () => {
    const { kept } = await loseAnswer();
    calls.read.mockResolvedValue({ version: 1, savedAt, content: { ...mine, note: 'theirs' } });
    calls.save.mockRejectedValueOnce(refusal(1));
    await settle(draftRetryMs);
    expect(kept.conflict()).toEqual({ kind: 'stale', isGone: false });
  });

  it('is recorded with the version of its own save', async () => {
    const { kept } = await loseAnswer();
    expect([await kept.hold(), kept.heldVersion()]).toEqual([true, 1]);
    expect(calls.save).toHaveBeenCalledTimes(1);
  });

  it('is not recorded where another tab kept something else', async () => {
    const { kept } = await loseAnswer();
    calls.read.mockResolvedValue({ version: 1, savedAt, content: { ...mine, note: 'theirs' } });
    expect([await kept.hold(), kept.asked()]).toEqual([false, 1]);
  });
});
