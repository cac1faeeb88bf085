import { signal } from '@angular/core';
import type { SessionDraftBody } from '@glabella/contracts';
import { ApiProblem, networkLost } from '@glabella/dashboard/data-access';
import { draftOf, newBody } from '../testing/session-draft';
import { retryDelayMs, saveDelayMs, SessionKeeper } from './session-keeper';

const refusal = (status: number) =>
  new ApiProblem({ code: 'x', title: 'Refused', status, detail: 'Do this.', requestId: null });

function setUp() {
  const draft = draftOf();
  const body = signal<SessionDraftBody>(draft.body);
  const sent: { lot: string | null; version: number }[] = [];
  const outcomes: Error[] = [];
  const slow: Promise<void>[] = [];
  const server = { version: draft.version, body: draft.body, isGone: false };
  const keeper = new SessionKeeper(draft, body, {
    readDraft: async () => {
      if (server.isGone) throw refusal(404);
      return draftOf(server.body, { version: server.version, updatedAt: '2026-11-23T14:09:00Z' });
    },
    saveDraft: async (_id, saved, version) => {
      sent.push({ lot: saved.lotNumber, version });
      await slow.shift();
      const outcome = outcomes.shift();
      if (outcome) throw outcome;
      server.version = version + 1;
      server.body = saved;
      return { version: server.version, savedAt: '2026-11-23T14:02:00Z' };
    },
  });
  const write = (lotNumber: string): void => {
    body.set({ ...body(), lotNumber });
    keeper.noticeChange();
  };
  return { keeper, body, sent, outcomes, server, slow, write };
}

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

describe('the keeping of a session draft', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('saves a second after the last change, not at every key', async () => {
    const { keeper, sent, write } = setUp();
    write('C');
    await pass(saveDelayMs - 1);
    write('C7');
    await pass(saveDelayMs - 1);
    expect(sent).toEqual([]);
    expect(keeper.keeping().kind).toBe('changed');
    expect(keeper.hasUnsaved()).toBe(true);
    await pass(1);
    expect(sent).toEqual([{ lot: 'C7', version: 3 }]);
    expect(keeper.keeping()).toEqual({ kind: 'kept', at: '2026-11-23T14:02:00Z' });
    expect(keeper.hasUnsaved()).toBe(false);
  });

  it('starts every save from the version of the one before', async () => {
    const { sent, write } = setUp();
    write('C1');
    await pass(saveDelayMs);
    write('C2');
    await pass(saveDelayMs);
    expect(sent.map(({ version }) => version)).toEqual([3, 4]);
  });

  it('saves what was typed while a save was on its way, after it', async () => {
    const { keeper, sent, slow, write } = setUp();
    let arrive: () => void = () => undefined;
    slow.push(new Promise<void>((resolve) => (arrive = resolve)));
    write('C1');
    await pass(saveDelayMs);
    write('C2');
    await pass(saveDelayMs);
    expect(sent.map(({ lot }) => lot)).toEqual(['C1']);
    arrive();
    await pass(saveDelayMs);
    expect(sent).toEqual([
      { lot: 'C1', version: 3 },
      { lot: 'C2', version: 4 },
    ]);
    expect(keeper.keeping().kind).toBe('kept');
  });

  it('says that the connection is lost and tries until it is back', async () => {
    const { keeper, sent, outcomes, write } = setUp();
    outcomes.push(networkLost(), networkLost());
    write('C1');
    await pass(saveDelayMs);
    expect(keeper.keeping().kind).toBe('waiting');
    await pass(retryDelayMs);
    expect(keeper.keeping().kind).toBe('waiting');
    expect(keeper.hasUnsaved()).toBe(true);
    await pass(retryDelayMs);
    expect(sent).toHaveLength(3);
    expect(keeper.keeping().kind).toBe('kept');
  });

  it.each([429, 500, 503])('tries again after an answer %i', async (status) => {
    const { keeper, outcomes, write } = setUp();
    outcomes.push(refusal(status));
    write('C1');
    await pass(saveDelayMs);
    expect(keeper.keeping().kind).toBe('waiting');
    await pass(retryDelayMs);
    expect(keeper.keeping().kind).toBe('kept');
  });

  it.each([400, 403, 409, 422])(
    'shows a refusal %i and tries again only with the next change',
    async (status) => {
      const { keeper, sent, outcomes, write } = setUp();
      outcomes.push(refusal(status));
      write('C1');
      await pass(saveDelayMs);
      expect(keeper.keeping()).toMatchObject({ kind: 'refused', problem: { detail: 'Do this.' } });
      await pass(10 * retryDelayMs);
      expect(sent).toHaveLength(1);
      write('C2');
      await pass(saveDelayMs);
      expect(keeper.keeping().kind).toBe('kept');
    },
  );

  it('keeps both when somebody else saved first, and asks', async () => {
    const { keeper, body, server, outcomes, sent, write } = setUp();
    server.version = 7;
    server.body = { ...newBody, lotNumber: 'THEIRS' };
    outcomes.push(refusal(412));
    write('MINE');
    await pass(saveDelayMs);
    expect(keeper.keeping()).toMatchObject({
      kind: 'conflict',
      theirs: { version: 7, body: { lotNumber: 'THEIRS' } },
    });
    expect(body().lotNumber).toBe('MINE');
    write('MINE2');
    await pass(10 * retryDelayMs);
    expect(sent).toHaveLength(1);
    expect(await keeper.settle()).toBe(false);
    const state = keeper.keeping();
    if (state.kind !== 'conflict') throw new Error('no conflict');
    await keeper.saveOver(state.theirs);
    expect(sent.at(-1)).toEqual({ lot: 'MINE2', version: 7 });
    expect(keeper.keeping().kind).toBe('kept');
  });

  it('saves what stands here over what the other saved, also where all of it was saved before', async () => {
    const { keeper, server, sent, write } = setUp();
    write('MINE');
    await pass(saveDelayMs);
    server.version = 7;
    server.body = { ...newBody, lotNumber: 'THEIRS' };
    await keeper.lookForNewer();
    const state = keeper.keeping();
    if (state.kind !== 'conflict') throw new Error('no conflict');
    await keeper.saveOver(state.theirs);
    expect(sent.map(({ lot, version }) => `${lot} over ${version}`)).toEqual([
      'MINE over 3',
      'MINE over 7',
    ]);
    expect(keeper.keeping().kind).toBe('kept');
  });

  it('goes on from what the other saved once the page has taken it over', async () => {
    const { keeper, body, server, outcomes, sent, write } = setUp();
    server.version = 7;
    server.body = { ...newBody, lotNumber: 'THEIRS' };
    outcomes.push(refusal(412));
    write('MINE');
    await pass(saveDelayMs);
    const state = keeper.keeping();
    if (state.kind !== 'conflict') throw new Error('no conflict');
    body.set(state.theirs.body);
    keeper.adopt(state.theirs);
    expect(keeper.hasUnsaved()).toBe(false);
    write('NEXT');
    await pass(saveDelayMs);
    expect(sent.at(-1)).toEqual({ lot: 'NEXT', version: 7 });
  });

  it('is no conflict with itself when only the answer to its own save was lost', async () => {
    const { keeper, server, outcomes, sent, write } = setUp();
    outcomes.push(networkLost());
    write('C1');
    await pass(saveDelayMs);
    // The save had arrived; the database answers the keys in an order of its own.
    server.version = 4;
    server.body = Object.fromEntries(
      Object.entries({ ...newBody, lotNumber: 'C1' }).reverse(),
    ) as SessionDraftBody;
    outcomes.push(refusal(412));
    write('C12');
    await pass(saveDelayMs);
    await pass(saveDelayMs);
    expect(sent.map(({ lot, version }) => `${lot} over ${version}`)).toEqual([
      'C1 over 3',
      'C12 over 3',
      'C12 over 4',
    ]);
    expect(keeper.keeping().kind).toBe('kept');
  });

  it('says when the draft was signed or discarded elsewhere', async () => {
    const { keeper, outcomes, write } = setUp();
    outcomes.push(refusal(404));
    write('C1');
    await pass(saveDelayMs);
    expect(keeper.keeping().kind).toBe('gone');
    expect(keeper.hasUnsaved()).toBe(false);
  });

  it('saves at once when asked to settle, and says whether everything is there', async () => {
    const { keeper, sent, outcomes, write } = setUp();
    expect(await keeper.settle()).toBe(true);
    expect(sent).toEqual([]);
    write('C1');
    expect(await keeper.settle()).toBe(true);
    expect(sent).toHaveLength(1);
    outcomes.push(networkLost());
    write('C2');
    expect(await keeper.settle()).toBe(false);
  });

  it('saves nothing more once it was stopped', async () => {
    const { keeper, sent, write } = setUp();
    write('C1');
    keeper.stop();
    await pass(10 * saveDelayMs);
    expect(sent).toEqual([]);
    expect(keeper.hasUnsaved()).toBe(false);
  });

  it('notices a newer version when it is told to look', async () => {
    const { keeper, server } = setUp();
    await keeper.lookForNewer();
    expect(keeper.keeping().kind).toBe('kept');
    server.version = 9;
    server.body = { ...newBody, lotNumber: 'THEIRS' };
    await keeper.lookForNewer();
    expect(keeper.keeping().kind).toBe('conflict');
  });
});
