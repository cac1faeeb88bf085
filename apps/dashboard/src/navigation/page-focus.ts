import { DOCUMENT } from '@angular/common';
import { inject, Service } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** How long a page may take until its heading stands, in milliseconds. */
export const headingPatienceMs = 10_000;

/**
 * Moves the focus to the heading of each new page, as a page load would, so that keyboard and screen reader begin there. A page
 * that is a form may mark its first control with `data-first-focus` to take the focus instead.
 */
@Service()
export class PageFocus {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private stopWaiting: () => void = () => undefined;

  /** Called once at the start. */
  followNavigation(): void {
    let before: string | null = null;
    this.router.events
      .pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(({ urlAfterRedirects }) => {
        const [path = ''] = urlAfterRedirects.split(/[?#]/);
        // The first page is the browser's own load, and a changed filter is not a new page.
        if (before !== null && before !== path) this.focusWhenThere();
        before = path;
      });
  }

  private focusWhenThere(): void {
    this.stopWaiting();
    const leftBehind = this.document.activeElement;
    const observer = new MutationObserver(() => this.tryFocus(leftBehind));
    const timer = setTimeout(() => this.stopWaiting(), headingPatienceMs);
    this.stopWaiting = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    observer.observe(this.document.body, { childList: true, subtree: true });
    // The new page is rendered after the event.
    setTimeout(() => this.tryFocus(leftBehind));
  }

  private tryFocus(leftBehind: Element | null): void {
    const focused = this.document.activeElement;
    const movedOn = focused !== this.document.body && focused !== leftBehind;
    const target =
      this.document.querySelector<HTMLElement>('main [data-first-focus]') ??
      this.document.querySelector<HTMLElement>('main h1');
    if (movedOn) this.stopWaiting();
    else if (target) {
      this.stopWaiting();
      if (target.matches('h1')) target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  }
}
