import type { Routes } from '@angular/router';

/** The pages below `/imports`, mounted by apps/dashboard. */
export const importsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./batches/imports-page')).ImportsPage,
  },
  {
    path: 'new',
    title: 'Import a file',
    loadComponent: async () => (await import('./new-import/new-import')).NewImport,
  },
  {
    path: ':batchId',
    title: 'Import',
    loadComponent: async () => (await import('./batches/batch-page')).BatchPage,
  },
];
