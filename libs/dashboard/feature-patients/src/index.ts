import type { Routes } from '@angular/router';
import { asksEarly, patientRecordReading } from '@glabella/dashboard/data-access';

/** The pages below `/patients`, mounted by apps/dashboard. Titles name no patient: the browser keeps them. */
export const patientsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./list/patient-list')).PatientList,
  },
  {
    path: 'new',
    title: 'New patient',
    loadComponent: async () => (await import('./patient-form/new-patient')).NewPatient,
  },
  {
    path: ':patientId',
    pathMatch: 'full',
    title: 'Patient',
    data: { isNear: true, isLarge: true },
    canActivate: [asksEarly(({ params }) => patientRecordReading(String(params['patientId'])))],
    loadComponent: async () => (await import('./record/patient-page')).PatientPage,
  },
  {
    path: ':patientId/summary',
    title: 'Patient summary',
    loadComponent: async () => (await import('./record/summary-page')).SummaryPage,
  },
  {
    path: ':patientId/leaflet/:sessionId',
    title: 'Leaflet for the patient',
    loadComponent: async () => (await import('./leaflet/leaflet-page')).LeafletPage,
  },
  {
    path: ':patientId/edit',
    title: 'Correct a patient',
    loadComponent: async () => (await import('./patient-form/edit-patient')).EditPatient,
  },
  {
    path: ':patientId/courses/new',
    title: 'Start a course',
    loadComponent: async () => (await import('./course/course-page')).CoursePage,
  },
  {
    path: ':patientId/courses/:courseId/consent',
    title: 'Record a consent',
    loadComponent: async () => (await import('./consent/consent-page')).ConsentPage,
  },
  {
    path: ':patientId/courses/:courseId/edit',
    title: 'Correct a course',
    loadComponent: async () => (await import('./course/course-page')).CoursePage,
  },
];

/** The page below `/follow-ups`, mounted by apps/dashboard. */
export const followUpsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('./follow-ups/follow-up-register')).FollowUpRegister,
  },
];
