import { signal } from '@angular/core';
import { answered, refusal } from '../testing/some-form';
import { NextVersion } from './next-version';

interface Note {
  readonly id: string;
  readonly version: number;
  readonly text: string;
}

const noteOf = (version: number, text = 'theirs', id = 'n'): Note => ({ id, version, text });

/** A page that corrects version 1 of a note; its form stores what stands in it when it is sent, and shows why it was refused. */
function openPage() {
  const opened = signal<Note | null>(noteOf(1, 'read'));
  const typed = signal('mine');
  const read = jest.fn<Promise<Note | null>, [string]>();
  const store = jest.fn<Promise<void>, [string, number]>().mockResolvedValue();
  const done: string[] = [];
  const nextVersion = new NextVersion<Note>({
    opened,
    read,
    send: async (theirs) => {
      done.push(`send over ${theirs.version}`);
      await send();
    },
    discard: async () => {
      await Promise.resolve();
      done.push('discard');
    },
    reload: () => done.push('reload'),
  });
  const send = async (): Promise<unknown> =>
    nextVersion
      .save((version) => store(typed(), version))
      .then(
        () => null,
        (error: unknown) => error,
      );
  /** Somebody else saved this before the form is sent once more. */
  const overtaken = async (theirs: Note): Promise<unknown> => {
    store.mockRejectedValueOnce(refusal(theirs.version));
    read.mockResolvedValueOnce(theirs);
    return send();
  };
  return { nextVersion, opened, typed, read, store, done, send, overtaken };
}

describe('the next version of a record', () => {
  it('is stored over the version that was read, and nothing is compared', async () => {
    const { nextVersion, read, store, send } = openPage();
    expect(await send()).toBeNull();
    expect(store.mock.calls).toEqual([['mine', 1]]);
    expect(read).not.toHaveBeenCalled();
    expect(nextVersion.theirs()).toBeNull();
  });

  it('is stored over nothing while no version was read', async () => {
    const { opened, store, send } = openPage();
    opened.set(null);
    expect(await send()).toBeNull();
    expect(store).not.toHaveBeenCalled();
  });

  it('is compared with theirs where somebody saved first, and the form learns that it was refused', async () => {
    const { nextVersion, read, overtaken } = openPage();
    expect(await overtaken(noteOf(2))).toMatchObject({ status: 412 });
    expect(read.mock.calls).toEqual([['n']]);
    expect(nextVersion.theirs()).toEqual(noteOf(2));
    expect(nextVersion.over()).toBe(1);
  });

  it('is compared with nothing where it was refused for anything else', async () => {
    const { nextVersion, read, store, send } = openPage();
    store.mockRejectedValueOnce(answered(422));
    expect(await send()).toMatchObject({ status: 422 });
    expect(read).not.toHaveBeenCalled();
    expect(nextVersion.theirs()).toBeNull();
  });

  it('says why theirs could not be read; another try compares again', async () => {
    const { nextVersion, read, store, send, overtaken } = openPage();
    store.mockRejectedValueOnce(refusal(2));
    read.mockRejectedValueOnce(answered(503));
    expect(await send()).toMatchObject({ status: 503 });
    expect(nextVersion.theirs()).toBeNull();
    await overtaken(noteOf(2));
    expect(store.mock.calls).toEqual([
      ['mine', 1],
      ['mine', 1],
    ]);
    expect(nextVersion.theirs()).toEqual(noteOf(2));
  });

  it('is compared with nothing where the record takes no further version', async () => {
    const { nextVersion, read, store, send } = openPage();
    store.mockRejectedValueOnce(refusal(2));
    read.mockResolvedValueOnce(null);
    await send();
    expect(nextVersion.theirs()).toBeNull();
  });

  it('holds what stands in the form when mine is kept, over theirs, and is sent once', async () => {
    const { nextVersion, typed, store, done, overtaken } = openPage();
    await overtaken(noteOf(2));
    typed.set('mine, and theirs taken over by hand');
    await Promise.all([nextVersion.keepMine(), nextVersion.keepMine()]);
    expect(store.mock.calls.slice(1)).toEqual([['mine, and theirs taken over by hand', 2]]);
    expect(done).toEqual(['send over 2']);
    expect(nextVersion.theirs()).toBeNull();
  });

  it('stays over theirs where the form that mine was kept of had to be completed first', async () => {
    const { nextVersion, store, send, overtaken } = openPage();
    await overtaken(noteOf(2));
    store.mockRejectedValueOnce(answered(422));
    await nextVersion.keepMine();
    await send();
    expect(store.mock.calls.map(([, version]) => version)).toEqual([1, 2, 2]);
  });

  it('gives way to theirs: what was typed is dropped before the page reads again', async () => {
    const { nextVersion, opened, store, done, overtaken, send } = openPage();
    await overtaken(noteOf(2));
    const taken = nextVersion.takeTheirs();
    expect(nextVersion.theirs()).toBeNull();
    await taken;
    expect(done).toEqual(['discard', 'reload']);
    opened.set(noteOf(2));
    await send();
    expect(store.mock.calls.map(([, version]) => version)).toEqual([1, 2]);
  });

  it('is compared anew each time that somebody is faster once more', async () => {
    const { nextVersion, read, store, overtaken } = openPage();
    await overtaken(noteOf(2));
    store.mockRejectedValueOnce(refusal(3));
    read.mockResolvedValueOnce(noteOf(3, 'theirs again'));
    await nextVersion.keepMine();
    expect(nextVersion.theirs()).toEqual(noteOf(3, 'theirs again'));
    // Sent by its own button while the two still stand side by side: nobody said yet that mine goes over theirs.
    await overtaken(noteOf(4));
    expect(nextVersion.theirs()).toEqual(noteOf(4));
    await nextVersion.keepMine();
    expect(store.mock.calls.map(([, version]) => version)).toEqual([1, 2, 2, 4]);
  });

  it('is compared with nothing on a page that was left, or turned to another record, meanwhile', async () => {
    const { nextVersion, opened, read, store, send, overtaken } = openPage();
    let answer = (_theirs: Note): void => undefined;
    read.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    store.mockRejectedValueOnce(refusal(2));
    const sent = send();
    opened.set(noteOf(7, 'read', 'other'));
    await new Promise((resolve) => setTimeout(resolve));
    answer(noteOf(2));
    expect(await sent).toMatchObject({ status: 412 });
    expect(nextVersion.theirs()).toBeNull();
    expect(nextVersion.over()).toBe(7);
    await overtaken(noteOf(8, 'theirs', 'other'));
    expect(nextVersion.theirs()).toEqual(noteOf(8, 'theirs', 'other'));
    opened.set(null);
    expect(nextVersion.theirs()).toBeNull();
    await nextVersion.keepMine();
    expect(store).toHaveBeenCalledTimes(2);
  });

  it('stays beside theirs where the page reads the same record again', async () => {
    const { nextVersion, opened, overtaken } = openPage();
    await overtaken(noteOf(2));
    opened.set(noteOf(1, 'read again'));
    expect(nextVersion.theirs()).toEqual(noteOf(2));
  });
});
