import { inject } from '@angular/core';
import { type CanActivateChildFn, Router } from '@angular/router';
import { CurrentUser } from '@glabella/dashboard/data-access';

const accountPage = '/account';

/**
 * Keeps whoever has to set up a second factor first on the page on which that is done. The server refuses the rest anyway;
 * this spares them pages full of refusals.
 */
export const requireFactor: CanActivateChildFn = (_route, state) => {
  if (!inject(CurrentUser).me()?.lacksSecondFactor) return true;
  return state.url.startsWith(accountPage) || inject(Router).parseUrl(accountPage);
};
