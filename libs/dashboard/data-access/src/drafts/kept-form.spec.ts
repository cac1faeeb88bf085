import { TestBed } from '@angular/core/testing';
import type { FormDraft } from '@glabella/contracts';
import { ApiProblem } from '../http/api-problem';
import {
  answered,
  calls,
  empty,
  forgetCalls,
  nothing,
  openForm,
  place,
  refusal,
  savedAt,
  settle,
} from '../testing/some-form';
import { draftPauseMs, draftRetryMs } from './draft-keeper';
import { restoredInto } from './kept-form';

describe('a form that is kept while it is half written', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    forgetCalls();
  });
  afterEach(() => jest.useRealTimers());

  it('is not kept before its first change, then after each', async () => {
    const { kept, write } = await openForm();
    await settle(draftPauseMs * 2);
    expect(calls.save).not.toHaveBeenCalled();
    await write('a');
    await write('ab');
    expect(calls.save.mock.calls).toEqual([
      [place, { note: 'a', tags: [] }, 0],
      [place, { note: 'ab', tags: [] }, 1],
    ]);
    expect(kept.state()).toEqual({ kind: 'saved', at: savedAt });
    expect(kept.isPending()).toBe(false);
    await write('');
    expect(calls.save.mock.lastCall?.[1]).toEqual(empty);
  });

  it('comes back as it was, and that alone keeps nothing', async () => {
    const { kept, model, write } = await openForm({
      version: 4,
      savedAt,
      content: { note: 'kept' },
    });
    expect([model(), kept.restoredAt()]).toEqual([{ note: 'kept', tags: [] }, savedAt]);
    await settle(draftPauseMs * 2);
    expect(calls.save).not.toHaveBeenCalled();
    await write('more');
    expect(calls.save).toHaveBeenCalledWith(place, { note: 'more', tags: [] }, 4);
  });

  it('overwrites nothing that was typed before what was kept arrived: somebody has to choose', async () => {
    let arrive: (draft: FormDraft) => void = () => undefined;
    const { kept, model, write } = await openForm(new Promise((resolve) => (arrive = resolve)));
    await write('typed');
    expect(kept.isPending()).toBe(true);
    arrive({ version: 4, savedAt, content: { note: 'kept' } });
    await settle(draftPauseMs * 2);
    expect([model().note, kept.conflict()]).toEqual(['typed', { kind: 'stale', isGone: false }]);
    expect(calls.save).not.toHaveBeenCalled();
    calls.read.mockResolvedValue({ version: 4, savedAt, content: { note: 'kept' } });
    await kept.keepMine();
    await settle(draftPauseMs);
    expect(calls.save).toHaveBeenCalledWith(place, { note: 'typed', tags: [] }, 4);
    expect(kept.conflict()).toBeNull();
  });

  it('takes what another tab kept where somebody says so', async () => {
    const { kept, model, write } = await openForm();
    calls.save.mockRejectedValueOnce(refusal(2));
    await write('mine');
    expect(kept.conflict()).toEqual({ kind: 'stale', isGone: false });
    calls.read.mockResolvedValue({ version: 2, savedAt, content: { note: 'theirs' } });
    await kept.takeTheirs();
    await settle(draftPauseMs);
    expect([model().note, kept.conflict()]).toEqual(['theirs', null]);
  });

  it('says first that it was used up meanwhile, before this one goes on', async () => {
    const { kept, write } = await openForm({ version: 2, savedAt, content: { note: 'kept' } });
    calls.save.mockRejectedValueOnce(refusal(3));
    await write('mine');
    calls.read.mockResolvedValue(nothing);
    await kept.keepMine();
    expect(kept.conflict()).toEqual({ kind: 'stale', isGone: true });
    await kept.keepMine();
    await settle(draftPauseMs);
    expect(calls.save).toHaveBeenLastCalledWith(place, { note: 'mine', tags: [] }, 0);
  });

  it('puts nothing back over a newer version of the record, and says so', async () => {
    const correction = { ...place, subjectVersion: 3 };
    const content = { note: 'of version 2', subjectVersion: 2 };
    const { kept, model, write } = await openForm({ version: 1, savedAt, content }, correction);
    expect([model().note, kept.restoredAt(), kept.outdatedAt()]).toEqual(['', null, savedAt]);
    await write('anew');
    expect(calls.save).toHaveBeenCalledWith(
      correction,
      { note: 'anew', tags: [], subjectVersion: 3 },
      1,
    );
  });

  it.each([['before'], ['after']])(
    'drops what was kept about an earlier version %s something is typed, and keeps that on',
    async (order) => {
      const correction = { ...place, subjectVersion: 3 };
      const content = { note: 'of version 2', subjectVersion: 2 };
      const { kept, model, write } = await openForm({ version: 1, savedAt, content }, correction);
      if (order === 'after') await write('anew');
      await kept.dropOutdated();
      expect(kept.outdatedAt()).toBeNull();
      expect(calls.discard.mock.calls).toEqual(order === 'after' ? [] : [[correction]]);
      await write('more');
      expect(model().note).toBe('more');
      const from = order === 'after' ? 2 : 0;
      const body = { note: 'more', tags: [], subjectVersion: 3 };
      expect(calls.save).toHaveBeenLastCalledWith(correction, body, from);
    },
  );

  it('drops what was kept and is empty again where it is discarded', async () => {
    const { kept, model, write } = await openForm({
      version: 4,
      savedAt,
      content: { note: 'kept' },
    });
    await kept.discard();
    await settle(draftPauseMs * 2);
    expect(calls.discard).toHaveBeenCalledWith(place);
    expect([model(), kept.restoredAt()]).toEqual([empty, null]);
    expect(calls.save).not.toHaveBeenCalled();
    await write('new');
    expect(calls.save).toHaveBeenCalledWith(place, { note: 'new', tags: [] }, 0);
  });

  it('shows what failed and keeps what is written where it could not be discarded', async () => {
    const { kept, model, problem } = await openForm({
      version: 4,
      savedAt,
      content: { note: 'kept' },
    });
    calls.discard.mockRejectedValueOnce(refusal(0));
    await kept.discard();
    expect(problem()?.title).toBe('Changed');
    expect(model().note).toBe('kept');
  });

  it('sends nothing more while it is recorded, and nothing is left of it afterwards', async () => {
    const { fixture, kept, model } = await openForm();
    model.set({ ...empty, note: 'recorded' });
    TestBed.tick();
    await kept.hold();
    await settle(draftPauseMs * 2);
    expect(calls.save).not.toHaveBeenCalled();
    kept.finish();
    fixture.destroy();
    await settle(draftPauseMs * 2);
    expect(calls.save).not.toHaveBeenCalled();
    expect(calls.discard).not.toHaveBeenCalled();
  });

  it('leaves nothing of what was kept after a try whose answer was lost', async () => {
    const { kept, write } = await openForm();
    await kept.hold();
    const { title, detail, status, requestId } = refusal(0);
    const code = 'network.lost';
    expect(kept.refused(new ApiProblem({ title, code, detail, status, requestId }))).toBe(false);
    await write('kept meanwhile');
    expect(calls.save).toHaveBeenCalledTimes(1);
    await kept.hold();
    kept.finish();
    expect(calls.discard).toHaveBeenCalledWith(place);
  });

  it('asks nothing of a form gone since its own try, whose answer was lost, recorded it', async () => {
    const { kept, write } = await openForm();
    await write('mine');
    await kept.hold();
    const { title, detail, status, requestId } = refusal(0);
    kept.refused(new ApiProblem({ title, code: 'network.lost', detail, status, requestId }));
    calls.save.mockRejectedValueOnce(refusal(0));
    await write('mine still');
    expect(kept.conflict()).toEqual({ kind: 'stale', isGone: true });
    expect(await kept.hold()).toBe(true);
    kept.finish();
    expect(calls.discard).toHaveBeenCalledWith(place);
  });

  it.each([
    ['recorded', 0],
    ['refused', 1],
  ])('turns to another subject while one is recorded, which is then %s', async (end, kept_) => {
    const other = { ...place, subjectId: 'q' };
    const { fixture, kept, model, write } = await openForm();
    await write('kept');
    model.set({ ...empty, note: 'about p' });
    TestBed.tick();
    expect(await kept.hold()).toBe(true);
    calls.save.mockClear();
    model.set(empty);
    fixture.componentInstance.at.set(other);
    await settle(draftPauseMs * 2);
    expect(kept.heldVersion()).toBe(1);
    if (end === 'recorded') kept.finish();
    else kept.refused(refusal(0));
    await settle(draftPauseMs);
    expect(calls.save.mock.calls).toEqual(
      [[place, { note: 'about p', tags: [] }, 1]].slice(0, kept_),
    );
    await write('about q');
    expect(calls.save).toHaveBeenLastCalledWith(other, { note: 'about q', tags: [] }, 0);
  });

  it('keeps what is written about another subject after the one before is on record', async () => {
    const other = { ...place, subjectId: 'q' };
    const { fixture, kept, write } = await openForm();
    await write('kept');
    await kept.hold();
    kept.finish();
    fixture.componentInstance.model.set(empty);
    fixture.componentInstance.at.set(other);
    await settle();
    await write('about q');
    expect(calls.save).toHaveBeenLastCalledWith(other, { note: 'about q', tags: [] }, 0);
  });

  it('goes on where it could not be recorded', async () => {
    const { kept, model } = await openForm();
    model.set({ ...empty, note: 'refused' });
    TestBed.tick();
    await kept.hold();
    kept.refused(refusal(0));
    await settle(draftPauseMs);
    expect(calls.save).toHaveBeenCalledTimes(1);
  });

  it('keeps the last change when its page is left', async () => {
    const { fixture, model } = await openForm();
    model.set({ ...empty, note: 'last' });
    TestBed.tick();
    fixture.destroy();
    await jest.advanceTimersByTimeAsync(0);
    expect(calls.save).toHaveBeenCalledWith(place, { note: 'last', tags: [] }, 0);
  });

  it('turns to another subject with nothing of the one before, which keeps what was written about it', async () => {
    const other = { ...place, subjectId: 'q' };
    const { fixture, kept, model } = await openForm();
    model.set({ ...empty, note: 'about p' });
    TestBed.tick();
    model.set(empty);
    fixture.componentInstance.at.set(other);
    calls.read.mockResolvedValue({ version: 7, savedAt, content: { note: 'about q' } });
    await settle(draftPauseMs * 2);
    expect(calls.save.mock.calls).toEqual([[place, { note: 'about p', tags: [] }, 0]]);
    expect([model().note, kept.restoredAt(), kept.conflict()]).toEqual(['about q', savedAt, null]);
  });

  it('goes on keeping what was written about the one before where the server did not answer as the page turned', async () => {
    const other = { ...place, subjectId: 'q' };
    const { fixture, model, write } = await openForm();
    await write('kept');
    calls.save.mockClear();
    calls.save.mockRejectedValueOnce(answered(503));
    model.set({ ...empty, note: 'typed last' });
    TestBed.tick();
    model.set(empty);
    fixture.componentInstance.at.set(other);
    await settle();
    expect(calls.save).toHaveBeenCalledTimes(1);
    await settle(draftRetryMs);
    const last = [place, { note: 'typed last', tags: [] }, 1];
    expect(calls.save.mock.calls).toEqual([last, last]);
    await write('about q');
    expect(calls.save).toHaveBeenLastCalledWith(other, { note: 'about q', tags: [] }, 0);
  });

  it('takes a newer version of the record as it is: nothing was typed into it, and nothing older comes back', async () => {
    const first = { ...place, subjectVersion: 1 };
    const { fixture, kept, model, write } = await openForm(nothing, first);
    await write('mine');
    model.set({ ...empty, note: 'of version 2' });
    fixture.componentInstance.at.set({ ...first, subjectVersion: 2 });
    const content = { note: 'mine', tags: [], subjectVersion: 1 };
    calls.read.mockResolvedValue({ version: 1, savedAt, content });
    await settle(draftPauseMs * 2);
    expect([model().note, kept.conflict(), kept.outdatedAt()]).toEqual([
      'of version 2',
      null,
      savedAt,
    ]);
    expect(calls.save).toHaveBeenCalledTimes(1);
    await kept.discard();
    expect(model().note).toBe('of version 2');
  });

  it('puts no late answer about another subject into the form', async () => {
    let arrive: (draft: FormDraft) => void = () => undefined;
    const { fixture, model } = await openForm(new Promise((resolve) => (arrive = resolve)));
    fixture.componentInstance.at.set({ ...place, subjectId: 'q' });
    await settle();
    arrive({ version: 4, savedAt, content: { note: 'about p' } });
    await settle(draftPauseMs);
    expect(model()).toEqual(empty);
  });

  it('records nothing that has to be decided first, also where that shows while it is held', async () => {
    const { kept, write } = await openForm();
    let fail: () => void = () => undefined;
    calls.save.mockImplementationOnce(
      () => new Promise((_, reject) => (fail = () => reject(refusal(2)))),
    );
    await write('mine');
    const held = kept.hold();
    fail();
    expect(await held).toBe(false);
    expect(kept.asked()).toBe(1);
    expect(await kept.hold()).toBe(false);
  });

  it('is recorded no more where it has to be decided first, and what comes after stands for itself', async () => {
    const { fixture, kept, model, write } = await openForm();
    let fail: () => void = () => undefined;
    calls.save.mockImplementationOnce(
      () => new Promise((_, reject) => (fail = () => reject(refusal(2)))),
    );
    await write('mine');
    const held = kept.hold();
    fail();
    expect(await held).toBe(false);
    calls.read.mockResolvedValueOnce({ version: 2, savedAt, content: { note: 'theirs' } });
    await kept.keepMine();
    await settle();
    model.set(empty);
    fixture.componentInstance.at.set({ ...place, subjectId: 'q' });
    await settle();
    expect(kept.heldVersion()).toBe(0);
  });

  it('has to be decided where its record was refused since another tab was faster', async () => {
    const { kept, write } = await openForm();
    await write('mine');
    expect([await kept.hold(), kept.heldVersion()]).toEqual([true, 1]);
    const { title, code, detail, status, requestId } = refusal(0);
    const used = new ApiProblem({
      ...{ title, code, detail, status, requestId },
      fields: { kind: 'draft', currentVersion: 0 },
    });
    expect(kept.refused(used)).toBe(true);
    expect(kept.conflict()).toEqual({ kind: 'stale', isGone: true });
    expect(kept.refused(refusal(0))).toBe(false);
  });
});

describe('what is put back into a form', () => {
  it('is what the form of today has a field of that kind for', () => {
    const model = { text: 'now', list: ['now'], choice: null as string | null, fresh: 'now' };
    const content = { text: 3, list: 'no list', choice: 'kept', gone: 'gone' };
    expect(restoredInto(model, content)).toEqual({ ...model, choice: 'kept' });
  });

  it('is of a group of fields what that group has today, and the group as it is where none was kept', () => {
    const model = { group: { text: 'now', fresh: 'now' } };
    expect(restoredInto(model, { group: { text: 'kept', gone: 1 } })).toEqual({
      group: { text: 'kept', fresh: 'now' },
    });
    for (const other of [null, ['kept'], 'kept', undefined]) {
      expect(restoredInto(model, { group: other })).toEqual(model);
    }
  });
});
