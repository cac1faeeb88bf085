import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LoadMore, type MoreToLoad } from './load-more';
import type { ProblemText } from './error-state';
import { words } from '../testing/words';

@Component({
  imports: [LoadMore],
  template: `<glabella-load-more [list]="list" isCompact place="middle"
    ><p>The latest 50.</p></glabella-load-more
  >`,
})
class Page {
  readonly nextCursor = signal<string | null>('c1');
  readonly isLoadingMore = signal(false);
  readonly moreProblem = signal<ProblemText | null>(null);
  asked = 0;
  /** What the last answer brings. */
  last: string | null = 'c1';
  protected readonly list: MoreToLoad = {
    nextCursor: this.nextCursor,
    isLoadingMore: this.isLoadingMore,
    moreProblem: this.moreProblem,
    loadMore: async () => {
      this.asked += 1;
      await Promise.resolve();
      this.nextCursor.set(this.last);
    },
  };
}

async function open() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const foot: HTMLElement = fixture.nativeElement;
  const press = (label: string): void =>
    [...foot.querySelectorAll('button')].find((one) => one.textContent?.includes(label))?.click();
  return { fixture, foot, press, page: fixture.componentInstance };
}

describe('LoadMore', () => {
  it('reads on at a press, and says while it does', async () => {
    const { fixture, foot, press, page } = await open();
    expect(words(foot)).toBe('The latest 50. Load more');
    expect(foot.querySelector('button')?.className).toBe('btn compact middle');
    press('Load more');
    expect(page.asked).toBe(1);
    page.isLoadingMore.set(true);
    await fixture.whenStable();
    expect(words(foot)).toBe('The latest 50. Loading');
    expect(foot.querySelector('button')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('says why reading on failed, and tries again', async () => {
    const { fixture, foot, press, page } = await open();
    page.moreProblem.set({ title: 'Busy', detail: 'Wait a minute.' });
    await fixture.whenStable();
    expect(words(foot)).toBe('Busy Wait a minute. Try again The latest 50. Load more');
    press('Try again');
    expect(page.asked).toBe(1);
  });

  it('is nothing at the end', async () => {
    const { fixture, foot, page } = await open();
    page.nextCursor.set(null);
    await fixture.whenStable();
    expect(words(foot)).toBe('');
  });

  it('holds the focus of who pressed it for the last time, until they go on', async () => {
    const { fixture, foot, page } = await open();
    document.body.append(foot);
    page.last = null;
    foot.querySelector('button')?.focus();
    foot.querySelector('button')?.click();
    await fixture.whenStable();
    expect(words(foot)).toBe('Everything is shown.');
    expect(document.activeElement).toBe(foot.querySelector('p'));
    (document.activeElement as HTMLElement).blur();
    await fixture.whenStable();
    expect(words(foot)).toBe('');
    foot.remove();
  });

  it('takes no focus from who went on to something else meanwhile', async () => {
    const { fixture, foot, press, page } = await open();
    const field = document.createElement('input');
    document.body.append(foot, field);
    page.last = null;
    foot.querySelector('button')?.focus();
    press('Load more');
    field.focus();
    await fixture.whenStable();
    expect(document.activeElement).toBe(field);
    expect(words(foot)).toBe('');
    foot.remove();
    field.remove();
  });

  it('keeps the focus at the foot while it tries again, and where that fails too', async () => {
    const { fixture, foot, press, page } = await open();
    document.body.append(foot);
    page.moreProblem.set({ title: 'Busy', detail: 'Wait a minute.' });
    await fixture.whenStable();
    foot.querySelector('button')?.focus();
    press('Try again');
    page.moreProblem.set(null);
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toContain('Load more');
    foot.remove();
  });

  it('does nothing where its page was left before the answer came', async () => {
    const { fixture, foot, press, page } = await open();
    document.body.append(foot);
    page.last = null;
    foot.querySelector('button')?.focus();
    press('Load more');
    fixture.destroy();
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.nextCursor()).toBeNull();
    foot.remove();
  });
});
