import { Service } from '@angular/core';
import {
  type ActivatedRouteSnapshot,
  BaseRouteReuseStrategy,
  destroyDetachedRouteHandle,
  type DetachedRouteHandle,
} from '@angular/router';
import { whenSettled } from './when-settled';

/**
 * A page whose route says `data: { isLarge: true }` leaves the screen at once and is taken apart once the next page stands: that
 * takes as long as building a form does. No page is ever shown again.
 */
@Service()
export class LeaveLargePagesLater extends BaseRouteReuseStrategy {
  override shouldDetach({ data }: ActivatedRouteSnapshot): boolean {
    return data['isLarge'] === true;
  }

  override store(_: ActivatedRouteSnapshot, left: DetachedRouteHandle | null): void {
    if (left) void whenSettled().then(() => destroyDetachedRouteHandle(left));
  }
}
