import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { CurrentUser } from '@glabella/dashboard/data-access';

/** Where the day begins: with who needs somebody for those who treat, with the patients for everybody else. */
export const goHome: CanActivateFn = () => {
  const treats = inject(CurrentUser).hasRole('psychiatrist', 'clinician');
  return inject(Router).parseUrl(treats ? '/caseload' : '/patients');
};
