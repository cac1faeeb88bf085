import type { Routes } from '@angular/router';

/** The pages below `/reports`, mounted by apps/dashboard. */
export const reportsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./exports/exports-page')).ExportsPage,
  },
  {
    path: 'lists',
    title: 'Lists',
    loadComponent: async () =>
      (await import('./lists/operational-lists-page')).OperationalListsPage,
  },
];
