import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ProblemText } from '../states/error-state';
import { Toasts } from '../toasts/toasts';
import { printsAll } from './prints-all';

const nextCursor = signal<string | null>('c1');
const moreProblem = signal<ProblemText | null>(null);
let rest = (): void => undefined;

@Component({ template: '' })
class Page {
  readonly print = printsAll({
    nextCursor,
    moreProblem,
    isLoadingMore: () => false,
    loadMore: () => Promise.resolve(),
    loadRest: () => Promise.resolve(rest()),
  });
}

describe('printing a list whole', () => {
  const printed = jest.fn();

  beforeEach(() => {
    printed.mockReset();
    jest.spyOn(window, 'print').mockImplementation(printed);
    nextCursor.set('c1');
    moreProblem.set(null);
  });

  const press = async (): Promise<void> => {
    const fixture = TestBed.createComponent(Page);
    await fixture.componentInstance.print();
    TestBed.tick();
    await fixture.whenStable();
  };

  it('reads the rest first', async () => {
    rest = () => nextCursor.set(null);
    await press();
    expect(printed).toHaveBeenCalledTimes(1);
    expect(TestBed.inject(Toasts).current()).toBeNull();
  });

  it('says why nothing is printed where the rest could not be read', async () => {
    rest = () => moreProblem.set({ title: 'The server is busy', detail: 'Wait a minute.' });
    await press();
    expect(printed).not.toHaveBeenCalled();
    expect(TestBed.inject(Toasts).current()?.text).toBe(
      'Not printed, as not every row could be read: The server is busy',
    );
  });
});
