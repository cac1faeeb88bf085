import type { Routes } from '@angular/router';
import { asksEarly, caseloadReading } from '@glabella/dashboard/data-access';
import { caseloadQueryOf, caseloadSearchOf } from './list/caseload-query';

/** The page below `/caseload`, mounted by apps/dashboard. */
export const caseloadRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [
      asksEarly(({ queryParams }) =>
        caseloadReading(caseloadSearchOf(caseloadQueryOf(queryParams))),
      ),
    ],
    loadComponent: async () => (await import('./list/caseload-list')).CaseloadList,
  },
];
