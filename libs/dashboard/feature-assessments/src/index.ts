import type { Routes } from '@angular/router';

/** The pages below `/patients/:patientId/assessments`, mounted by apps/dashboard. */
export const assessmentsRoutes: Routes = [
  {
    path: 'new',
    title: 'Record a questionnaire',
    data: { isNear: true },
    loadComponent: async () => (await import('./entry/record-assessment')).RecordAssessment,
  },
  {
    path: ':assessmentId/correct',
    title: 'Correct a questionnaire',
    loadComponent: async () => (await import('./entry/correct-assessment')).CorrectAssessment,
  },
];
