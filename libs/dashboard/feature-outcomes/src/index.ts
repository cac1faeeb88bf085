import type { Routes } from '@angular/router';

/** The pages below `/outcomes`, mounted by apps/dashboard. */
export const outcomesRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./page/outcomes-page')).OutcomesPage,
  },
  {
    path: 'saved',
    title: 'Saved reports',
    loadComponent: async () => (await import('./saved/saved-reports-page')).SavedReportsPage,
  },
];
