import type { Routes } from '@angular/router';

/** The page below `/cosignatures`, mounted by apps/dashboard. */
export const cosignaturesRoutes: Routes = [
  {
    path: '',
    loadComponent: async () => (await import('./cosignatures/queue-page')).CosignatureQueue,
  },
];

/** The pages below `/sessions`, mounted by apps/dashboard. */
export const sessionsRoutes: Routes = [
  {
    path: 'drafts/:draftId',
    title: 'Injection session, draft',
    loadComponent: async () => (await import('./editor/session-editor-page')).SessionEditorPage,
  },
  {
    path: ':sessionId',
    title: 'Injection session',
    loadComponent: async () => (await import('./record/session-record-page')).SessionRecordPage,
  },
];
