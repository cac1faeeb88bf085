import type { Routes } from '@angular/router';

/** The page below `/due`, mounted by apps/dashboard. */
export const dueRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./due-page')).DuePage,
  },
];
