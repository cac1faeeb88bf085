import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';

/** Opens a page to these roles; the server refuses the others anyway, this tells them before it does. */
export function requireRole(...roles: readonly Role[]): CanActivateFn {
  return () => {
    const router = inject(Router);
    if (inject(CurrentUser).hasRole(...roles)) return true;
    return new RedirectCommand(router.parseUrl('/not-allowed'), { skipLocationChange: true });
  };
}
