import type { Routes } from '@angular/router';
import { clinicalChartProviders } from '@glabella/dashboard/ui/clinical-chart';
import { PatientPage } from './patient-page';

/** The page of a patient with the parts of Chart.js it draws with: the list of patients loads neither. */
export const recordRoutes: Routes = [
  { path: '', component: PatientPage, providers: [clinicalChartProviders] },
];
