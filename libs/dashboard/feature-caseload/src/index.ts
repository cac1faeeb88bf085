import type { Routes } from '@angular/router';

/** The page below `/caseload`, mounted by apps/dashboard. */
export const caseloadRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./list/caseload-list')).CaseloadList,
  },
];
