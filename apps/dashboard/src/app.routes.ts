import type { Routes } from '@angular/router';
import { goHome } from './navigation/go-home';
import { leaveWithConsent } from './navigation/leave-with-consent';
import { requireFactor } from './navigation/require-factor';
import { requireRole } from './navigation/require-role';
import { requireSignIn } from './navigation/require-sign-in';
import { Unavailable } from './pages/unavailable';

/**
 * Every address of the dashboard. Paths hold opaque ids only, and titles hold no patient's name: the browser keeps both in its
 * history.
 */
export const appRoutes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: async () => (await import('@glabella/dashboard/feature-identity')).SignIn,
  },
  {
    path: 'forgotten-password',
    title: 'Forgotten password',
    loadComponent: async () =>
      (await import('@glabella/dashboard/feature-identity')).ForgottenPassword,
  },
  {
    path: 'set-up',
    title: 'Set up the practice',
    loadComponent: async () => (await import('@glabella/dashboard/feature-identity')).SetUp,
  },
  {
    // The one-time link; its secret stands in the fragment, which no server ever sees.
    path: 'link',
    title: 'Choose your password',
    loadComponent: async () => (await import('@glabella/dashboard/feature-identity')).OneTimeLink,
  },
  {
    path: 'unavailable',
    title: 'Not available',
    // In the first file: what says that nothing can be fetched could not be fetched itself, and would be asked for without end.
    component: Unavailable,
  },
  {
    path: '',
    loadComponent: async () => (await import('./shell/shell')).Shell,
    canActivate: [requireSignIn],
    canActivateChild: [leaveWithConsent, requireFactor],
    children: [
      { path: '', pathMatch: 'full', canActivate: [goHome], children: [] },
      {
        path: 'caseload',
        title: 'Needs attention',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-caseload')).caseloadRoutes,
      },
      {
        path: 'patients/:patientId/assessments',
        data: { isNear: true },
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-assessments')).assessmentsRoutes,
      },
      {
        path: 'patients/:patientId/adverse-events',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-adverse-events')).patientAdverseEventsRoutes,
      },
      {
        path: 'patients/:patientId/history',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-history')).historyRoutes,
      },
      {
        path: 'patients',
        title: 'Patients',
        data: { isNear: true },
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-patients')).patientsRoutes,
      },
      {
        path: 'due',
        title: 'This week',
        loadChildren: async () => (await import('@glabella/dashboard/feature-due')).dueRoutes,
      },
      {
        path: 'follow-ups',
        title: 'Follow-ups',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-patients')).followUpsRoutes,
      },
      {
        path: 'adverse-events',
        title: 'Adverse events',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-adverse-events')).adverseEventsRoutes,
      },
      {
        path: 'outcomes',
        title: 'Outcomes',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-outcomes')).outcomesRoutes,
      },
      {
        path: 'stock',
        title: 'Stock',
        loadChildren: async () => (await import('@glabella/dashboard/feature-stock')).stockRoutes,
      },
      {
        path: 'recalls',
        title: 'Recalls',
        loadChildren: async () => (await import('@glabella/dashboard/feature-stock')).recallsRoutes,
      },
      {
        path: 'sessions',
        title: 'Injection session',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-sessions')).sessionsRoutes,
      },
      {
        path: 'cosignatures',
        title: 'Co-signatures',
        canActivate: [requireRole('psychiatrist', 'clinician')],
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-sessions')).cosignaturesRoutes,
      },
      {
        path: 'imports',
        title: 'Imports',
        canActivate: [requireRole('administrator')],
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-imports')).importsRoutes,
      },
      {
        path: 'reports',
        title: 'Reports',
        canActivate: [requireRole('administrator', 'psychiatrist')],
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-reports')).reportsRoutes,
      },
      {
        path: 'practice',
        title: 'Practice',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-practice')).practiceRoutes,
      },
      {
        path: 'audit',
        title: 'Audit trail',
        canActivate: [requireRole('administrator')],
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-practice')).auditRoutes,
      },
      {
        path: 'account',
        title: 'Your account',
        loadChildren: async () =>
          (await import('@glabella/dashboard/feature-identity')).accountRoutes,
      },
      {
        path: 'not-allowed',
        title: 'Not allowed',
        loadComponent: async () => (await import('./pages/not-allowed')).NotAllowed,
      },
      {
        path: '**',
        title: 'Page not found',
        loadComponent: async () => (await import('./pages/not-found')).NotFound,
      },
    ],
  },
];
