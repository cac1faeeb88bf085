import { ViewportScroller } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { type Event, NavigationEnd, NavigationSkipped, Router, Scroll } from '@angular/router';
import { Subject } from 'rxjs';
import { PageScroll } from './page-scroll';

const begins: [number, number] = [0, 0];

function setUp() {
  const events = new Subject<Event>();
  const scrollToPosition = jest.fn();
  const scrollToAnchor = jest.fn();
  const setHistoryScrollRestoration = jest.fn();
  const viewport = { setHistoryScrollRestoration, scrollToPosition, scrollToAnchor };
  TestBed.configureTestingModule({
    providers: [
      { provide: Router, useValue: { events } },
      { provide: ViewportScroller, useValue: viewport },
    ],
  });
  TestBed.inject(PageScroll).followNavigation();
  const end = (url: string) => new NavigationEnd(1, url, url);
  const anchorOf = (url: string) => url.split('#')[1] ?? null;
  return {
    scrollToPosition,
    scrollToAnchor,
    go: (url: string) => events.next(new Scroll(end(url), null, anchorOf(url))),
    back: (url: string, to: [number, number]) => events.next(new Scroll(end(url), to, null)),
    again: (url: string) =>
      events.next(new Scroll(new NavigationSkipped(1, url, ''), null, anchorOf(url))),
  };
}

describe('PageScroll', () => {
  it('begins each page at its top', () => {
    const { go, scrollToPosition } = setUp();
    go('/patients');
    go('/due?week=2026-03-02');
    expect(scrollToPosition.mock.calls).toEqual([[begins], [begins]]);
  });

  it('stays where it is when only a filter changed, also back on a page', () => {
    const { go, scrollToPosition } = setUp();
    for (const url of ['/patients', '/due', '/patients']) go(url);
    scrollToPosition.mockClear();
    go('/patients?range=1y');
    go('/patients?range=1y&axis=weeks');
    expect(scrollToPosition).not.toHaveBeenCalled();
  });

  it('goes to the part that the address names', () => {
    const { go, scrollToAnchor, scrollToPosition } = setUp();
    go('/patients#sessions');
    go('/patients?range=1y#sessions');
    expect(scrollToAnchor.mock.calls).toEqual([['sessions'], ['sessions']]);
    expect(scrollToPosition).not.toHaveBeenCalled();
  });

  it('comes back to where a page was left', () => {
    const { go, back, scrollToPosition } = setUp();
    go('/patients');
    go('/due');
    back('/patients', [0, 900]);
    expect(scrollToPosition).toHaveBeenLastCalledWith([0, 900], { behavior: 'instant' });
  });

  it('goes to the top of a page that is chosen again', () => {
    const { go, again, scrollToPosition } = setUp();
    go('/patients');
    again('/patients');
    expect(scrollToPosition).toHaveBeenCalledTimes(2);
  });
});
