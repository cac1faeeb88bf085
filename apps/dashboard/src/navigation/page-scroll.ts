import { ViewportScroller } from '@angular/common';
import { inject, Service } from '@angular/core';
import { NavigationEnd, Router, Scroll } from '@angular/router';
import { filter } from 'rxjs';

/**
 * Where a page stands once it was gone to: at its top, at the part that its address names, or where it was left. It stays
 * where it is when only a filter in its address changed, so that the control that was used does not leave the screen.
 */
@Service()
export class PageScroll {
  private readonly router = inject(Router);
  private readonly viewport = inject(ViewportScroller);

  /** Called once at the start. */
  followNavigation(): void {
    this.viewport.setHistoryScrollRestoration('manual');
    let before: string | null = null;
    this.router.events.pipe(filter((event) => event instanceof Scroll)).subscribe((event) => {
      const { routerEvent, position, anchor } = event;
      const url = routerEvent instanceof NavigationEnd ? routerEvent.urlAfterRedirects : null;
      const path = url?.split(/[?#]/)[0] ?? null;
      const isChangedFilter = path !== null && path === before;
      before = path ?? before;
      // Undefined, against its type, where the place is not known any more.
      if (position) this.viewport.scrollToPosition(position, { behavior: 'instant' });
      else if (anchor !== null) this.viewport.scrollToAnchor(anchor);
      else if (!isChangedFilter) this.viewport.scrollToPosition([0, 0]);
    });
  }
}
