import { Service } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { EMPTY, from, type Observable, switchMap } from 'rxjs';
import { whenIdle } from './when-idle';

/** Fetches the pages whose routes say `data: { isNear: true }` once the first one stands, so that a click opens them at once. */
@Service()
export class PreloadNearPages implements PreloadingStrategy {
  preload(route: Route, load: () => Observable<unknown>): Observable<unknown> {
    return route.data?.['isNear'] === true ? from(whenIdle()).pipe(switchMap(load)) : EMPTY;
  }
}
