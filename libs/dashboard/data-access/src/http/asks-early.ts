import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, CanActivateFn } from '@angular/router';
import type { ApiReading } from './api-reading';
import { EarlyReads } from './early-reads';

/**
 * Lets everybody pass, and asks for what the page behind a route is going to read while the scripts of that page come. It runs
 * behind the guards of the routes above: for nobody who may not go there.
 *
 * @example canActivate: [asksEarly(({ params }) => patientRecordReading(String(params['patientId'])))]
 */
export function asksEarly(reading: (route: ActivatedRouteSnapshot) => ApiReading): CanActivateFn {
  return (route) => {
    inject(EarlyReads).begin(reading(route));
    return true;
  };
}
