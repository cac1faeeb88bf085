import { resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiProblem } from './api-problem';
import { growingList, readPage } from './growing-list';

interface Page {
  readonly rows: readonly number[];
  readonly nextCursor: string | null;
}

async function listOf(readOn: (cursor: string) => Promise<Page>) {
  const first = TestBed.runInInjectionContext(() =>
    resource<Page, unknown>({ loader: async () => ({ rows: [1], nextCursor: 'b' }) }),
  );
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
  return growingList(readPage(first), readOn);
}

describe('a list of which more is read when asked', () => {
  it('grows by the next page until there is none', async () => {
    const asked: string[] = [];
    const list = await listOf(async (cursor) => {
      asked.push(cursor);
      return { rows: [2], nextCursor: null };
    });
    await list.loadMore();
    await list.loadMore();
    expect(asked).toEqual(['b']);
    expect(list.pages().flatMap(({ rows }) => rows)).toEqual([1, 2]);
    expect(list.nextCursor()).toBeNull();
  });

  it('asks once while a page is on its way', async () => {
    const sent = signal(0);
    const list = await listOf(async () => {
      sent.update((count) => count + 1);
      return { rows: [2], nextCursor: 'c' };
    });
    await Promise.all([list.loadMore(), list.loadMore()]);
    expect(sent()).toBe(1);
    expect(list.isLoadingMore()).toBe(false);
  });

  it('reads to the end, after a page that is on its way already', async () => {
    const asked: string[] = [];
    const following: Readonly<Record<string, string>> = { b: 'c', c: 'd' };
    const list = await listOf(async (cursor) => {
      asked.push(cursor);
      return { rows: [2], nextCursor: following[cursor] ?? null };
    });
    await Promise.all([list.loadMore(), list.loadRest()]);
    await list.loadRest();
    expect(asked).toEqual(['b', 'c', 'd']);
    expect(list.pages()).toHaveLength(4);
  });

  it('stops where a page fails', async () => {
    const list = await listOf(async (cursor) => {
      if (cursor === 'c') throw new Error('no connection');
      return { rows: [2], nextCursor: 'c' };
    });
    await list.loadRest();
    expect(list.pages()).toHaveLength(2);
    expect(list.moreProblem()).toBeInstanceOf(ApiProblem);
  });

  it('keeps what is there when the next page fails, says why, and tries again', async () => {
    let fails = true;
    const list = await listOf(async () => {
      if (fails) throw new Error('no connection');
      return { rows: [2], nextCursor: null };
    });
    await list.loadMore();
    expect(list.moreProblem()).toBeInstanceOf(ApiProblem);
    expect(list.pages()).toHaveLength(1);
    fails = false;
    await list.loadMore();
    expect(list.moreProblem()).toBeNull();
    expect(list.pages()).toHaveLength(2);
  });

  it('does not append to another first page what was read on for the one before', async () => {
    const first = TestBed.runInInjectionContext(() =>
      resource<Page, unknown>({ loader: async () => ({ rows: [1], nextCursor: 'b' }) }),
    );
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    let answer = (_page: Page): void => undefined;
    const list = growingList(
      readPage(first),
      () => new Promise<Page>((resolve) => (answer = resolve)),
    );
    const reading = list.loadMore();
    first.set({ rows: [7], nextCursor: 'h' });
    answer({ rows: [2], nextCursor: null });
    await reading;
    expect(list.pages().flatMap(({ rows }) => rows)).toEqual([7]);
    expect(list.nextCursor()).toBe('h');
  });

  it('says nothing of the next first page by what failed of the one before', async () => {
    const first = TestBed.runInInjectionContext(() =>
      resource<Page, unknown>({ loader: async () => ({ rows: [1], nextCursor: 'b' }) }),
    );
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    let fail = (_error: Error): void => undefined;
    const list = growingList(
      readPage(first),
      () => new Promise<Page>((_, reject) => (fail = reject)),
    );
    const failing = list.loadMore();
    fail(new Error('no connection'));
    await failing;
    expect(list.moreProblem()).toBeInstanceOf(ApiProblem);
    first.set({ rows: [7], nextCursor: null });
    expect(list.moreProblem()).toBeNull();
    first.set({ rows: [8], nextCursor: 'i' });
    const late = list.loadMore();
    first.set({ rows: [9], nextCursor: null });
    fail(new Error('no connection'));
    await late;
    expect(list.moreProblem()).toBeNull();
  });

  it('reads on at once in another list, whatever is still read for the one before', async () => {
    const page = signal<Page>({ rows: [1], nextCursor: 'b' });
    const answers = new Map<string, (answer: Page) => void>();
    const list = growingList(
      page,
      (cursor) => new Promise<Page>((resolve) => answers.set(cursor, resolve)),
    );
    const before = list.loadMore();
    page.set({ rows: [7], nextCursor: 'h' });
    expect(list.isLoadingMore()).toBe(false);
    const now = list.loadMore();
    expect([...answers.keys()]).toEqual(['b', 'h']);
    answers.get('b')?.({ rows: [2], nextCursor: null });
    await before;
    expect(list.isLoadingMore()).toBe(true);
    answers.get('h')?.({ rows: [8], nextCursor: null });
    await now;
    expect(list.isLoadingMore()).toBe(false);
    expect(list.pages().flatMap(({ rows }) => rows)).toEqual([7, 8]);
  });
});
