import { inject, Service } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { catchError, EMPTY, from, type Observable, switchMap } from 'rxjs';
import { whenIdle } from './when-idle';

/**
 * Fetches the pages whose routes say `data: { isNear: true }` once the first one stands, so that a click opens them at once; for
 * nobody who is not signed in. What cannot be fetched, as without a connection, is fetched when it is opened.
 */
@Service()
export class PreloadNearPages implements PreloadingStrategy {
  private readonly user = inject(CurrentUser);

  preload(route: Route, load: () => Observable<unknown>): Observable<unknown> {
    const isWanted = route.data?.['isNear'] === true && this.user.me();
    if (!isWanted) return EMPTY;
    return from(whenIdle()).pipe(
      switchMap(load),
      catchError(() => EMPTY),
    );
  }
}
