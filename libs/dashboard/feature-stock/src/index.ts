import type { Routes } from '@angular/router';

/** The pages below `/stock`, mounted by apps/dashboard. */
export const stockRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./stock/stock-page')).StockPage,
  },
  {
    path: 'receive',
    title: 'Receive a delivery',
    loadComponent: async () => (await import('./stock/receive-delivery')).ReceiveDelivery,
  },
  {
    path: 'lots/:lotId',
    title: 'Lot',
    loadComponent: async () => (await import('./lot/lot-page')).LotPage,
  },
];

/** The pages below `/recalls`, mounted by apps/dashboard. Titles name no patient; a lot number is no patient data. */
export const recallsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./recalls/recall-list')).RecallListPage,
  },
  {
    path: 'lot',
    title: 'Who received a lot',
    loadComponent: async () => (await import('./recalls/lot-lookup')).LotLookup,
  },
  {
    path: ':recallId',
    title: 'Recall',
    loadComponent: async () => (await import('./recalls/recall-page')).RecallPage,
  },
];
