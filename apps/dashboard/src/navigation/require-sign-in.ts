import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { CurrentUser } from '@glabella/dashboard/data-access';

/** Opens a page to whoever is signed in; others go to the sign-in page, which leads back here. */
export const requireSignIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const me = await inject(CurrentUser).load();
  if (me) return true;
  return router.createUrlTree(['/sign-in'], {
    queryParams: state.url === '/' ? {} : { next: state.url },
  });
};
