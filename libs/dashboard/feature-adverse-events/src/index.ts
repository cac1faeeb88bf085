import type { Routes } from '@angular/router';

/** The pages below `/adverse-events`, mounted by apps/dashboard. Titles name neither patient nor event. */
export const adverseEventsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./register/event-register')).EventRegister,
  },
  {
    path: ':eventId',
    pathMatch: 'full',
    title: 'Adverse event',
    loadComponent: async () => (await import('./event/event-page')).EventPage,
  },
  {
    path: ':eventId/correct',
    title: 'Correct an adverse event',
    loadComponent: async () => (await import('./entry/correct-event')).CorrectEvent,
  },
];

/** The pages below `/patients/:patientId/adverse-events`, mounted by apps/dashboard. */
export const patientAdverseEventsRoutes: Routes = [
  {
    path: 'new',
    title: 'Record an adverse event',
    loadComponent: async () => (await import('./entry/record-event')).RecordEvent,
  },
];
