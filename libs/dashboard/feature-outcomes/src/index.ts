import type { Routes } from '@angular/router';

/** The page below `/outcomes`, mounted by apps/dashboard. */
export const outcomesRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./page/outcomes-page')).OutcomesPage,
  },
];
