import type { Routes } from '@angular/router';
import type { HistoryAddress } from '@glabella/dashboard/data-access';

/** A new record of a history, and one that is corrected; titles name no patient. */
function entryRoutes(address: HistoryAddress, title: string): Routes {
  const loadComponent = async () => (await import('./entry/history-entry')).HistoryEntry;
  return [
    { path: `${address}/new`, title: `Record ${title}`, data: { address }, loadComponent },
    { path: `${address}/:recordId`, title: `Correct ${title}`, data: { address }, loadComponent },
  ];
}

/** The pages below `/patients/:patientId/history`, mounted by apps/dashboard. */
export const historyRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Treatment history',
    loadComponent: async () => (await import('./page/history-page')).HistoryPage,
  },
  ...entryRoutes('prior-treatments', 'a treatment'),
  ...entryRoutes('medications', 'a medication'),
  ...entryRoutes('frown-ratings', 'a frown rating'),
  ...entryRoutes('life-events', 'a life event'),
];
